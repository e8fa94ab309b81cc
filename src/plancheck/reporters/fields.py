"""The fields of an element in words, for people."""

from typing import Any

from plancheck import messages
from plancheck.report import ElementResult

_MOST_ITEMS = 4


def details(element: ElementResult, lang: str) -> list[str]:
    """Return lines that tell an element's fields; known ones in words, those of plug-ins by their names."""
    fields = {
        name: value for name, value in element.fields.items() if value not in (None, [], "", 0) or name == "found"
    }
    rows: list[str] = []
    if "found" in fields:
        rows.append(_combinations(fields, lang))
    elif isinstance(fields.get("items"), list):
        rows += _items(fields["items"], lang)
    plain = [
        f"{_name(name, lang)}{messages.say(lang, 'colon')}{value}"
        for name, value in fields.items()
        if name not in ("claimed", "found", "items") and isinstance(value, str | int | float)
    ]
    if plain:
        rows.append(messages.say(lang, "semicolon").join(plain))
    if element.missing_fields and element.status != "missing":
        names = messages.say(lang, "comma").join(_name(name, lang) for name in element.missing_fields)
        rows.append(messages.say(lang, "lacking", names=names))
    return rows


def _name(field: str, lang: str) -> str:
    key = f"field.{field}"
    return messages.say(lang, key) if messages.knows(lang, key) else field


def _combinations(fields: dict[str, Any], lang: str) -> str:
    key = "combined-of" if "claimed" in fields else "combined"
    count = messages.say(lang, key, claimed=fields.get("claimed"), found=fields["found"])
    items = messages.say(lang, "comma").join(str(item) for item in fields.get("items", ()))
    return f"{count}{messages.say(lang, 'colon')}{items}" if items else count


def _items(items: list[Any], lang: str) -> list[str]:
    rows = [_item(item, lang) for item in items[:_MOST_ITEMS]]
    return [*rows, messages.say(lang, "and-more", n=len(items))] if len(items) > _MOST_ITEMS else rows


def _item(item: Any, lang: str) -> str:
    if not isinstance(item, dict):
        return str(item)
    text, what, due = (item.get(name) for name in ("text", "what", "due"))
    told = messages.say(lang, "colon").join(str(part) for part in (text, what) if part)
    return f"{told} ({due})" if due else told
