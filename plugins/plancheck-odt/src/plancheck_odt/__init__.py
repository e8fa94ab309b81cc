"""plancheck plug-in: reads OpenDocument texts and, through LibreOffice where it is installed, .doc and .wps files."""

from collections.abc import Iterable
from typing import Final

from plancheck import Reader, hookimpl

from plancheck_odt import office, opendocument

plancheck_api: Final = 1


@hookimpl
def plancheck_readers() -> Iterable[Reader]:
    """Return the readers; that of old formats only where LibreOffice is there, so that folders are not full of no."""
    readers = [Reader("odt", (".odt", ".ott", ".fodt"), opendocument.accepts, opendocument.read)]
    if office.is_there():
        suffixes = (".doc", ".wps", ".dot", ".wpt", ".rtf")
        readers.append(Reader("doc", suffixes, office.accepts, office.read, office.PATIENCE))
    return readers
