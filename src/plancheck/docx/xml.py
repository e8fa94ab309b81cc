"""XML parts, read with expat: no DTD, no entities, no network, and no memory beyond what the caller keeps.

Names come out short and without regard to prefixes or to the transitional and strict namespaces: WordprocessingML
names bare ("p", "val"), others of interest with a fixed prefix ("mc:Choice", "r:id"), the rest with "?:".
Attributes without a namespace keep their name.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final
from xml.parsers import expat  # nosec - DTDs are refused before anything in them is read

from plancheck.docx.limits import MAX_NODES
from plancheck.errors import UnreadableDocument

_PREFIXES: Final = {
    "": "",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
    "urn:schemas-microsoft-com:vml": "v:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
_SEPARATOR: Final = " "

Attributes = dict[str, str]


def short_name(full: str) -> str:
    """Return the short form of an expat name ("URI local")."""
    uri, _, local = full.rpartition(_SEPARATOR)
    return _PREFIXES.get(uri, "?:") + local


def attributes(flat: Sequence[str]) -> Attributes:
    """Return expat's flat list of names and values as a dict with short names."""
    return {short_name(flat[i]): flat[i + 1] for i in range(0, len(flat), 2)}


def create_parser() -> expat.XMLParserType:
    """Return a parser that gives names as "URI local" and attributes as flat lists, and refuses DTDs."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise UnreadableDocument("unsafe", "a part declares a DTD")


def run(parser: expat.XMLParserType, data: bytes, part: str) -> None:
    """Feed a part to its parser; raise UnreadableDocument("corrupt") where it is no well-formed XML."""
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError as error:
        raise UnreadableDocument("corrupt", f"{part}: {error}") from None


class Node:
    """An element of a small part: short name, attributes with short names, child elements."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: Attributes) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []

    def child(self, name: str) -> "Node | None":
        """Return the first child of that name."""
        for child in self.children:
            if child.name == name:
                return child
        return None

    def value(self, name: str) -> str | None:
        """Return the `val` attribute of the first child of that name, None without one."""
        child = self.child(name)
        return None if child is None else child.attributes.get("val")

    def walk(self) -> Iterator["Node"]:
        """Yield every element below this one, in document order."""
        pending = self.children[::-1]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.children))


def tree(data: bytes, part: str) -> Node:
    """Return the root of a small part; of alternate contents the first choice only, in place.

    Raises UnreadableDocument: corrupt, unsafe, or too-large beyond MAX_NODES.
    """
    parser = create_parser()
    top = Node("", {})
    open_nodes = [top]
    count = 0

    def start(name: str, flat: list[str]) -> None:
        nonlocal count
        count += 1
        if count > MAX_NODES:
            raise UnreadableDocument("too-large", f"{part}: over {MAX_NODES} elements")
        open_nodes.append(Node(short_name(name), attributes(flat)))

    def end(_: str) -> None:
        node = open_nodes.pop()
        above = open_nodes[-1].children
        if node.name == "mc:AlternateContent":
            above.extend(node.children[0].children if node.children else ())
        else:
            above.append(node)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    run(parser, data, part)
    return top.children[0] if top.children else top


class Dispatch(dict[str, Callable[[list[str]], None] | None]):
    """Handlers by full name, filled from handlers by short name as names are met."""

    def __init__(self, handlers: dict[str, Callable[[list[str]], None]]) -> None:
        super().__init__()
        self.handlers = handlers

    def __missing__(self, full: str) -> Callable[[list[str]], None] | None:
        self[full] = handler = self.handlers.get(short_name(full))
        return handler


def integer(value: str | None) -> int | None:
    """Return a whole number of 32 bits, None for anything else."""
    if value is None:
        return None
    try:
        number = int(value)
    except ValueError:
        return None
    return number if -(2**31) <= number < 2**31 else None


def on(value: str | None) -> bool:
    """Return what an on/off attribute means: on unless it says otherwise (ISO 29500-1 §17.17.4)."""
    return value not in ("0", "false", "off")
