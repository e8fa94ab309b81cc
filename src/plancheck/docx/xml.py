"""XML parts, parsed by lxml without DTD, entities or network, and names without prefixes.

Word's markup comes in two namespaces (transitional and strict, ISO 29500-1 and -4) and under any prefix; `NAMES` maps
both to one short local name.
"""

from typing import Final

from lxml import etree

from plancheck.errors import UnreadableDocument

Element = etree._Element  # noqa: SLF001 - lxml's only name for the type
_DOCTYPE: Final = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_WORD: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)


class _Names(dict[str, str]):
    """Short names by full tag; filled as tags are met, so that the walk costs one look-up an element."""

    def __missing__(self, tag: object) -> str:
        # Comments and processing instructions have a function for a tag.
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        if isinstance(tag, str):
            self[tag] = name
        return name


NAMES: Final = _Names()


def parse(data: bytes, part: str) -> Element:
    """Return the root element of a part.

    Raises UnreadableDocument: "unsafe" for a DTD or nesting deeper than libxml2's 256 levels, "corrupt" for what is
    not well-formed.
    """
    if any(mark in data[:4096] for mark in _DOCTYPE):
        raise UnreadableDocument("unsafe", f"{part} declares a DTD")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        code = "unsafe" if "depth" in str(error).lower() or "xml_parse_huge" in str(error).lower() else "corrupt"
        raise UnreadableDocument(code, f"{part}: {error}") from None
    except (ValueError, LookupError) as error:
        raise UnreadableDocument("corrupt", f"{part}: {error}") from None
    if root is None:
        raise UnreadableDocument("corrupt", f"{part} is empty")
    return root


def attribute(element: Element, name: str) -> str | None:
    """Return a Word attribute by its local name, in either namespace or none."""
    for namespace in _WORD:
        value = element.get(namespace + name)
        if value is not None:
            return str(value)
    value = element.get(name)
    return None if value is None else str(value)


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that short name."""
    for candidate in element:
        if NAMES[candidate.tag] == name:
            return candidate
    return None


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


def switched_on(element: Element | None) -> bool | None:
    """Return what an on/off property says, None where it is not there (ISO 29500-1 §17.17.4)."""
    if element is None:
        return None
    return attribute(element, "val") not in ("0", "false", "off")
