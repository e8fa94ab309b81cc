"""XML parts, parsed by lxml without DTD, entities or network, and names without prefixes.

Word's markup comes in two namespaces (transitional and strict, ISO 29500-1 and -4) and under any prefix; `NAMES` maps
both to one short local name.
"""

from typing import Final

from lxml import etree

from plancheck.errors import UnreadableDocument
from plancheck.limits import DEFAULT, MAX_DEPTH, Limits

Element = etree._Element  # noqa: SLF001 - lxml's only name for the type
_DOCTYPE: Final = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_WORD: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)


_MOST_NAMES: Final = 10_000


class _Names(dict[str, str]):
    """Short names by full tag; filled as tags are met, so that the walk costs one look-up an element."""

    def __missing__(self, tag: object) -> str:
        # Comments and processing instructions have a function for a tag.
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        if isinstance(tag, str) and len(self) < _MOST_NAMES:  # it lives as long as the process
            self[tag] = name
        return name


NAMES: Final = _Names()


class _Attributes(dict[str, tuple[str, ...]]):
    """Full names of an attribute by its short one: transitional, strict, without namespace."""

    def __missing__(self, name: str) -> tuple[str, ...]:
        found = self[name] = (*(namespace + name for namespace in _WORD), name)
        return found


_PREFIXES: Final = _Attributes()


def parse(data: bytes, part: str, limits: Limits = DEFAULT) -> Element:
    """Return the root element of a part.

    Raises UnreadableDocument: "unsafe" for a DTD or nesting deeper than libxml2's 256 levels, "too-large" for a text
    beyond libxml2's 10 million bytes, "corrupt" for what is not well-formed.
    """
    if any(mark in data[:4096] for mark in _DOCTYPE):
        raise UnreadableDocument("unsafe", f"{part} declares a DTD")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(_code(str(error).lower()), f"{part}: {error}") from None
    except (ValueError, LookupError) as error:
        raise UnreadableDocument("corrupt", f"{part}: {error}") from None
    if root is None:
        raise UnreadableDocument("corrupt", f"{part} is empty")
    if root.getroottree().docinfo.internalDTD is not None:  # one that stands behind a long comment
        raise UnreadableDocument("unsafe", f"{part} declares a DTD")
    if limits.depth < MAX_DEPTH and _deeper(root, limits.depth):
        raise UnreadableDocument("unsafe", f"{part} is nested over {limits.depth} levels deep")
    return root


def _deeper(root: Element, depth: int) -> bool:
    level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        if level > depth:
            return True
    return False


def _code(message: str) -> str:
    if "depth" in message or ("entity" in message and ("loop" in message or "amplification" in message)):
        return "unsafe"
    return "too-large" if "huge" in message or "too long" in message else "corrupt"


def attribute(element: Element, name: str) -> str | None:
    """Return a Word attribute by its local name, in either namespace or none."""
    for prefix in _PREFIXES[name]:
        value = element.get(prefix)
        if value is not None:
            return value
    return None


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that short name."""
    for candidate in element:
        if NAMES[candidate.tag] == name:
            return candidate
    return None


def children(element: Element, name: str) -> list[Element]:
    """Return all children of that short name."""
    return [candidate for candidate in element if NAMES[candidate.tag] == name]


def value(element: Element, name: str) -> str | None:
    """Return the `val` attribute of the first child of that short name, None without one."""
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def integer(text: str | None) -> int | None:
    """Return a whole number of 32 bits, None for anything else."""
    try:
        number = int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None
    return number if number is not None and -(2**31) <= number < 2**31 else None


_TWIPS: Final = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


def twips(text: str | None) -> int | None:
    """Return a length in twentieths of a point; strict files write some with a unit (ISO 29500-1 §22.9.2.15)."""
    unit = _TWIPS.get((text or "")[-2:])
    if unit is None or text is None:
        return integer(text)
    try:
        return integer(str(float(text[:-2]) * unit))
    except ValueError:
        return None


def switched_on(element: Element | None) -> bool | None:
    """Return what an on/off property says, None where it is not there (ISO 29500-1 §17.17.4)."""
    if element is None:
        return None
    return attribute(element, "val") not in ("0", "false", "off")
