"""The regular expressions of the package; tools/slow_patterns.py looks for slow ones among them."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Final

import plancheck

_AREAS: Final = ("chinese", "outline", "elements", "checks", "docx")  # what reads or judges a document


def expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the name and the expression of every regular expression that a module which reads or judges holds."""
    for found in pkgutil.walk_packages(plancheck.__path__, "plancheck."):
        if found.name.split(".")[1] not in _AREAS:
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            several = value if isinstance(value, tuple | list) else [value]
            for one in several:
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    yield f"{found.name}.{name}", one
