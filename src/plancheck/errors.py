"""Everything plancheck raises on purpose.

PlancheckError
├── UnreadableDocument   the input is no plan that can be read; .code says why
└── RuleError            a rule set is unknown or has a mistake; .file and .line say where
"""

from typing import Final

UNREADABLE_CODES: Final = (
    "not-found",  # no such file, or a folder without plans
    "not-docx",  # not a Word file at all
    "legacy-doc",  # the binary .doc (or .wps) of Word 97-2003
    "encrypted",  # password protected
    "corrupt",  # a Word file, damaged
    "too-large",  # beyond the limits of plancheck.limits
    "unsafe",  # built to exhaust or to mislead its reader (entities, bombs)
    "timeout",  # took longer than the caller allows
)


class PlancheckError(Exception):
    """Base of every error plancheck raises on purpose."""


class UnreadableDocument(PlancheckError):  # noqa: N818 - the name is fixed by the report contract
    """The input is no plan that can be read.

    Attributes:
        code: one of UNREADABLE_CODES.
        detail: a short technical detail in English for logs, or "". The sentence for the user is made from the
            code by the reporters (plancheck.messages), in the user's language.

    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class RuleError(PlancheckError):
    """A rule set is unknown or has a mistake.

    Attributes:
        message: what is wrong and what was expected.
        file: the rule file, or "".
        line: line number from 1, or 0 where there is none.
        column: column from 1, or 0.
        others: further mistakes found in the same reading.

    """

    def __init__(self, message: str, file: str = "", line: int = 0, column: int = 0) -> None:
        place = f"{file}:{line}:{column}: " if file and line else f"{file}: " if file else ""
        super().__init__(place + message)
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.others: tuple[RuleError, ...] = ()
