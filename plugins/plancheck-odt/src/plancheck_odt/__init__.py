"""plancheck plug-in: reads OpenDocument texts and, through LibreOffice where it is installed, .doc and .wps files."""

from collections.abc import Iterable
from typing import Final

from plancheck import Reader, hookimpl

from plancheck_odt import office, opendocument

plancheck_api: Final = 1


@hookimpl
def plancheck_readers() -> Iterable[Reader]:
    """Return the readers; that of .doc and .wps says no to everything while there is no LibreOffice."""
    return [
        Reader("odt", (".odt", ".ott", ".fodt"), opendocument.accepts, opendocument.read),
        Reader("doc", (".doc", ".wps", ".dot", ".wpt", ".rtf"), office.accepts, office.read, office.PATIENCE),
    ]
