"""Paper, margins and page numbers."""

from __future__ import annotations

from dataclasses import dataclass

from sampledocx.look import SIZE_4, SONG, Font, Look, paragraph, run, simple_field

_NUMBER = Font(SONG, SONG, SIZE_4)


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Page:
    """A section of A4 pages.

    Attributes:
        margins: top, bottom, left, right in mm.
        numbers: "outside" as GB/T 9704 asks (odd pages right, even pages left), "centre", or "" for none.

    """

    margins: tuple[float, float, float, float] = (37, 35, 28, 26)
    numbers: str = "centre"

    @property
    def text_width(self) -> float:
        """Width of the text area in mm."""
        return 210 - self.margins[2] - self.margins[3]

    def footers(self) -> dict[str, str]:
        """Return the footer parts this page needs."""
        if self.numbers == "outside":
            even = Look(font=_NUMBER, align="left", indent=1)
            return {"footer1": _number(Look(font=_NUMBER, align="right", right=1), 1), "footer2": _number(even, 2)}
        return {"footer1": _number(Look(font=_NUMBER, align="center"), 1)} if self.numbers else {}

    def section(self, *, numbered: bool = True, restart: bool = False) -> str:
        """Return `w:sectPr`; `restart` begins again at page 1."""
        top, bottom, left, right = (twips(margin) for margin in self.margins)
        kinds = ("default", "even") if numbered else ()
        footers = "".join(
            f'<w:footerReference w:type="{kind}" r:id="{name}"/>'
            for kind, name in zip(kinds, self.footers(), strict=False)
        )
        start = '<w:pgNumType w:start="1"/>' if restart else ""
        return (
            f'<w:sectPr>{footers}<w:pgSz w:w="11906" w:h="16838"/>'
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851"'
            f' w:footer="{max(bottom - 680, 400)}" w:gutter="0"/>{start}<w:docGrid w:linePitch="312"/></w:sectPr>'
        )


def _number(look: Look, shown: int) -> str:
    content = f"{run('— ', look.font)}{simple_field('PAGE', str(shown), look.font)}{run(' —', look.font)}"
    return paragraph(look, content)
