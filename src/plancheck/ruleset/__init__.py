"""Rule sets: what a plan must contain, as data. The files stand in the top-level folder rules/."""

from plancheck.ruleset.loader import available, load
from plancheck.ruleset.model import Advice, Rule, RuleSet

__all__ = ["Advice", "Rule", "RuleSet", "available", "load"]
