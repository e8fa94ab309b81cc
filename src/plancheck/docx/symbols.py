"""Characters of symbol fonts: what a person sees where the file stores a place in Wingdings or Symbol."""

from typing import Final

BULLET: Final = "•"
_PRIVATE: Final = range(0xE000, 0xF900)


def _numbered(first: int, start: str, count: int) -> dict[int, str]:
    return {first + step: chr(ord(start) + step) for step in range(count)}


_WINGDINGS: Final = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑", **_numbered(0x81, "①", 10), **_numbered(0x8C, "❶", 10),
}  # fmt: skip
_FONTS: Final = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□",
        **_numbered(0x6A, "①", 10), **_numbered(0x75, "❶", 10),
    },
    "wingdings 3": {},
    "webdings": {},
    "symbol": {
        0xA5: "∞", 0xA8: "♦", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
        0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA3: "≤",
        **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
        **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    },
}  # fmt: skip


def symbol(code: str | None, font: str | None) -> str:
    """Return the character of a w:sym element; a dot for one of a symbol font that has no other form."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return BULLET
    return _shown(number, font)


def bullet(text: str, font: str | None) -> str:
    """Return a bullet as displayed, "" for one that shows nothing.

    A letter of an ordinary font can only stand for a shape (Word's hollow bullet is the o of Courier New).
    """
    text = text.strip()
    shown = "".join(_shown(ord(char), font) for char in text)
    return BULLET if any(char.isalnum() for char in shown) and shown == text else shown


def _shown(number: int, font: str | None) -> str:
    table = _FONTS.get((font or "").casefold())
    if number in _PRIVATE:
        return (table or {}).get(number & 0xFF, BULLET)
    if table is not None and 0x20 < number < 0x100:
        return table.get(number, BULLET)
    return chr(number) if number >= 0x20 else BULLET
