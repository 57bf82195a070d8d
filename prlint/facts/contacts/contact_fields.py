"""The fields of a contact part: what each run of it is, even where label, name, position, company, phone and e-mail run together.

A part is cut first at what cannot be mistaken (addresses, numbers, lines, labels), then at seams (contact_seams.py). Each piece gets one
kind (contact_runs.py).
"""

from __future__ import annotations

from itertools import groupby, pairwise

from prlint.facts.contacts.contact_runs import Field, classify
from prlint.facts.contacts.contact_seams import Evidence, pieces
from prlint.facts.names.naming import tokens_of
from prlint.text.pattern import lazy
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prlint.facts import Facts

_HANDLE = lazy(r"(?<![\w.])@\w{2,30}")
_BREAK = lazy(r"</?\w{1,12}\s?/?>|[\r\n|;•●▪■·\t]+| {3,}|\s[–—/-]{1,2}\s|(?<=[a-z]):?-\s")
_LONGEST = 60  # tokens read as fields at once: more than any block has between two numbers or lines
# What firms do for the issuer, in brackets behind them: Halder Hill (Nominated Adviser and Broker).
_CAPACITY = lazy(r"(?i)\((?=[^()\n]{0,60}\b(?:nominated|advis[eo]r|broker|nomad|bookrunner|sponsor|financial pr|ir firm)\b)")


def fields_of(facts: Facts, part: ProseSpan) -> list[Field]:
    """The fields of a contact part, in order, with breaks between lines."""
    fields: list[Field] = facts.once(f"contact fields at {part.start}", lambda facts: _read_fields(facts, part))
    return fields


def names_first(fields: Sequence[Field], prose: str) -> list[Field]:
    """The fields in order, but for blocks that begin with the number of the one person below it: 617-944-6118 / Dana Ruiz / dana@…"""
    found: list[Field] = []
    block: list[Field] = []
    for field in fields:
        block.append(field)
        if field.kind == "break" and len(field.span.of(prose).replace("\r", "").split("\n")) > 2:
            found += _name_first(block)
            block = []
    return found + _name_first(block)


def _name_first(block: list[Field]) -> list[Field]:
    """A block with its number behind the name, where it begins with the number and has one of either, and one address below."""
    told = [field for field in block if field.kind != "break"]
    kinds = [field.kind for field in told]
    begin = kinds.index("phone") if "phone" in kinds else len(kinds)
    alone = kinds.count("phone") == kinds.count("name") == kinds.count("email") == 1
    if not alone or not set(kinds[:begin]) <= {"role", "label"} or kinds[begin + 1] != "name":
        return block
    first = block.index(told[begin - (begin > 0 and kinds[begin - 1] == "label")])
    name, address = block.index(told[begin + 1]), block.index(told[kinds.index("email")])
    return [*block[:first], *block[name:address], *block[first:name], *block[address:]]


_COLUMNS = ("role", "organization", "name", "title", "phone", "email")


def by_person(fields: Sequence[Field]) -> list[Field]:
    """The fields in order; of people set in columns (two names, two firms, two numbers) those of one after those of another.

    Names on one line, where others stand on lines of their own, share what belongs to them: Dana Ruiz or Lee Tan.
    """
    told, titles = _names_first(fields)
    runs = [_cells(fields, list(run)) for _, run in groupby(told, key=lambda number: fields[number].kind)]
    runs = _without_head(fields, runs)
    done = list(fields[: told[0]] if told else fields)
    sizes = [(fields[run[0][0]].kind, len(run)) for run in runs]
    at = 0
    while at < len(runs):
        end = _columns_end(sizes, at)
        if end > at + 1 and ("name", sizes[at][1]) not in sizes[at:end] and _crosses_lines(fields, runs[at][0][0], runs[end - 1][-1][-1]):
            end = at
        following = runs[max(end, at + 1)][0][0] if max(end, at + 1) < len(runs) else len(fields)
        if end > at + 1:
            numbers = [number for person in zip(*runs[at:end], strict=True) for cell in person for number in cell]
            done += [fields[each] for number in numbers for each in (number, *([number + 1] if number + 1 in titles else ()))]
        else:
            done += fields[runs[at][0][0] : following]
        at = max(end, at + 1)
    return done


