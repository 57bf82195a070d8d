"""Tests of one value: from located YAML to their normal form (checks.rule), checked against the type of what is tested."""

from __future__ import annotations

import re

from prlint.packs import fields as table
from prlint.packs import schema
from prlint.packs.located import Map, Node, Page, Text
from prlint.packs.words import LIST, WordReader
from prlint.text.nearest import meant
from prlint.text.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from prlint.packs.fields import Fields, FieldType

COMPARISONS = ("above", "below", "at_least", "at_most")
TESTS = ("present", *COMPARISONS, "same_as", "differs_from", "in_list", "on_file", "matches", "not")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Library(Value):
    """What rules may name. columns: list -> its columns; lines: list -> its phrases; the others: ids and keys."""

    columns: Mapping[str, Fields]
    lines: Mapping[str, tuple[str, ...]]
    regimes: frozenset[str]
    wordings: frozenset[str]
    profile_keys: frozenset[str]
    house_style: Mapping[str, Any]


class TestReader(WordReader):
    """Reads tests and notes the keys of the profile that they lean on."""

    def __init__(self, page: Page, library: Library) -> None:
        super().__init__(page, library.columns)
        self.library = library
        self.profile_uses: dict[str, Node] = {}

    def field_type(self, where: Node, name: str, fields: Fields | None, others: tuple[str, ...] = ()) -> FieldType | None:
        """The type of a field; an unknown one is noted. None too where the fields themselves are not known."""
        if fields is None:
            return None
        if name not in fields:
            self.no_field(where, name, fields, others)
            return None
        return fields[name]

    def no_field(self, where: Node, name: str, fields: Fields, others: tuple[str, ...] = (), scopes: bool = True) -> None:
        """Note that there is no such field, and what was probably meant, or what there is. others: words that would do as well."""
        there = f"; it can be {', '.join(dict.fromkeys((*others, *fields)))}" if others and scopes else f"; they have {', '.join(fields)}"
        hint = meant(name, (*fields, *others)) or there
        self.page.problem("unknown-field", where, f"these things have no field ‘{name}’{hint}")

    def profile_key(self, where: Node, key: str) -> bool:
        """Whether this is a key of the profile; the rule leans on it from here on."""
        if key not in self.library.profile_keys:
            self.page.problem("unknown-profile-key", where, f"the profile has no key ‘{key}’{meant(key, self.library.profile_keys)}")
            return False
        self.profile_uses.setdefault(key, where)
        return True

    def test(
        self, node: Node, name: str, field_type: FieldType | None, fields: Fields | None, profile: bool = False
    ) -> tuple[Any, ...] | None:
        if not isinstance(node, Map):
            nodes = schema.one_or_more(self.page, node, name)
            values = tuple(v for v in (self._value(each, name, field_type, profile) for each in nodes) if v is not None)
            return ("is", values) if values else None
        if not node.pairs:
            self.page.problem("empty", node, "this test is empty")
        tests = []
        for key, value in node.pairs:
            if key.value not in TESTS:
                self.page.problem("unknown-test", key, f"there is no test ‘{key.value}’{meant(key.value, TESTS)}")
                continue
            test = self._one_test(key, value, name, field_type, fields, profile)
            if test is not None:
                tests.append(test)
        return tests[0] if len(tests) == 1 else ("all", tuple(tests)) if tests else None

    def _one_test(
        self, key: Text, value: Node, name: str, field_type: FieldType | None, fields: Fields | None, profile: bool
    ) -> tuple[Any, ...] | None:
        word, page = key.value, self.page
        made: Any = None
        if word == "present":
            made = schema.flag(page, value, "present")
        elif word == "not":
            made = self.test(value, name, field_type, fields, profile)
        elif word in COMPARISONS or word in ("same_as", "differs_from"):
            made = self._operand(key, value, field_type, fields)
        elif field_type is not None and table.sort_of(field_type) != "words" and word != "on_file":
            page.problem("types", key, f"‘{word}’ asks of words; ‘{name}’ is {type_name(field_type)}")
        elif word == "in_list":
            made = self._in_list(value)
        elif word == "on_file":
            made = schema.text(page, value, "on_file")
            made = made if made is not None and self.profile_key(value, made) else None
        else:
            made = self.pattern(value)
        return None if made is None else (word, made)

    def _in_list(self, value: Node) -> str | None:
        word = schema.text(self.page, value, "in_list")
        if word is None:
            return None
        match = LIST.fullmatch(word)
        if not match:
            self.page.problem("value", value, "in_list names a list, as in $superlatives")
            return None
        return match[1] if self.known_list(value, match[1]) else None

    def _operand(self, key: Text, value: Node, field_type: FieldType | None, fields: Fields | None) -> tuple[str, Any] | None:
        word = schema.text(self.page, value, key.value)
        if word is None:
            return None
        ordering = key.value in COMPARISONS
        if ordering and field_type is not None and field_type not in ("number", "quantity", "list", "date"):
            self.page.problem("types", key, f"‘{key.value}’ asks of amounts; this field is {type_name(field_type)}")
            return None
        amount = schema.as_number(word)
        if amount is not None and ordering:
            return ("number", amount)
        if word.startswith("profile."):
            profile_key = word.removeprefix("profile.")
            return ("profile", profile_key) if self.profile_key(value, profile_key) else None
        if fields is None:
            return ("field", word)
        other = self.field_type(value, word, fields)
        if other is None:
            return None
        counted = ordering and (field_type == "list" or other == "list")
        if field_type is not None and not counted and table.sort_of(other) != table.sort_of(field_type):
            self.page.problem("types", value, f"‘{word}’ is {type_name(other)}; it cannot be compared with {type_name(field_type)}")
            return None
        return ("field", word)

    def _value(self, node: Node, name: str, field_type: FieldType | None, profile: bool) -> Any:
        if profile:
            plain = schema.text(self.page, node, name)
            return schema.profile_value(name, node, self.library.house_style) if plain and isinstance(node, Text) else None
        if isinstance(field_type, tuple):
            return schema.choice(self.page, node, name, field_type)
        if field_type == "flag":
            return schema.flag(self.page, node, name)
        if field_type in ("number", "quantity"):
            return schema.number(self.page, node, name)
        word = schema.text(self.page, node, name)
        if field_type == "date" and word is not None and not _DATE.fullmatch(word):
            self.page.problem("value", node, f"{name} is a day, as in 2026-11-02")
            return None
        return word


def type_name(field_type: FieldType) -> str:
    if isinstance(field_type, tuple):
        return "a choice"
    return {"printed": "printed words", "text": "words", "list": "a list", "number": "a number", "quantity": "a quantity"}.get(
        field_type, f"a {field_type}"
    )
