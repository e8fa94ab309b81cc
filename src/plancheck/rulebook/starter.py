"""A first rule file to change: commented in Chinese, valid, and with examples that pass."""

import re
from importlib.resources import files


def starter(name: str) -> str:
    """Return the text of a rule file whose id is made from a name."""
    safe = re.sub(r"[^\w.-]+", "-", name).strip("-.") or "my-rules"
    text = (files("plancheck.rulebook") / "starter.yaml").read_text(encoding="utf-8")
    return text.replace("{id}", safe[:100], 1)