def _without_head(fields: Sequence[Field], runs: list[list[list[int]]]) -> list[list[list[int]]]:
    """Headings of columns apart from the one over all of them: Contacts: | Investors: | Media: above two names."""
    found: list[list[list[int]]] = []
    for number, run in enumerate(runs):
        following = runs[number + 1] if number + 1 < len(runs) else []
        over = len(run) - len(following)
        heads = fields[run[0][0]].kind == "role" and bool(following) and fields[following[0][0]].kind == "name"
        found += [run[:over], run[over:]] if heads and over == 1 and len(following) > 1 else [run]
    return found


def _cells(fields: Sequence[Field], run: list[int]) -> list[list[int]]:
    """The fields of one kind that follow one another, each by itself, or names by their lines where some share one."""
    if not _crosses_lines(fields, run[0], run[-1]):
        return [[number] for number in run]
    cells = [[run[0]]]
    for before, number in pairwise(run):
        if number == before + 1 and fields[number].kind == "name":
            cells[-1].append(number)
        else:
            cells.append([number])
    return cells if len(cells) > 1 else [[number] for number in run]


def _crosses_lines(fields: Sequence[Field], first: int, last: int) -> bool:
    """Whether a line ends between two fields: desks without names are columns only within a line."""
    return any(field.kind == "break" for field in fields[first:last])


def _columns_end(runs: Sequence[tuple[str, int]], at: int) -> int:
    """Where the columns that begin here end: runs of one size, names and what reaches them among them; else `at`. runs: (kind, size)."""
    size, end = runs[at][1], at
    seen: set[str] = set()
    while end < len(runs) and runs[end][0] in _COLUMNS and runs[end][1] == size and runs[end][0] not in seen:
        seen.add(runs[end][0])
        end += 1
    whom = "name" in seen or (runs[at][0] == "role" and {"phone", "email"} <= seen)
    return end if 2 <= size <= 4 and whom and seen & {"phone", "email"} else at


def _names_first(fields: Sequence[Field]) -> tuple[list[int], set[int]]:
    """The fields but breaks; of columns that begin with each name and its title, above a line of as many numbers, the names first; where
    only some of the names have a title, without the titles. And those titles."""
    titles: set[int] = set()
    lines = [list(line) for told, line in groupby(range(len(fields)), key=lambda number: fields[number].kind != "break") if told]
    lines = [_without_labels(fields, line) for line in lines]
    for line, below in pairwise(lines):
        kinds, width = [fields[number].kind for number in line], len(line) // len(below)
        under = {fields[number].kind for number in below}
        told = under in ({"phone"}, {"email"}) and set(kinds) <= {"name", "title", "organization"}
        if told and min(width, len(below)) > 1 and len(set(kinds)) == width and kinds == kinds[:width] * len(below):
            line[:] = [number for first in range(width) for number in line[first::width]]
        elif {*kinds} == {"name", "title"} and kinds.count("title") < (names := kinds.count("name")) and _are_rows(fields, below, names):
            titles.update(number for number in line if fields[number].kind == "title")
            line[:] = [number for number in line if number not in titles]
    return [number for line in lines for number in line], titles


def _are_rows(fields: Sequence[Field], line: Sequence[int], size: int) -> bool:
    """Whether so many numbers stand in a line, or so many addresses, or both, one behind the other where the break between was lost."""
    return size > 1 and all(kind in ("phone", "email") and len([*row]) == size for kind, row in groupby(fields[n].kind for n in line))


