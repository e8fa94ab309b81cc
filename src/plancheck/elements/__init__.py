"""The elements a plan can be required to contain: one module each, with one function `recognise(view) -> Element`."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from plancheck.elements.view import View
from plancheck.report import Element

__all__ = ["ELEMENTS", "Recogniser", "View", "recogniser"]

Recogniser = Callable[[View], Element]

ELEMENTS: Final = {
    "guiding-thought": "plancheck.elements.guiding_thought",
    "goals": "plancheck.elements.goals",
    "leading-group": "plancheck.elements.leading_group",
    "six-combinations": "plancheck.elements.six_combinations",
    "reporting-deadlines": "plancheck.elements.reporting_deadlines",
}
"""Where each element's module stands, by element id; a module is imported when a rule asks for its element."""


def recogniser(element: str) -> Recogniser:
    """Return the function that recognises an element; KeyError for an unknown one."""
    found: Recogniser = import_module(ELEMENTS[element]).recognise
    return found
