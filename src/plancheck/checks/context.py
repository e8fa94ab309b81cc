"""What a check sees of the plan: computed once, shared by all checks of one run."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from plancheck.checks.text import Text
from plancheck.elements import Recogniser, View, recogniser
from plancheck.limits import UNTIMED, Clock
from plancheck.plan import Plan
from plancheck.report import Element

_T = TypeVar("_T")


class Context:
    """The plan under judgement.

    Attributes:
        plan: the plan.
        view: its lines, folded for comparison.
        day: the day the plan is judged as of: its own date, or the one the caller gave; None where neither is known.

    """

    def __init__(
        self,
        plan: Plan,
        day: date | None = None,
        recognisers: dict[str, Recogniser] | None = None,
        clock: Clock = UNTIMED,
    ) -> None:
        """Prepare a plan; `recognisers` are those of plug-ins, by element id."""
        self._clock = clock
        self.plan = plan
        self.day = day
        self._recognisers = recognisers or {}
        self._elements: dict[str, Element] = {}
        self._made: dict[Callable[[Plan], Any], Any] = {}

    @cached_property
    def view(self) -> View:
        """The plan's lines in reading order, folded."""
        return View(self.plan, self._clock)

    @cached_property
    def text(self) -> Text:
        """The plan as one folded text, title included."""
        return Text(self.view)

    def once(self, make: Callable[[Plan], _T]) -> _T:
        """Return what a function makes of the plan, at the first call and remembered then."""
        if make not in self._made:
            self._made[make] = make(self.plan)
        made: _T = self._made[make]
        return made

    def element(self, name: str) -> Element:
        """Return what is recognised of an element, at the first call and remembered then."""
        if name not in self._elements:
            self._clock.look()
            recognise = self._recognisers.get(name) or recogniser(name)
            self._elements[name] = recognise(self.view)
        return self._elements[name]
