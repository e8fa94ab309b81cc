"""A chart as SVG: groups of bars, each as long as its ratio, and a line at 1."""

from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

_WIDTH: Final = 760
_LEFT: Final = 150
_ROW: Final = 22
_GROUP: Final = 34
_OWN: Final = "#1f6feb"
_OTHER: Final = "#9aa4ae"


def draw(title: str, groups: Mapping[str, Sequence[tuple[str, float]]], own: str, note: str) -> str:
    """Return the chart; `own` is the name of the bars that stand out."""
    longest = max(value for bars in groups.values() for _, value in bars)
    scale = (_WIDTH - _LEFT - 90) / longest
    rows: list[str] = []
    y = 58
    for group, bars in groups.items():
        rows.append(f'<text x="16" y="{y}" font-weight="600">{escape(group)}</text>')
        y += 10
        for name, value in bars:
            length = max(2.0, value * scale)
            color = _OWN if name == own else _OTHER
            rows += [
                f'<text x="{_LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>',
                f'<rect x="{_LEFT}" y="{y + 2}" width="{length:.1f}" height="{_ROW - 6}" fill="{color}"/>',
                f'<text x="{_LEFT + length + 6:.1f}" y="{y + 14}">{value:.2f}</text>',
            ]
            y += _ROW
        y += _GROUP - 10
    one = _LEFT + scale
    height = y + 20
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" role="img"',
            f'  viewBox="0 0 {_WIDTH} {height}" font-family="system-ui, sans-serif" font-size="12">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
            f'<text x="16" y="26" font-size="15" font-weight="600">{escape(title)}</text>',
            f'<line x1="{one:.1f}" y1="44" x2="{one:.1f}" y2="{y - 14}" stroke="#d0d7de" stroke-dasharray="3 3"/>',
            *rows,
            f'<text x="16" y="{height - 12}" fill="#57606a">{escape(note)}</text>',
            "</svg>",
            "",
        ]
    )