def _without_labels(fields: Sequence[Field], line: list[int]) -> list[int]:
    """The fields of a line, without what stands before each of several numbers or addresses side by side: Tel: … Tel: …"""
    kinds = [fields[number].kind for number in line]
    told = kinds[1::2]
    in_columns = len(told) > 1 and kinds[::2] == ["label"] * len(told) and told in (["phone"] * len(told), ["email"] * len(told))
    return line[1::2] if in_columns else line


def _read_fields(facts: Facts, part: ProseSpan) -> list[Field]:
    hard = _hard_fields(facts, part)
    lexicon = Evidence(facts, part, [field.span for field in hard])
    fields: list[Field] = []
    at = part.start
    for field in [*hard, Field("end", ProseSpan(part.end, part.end))]:
        fields += _soft_fields(facts.prose, at, field.span.start, lexicon, after=fields[-1] if fields else None)
        if field.kind != "end":
            field.glued = bool(fields) and field.span.start == fields[-1].span.end and fields[-1].kind != "break"
            if _is_target(facts.prose, fields[-2:], field):
                fields.pop()
            else:
                fields.append(field)
        at = max(at, field.span.end)
    for field, following in pairwise([field for field in fields if field.kind != "break"]):
        if field.kind in ("name", "other") and following.kind == "other" and _CAPACITY.match(facts.prose, following.span.start):
            field.kind = "organization"
        elif field.kind == following.kind == "name" and facts.prose.startswith(":", field.span.end):
            field.kind = "organization"  # Halden Orrin: Dana Ruiz
    return fields


def _is_target(prose: str, before: Sequence[Field], field: Field) -> bool:
    """Whether an address is where the link of that text leads: [press@norvane.com](mailto:press@norvane.com)."""
    if field.kind != "email" or len(before) < 2 or before[0].kind != "email" or not prose.endswith("(mailto:", 0, field.span.start):
        return False
    return before[1].kind == "other" and before[0].span.of(prose).lower() == field.span.of(prose).lower()


def _hard_fields(facts: Facts, part: ProseSpan) -> list[Field]:
    """Numbers and addresses: they are what they are wherever they stand."""
    found = [Field("email", t.span) for t in facts.within(part, "email")]
    found += [Field("fax" if t.fields["use"] == "fax" else "phone", t.span) for t in facts.within(part, "phone")]
    found += [Field("url", t.span) for t in facts.within(part, "url")]
    found += [Field("url", ProseSpan(*m.span())) for m in _HANDLE.finditer(facts.prose, part.start, part.end)]
    kept: list[Field] = []
    for field in sorted(found, key=lambda f: (f.span.start, -f.span.end)):
        if not kept or field.span.start >= kept[-1].span.end:
            kept.append(field)
    return kept


def _soft_fields(prose: str, start: int, end: int, evidence: Evidence, after: Field | None) -> list[Field]:
    """The fields of a run between numbers and addresses."""
    fields: list[Field] = []
    at = start
    for brk in [*_BREAK.finditer(prose, start, end), None]:
        stop = brk.start() if brk else end
        fields += _line_fields(prose, at, stop, evidence, follows=at == start and after is not None and after.kind != "break")
        if brk is not None:
            if "\n" in brk[0] or "\r" in brk[0]:
                fields.append(Field("break", ProseSpan(*brk.span())))
            at = brk.end()
    return fields


def _line_fields(prose: str, start: int, end: int, evidence: Evidence, follows: bool) -> list[Field]:
    """The fields of one line. `follows`: something stands right before, so that a first word without a blank is glued to it."""
    fields: list[Field] = []
    for chunk_start, chunk_end, glued in pieces(prose, start, end, evidence):
        tokens = [(a + chunk_start, b + chunk_start, t) for a, b, t in tokens_of(prose[chunk_start:chunk_end])]
        new = [field for at in range(0, len(tokens), _LONGEST) for field in classify(tokens[at : at + _LONGEST], evidence)]
        if new:
            touches = chunk_start > start or follows
            new[0].glued = touches and (glued or new[0].span.start == start) and not prose[new[0].span.start - 1].isspace()
            fields += new
    return fields
