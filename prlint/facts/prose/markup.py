"""Markup left over in the prose: what a format has read is gone from there, so whatever still looks like it was never read.

Each language has its own reading, exclusive of the others:

    html       tags, numbered tags of page editors (<0>), comments, style rules
    markdown   emphasis (each mark by itself), headings, quotations, links, images, code, table rules, escapes, note references
    latex      commands, math, escaped signs
    template   {% … %}, <% … %>, ${…}, [shortcode …]; a {{blank}} is no markup but a blank to be filled in
    entity     &nbsp; &#8217; \\u2019 \\n =E2=80=99

No markup: a hyphen or number that opens a line, '--(BUSINESS WIRE)--', '<0.001', '###' and '* * *' as end marks, a note sign (*Adjusted).
"""

from __future__ import annotations

from prlint.data import members, table
from prlint.facts import Kind, Thing
from prlint.text.pattern import lazy, regex
from prlint.text.span import ProseSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from prlint.facts import Facts

_TAG = lazy(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]{0,30}|\d{1,3})(?P<rest>\s[^<>]{0,500}|\s?/)?>")
_HTML_REST = lazy(r"<!--[^<>]{0,500}-->|<!DOCTYPE[^<>]{0,200}>|\{\s?[a-z-]{3,30}\s?:[^{};\n]{1,80};[^{}\n]{0,200}\}|<!\[CDATA\[|\]\]>")
_ATTRIBUTE = lazy(r"\s[\w:-]+\s?=\s?[\"'“”]")

_STRONG = lazy(
    r"(?<![\w*\\])(?P<open>\*{2,3})(?=[^\s*.,;:])[^*\n]{1,500}(?<=[^\s*])(?P<close>\*{2,3})(?!\*)"
    r"|(?<=\w)(?P<open2>\*\*)(?=[\w®™])[^*\n]{1,500}(?<=[^\s*])(?P<close2>\*\*)(?!\*)"
)
_STRONG_LINE = lazy(r"(?<![\w_\\])(?P<open>__)(?=[^\s_])[^_\n]{1,500}(?<=[^\s_])(?P<close>__)(?![\w/]|\.\w)")
_EMPHASIS = lazy(r"(?<![\w*\\.,;%)®™])(?P<open>\*)(?=[^\s*])[^*\n]{1,500}(?<=[^\s*\\])(?P<close>\*)(?![\w*])")
_EMPHASIS_LINE = lazy(r"(?<![\w_\\/])(?P<open>_)(?=[^\s_])[^_\n]{1,500}(?<=[^\s_\\])(?P<close>_)(?![\w_])")
_CODE = lazy(r"(?P<open>`{1,3})(?=[^`\s'])[^`'\n]{1,300}(?<=[^`\s])(?P<close>`{1,3})(?!`)")
_HEADING = lazy(r"(?m)^[ \t]*(?P<open>#{1,6}[ \t]+)(?=[^\r\n]*[^\W\d_])(?!#)")
_QUOTED = lazy(r"(?m)^> ?(?=[“\"])")
_LINK = lazy(r"!?\[(?P<shown>[^\[\]\n]{0,300})\]\((?P<to>(?:https?:|mailto:|www\.|/|#)[^()\s]{0,400})(?:\s\"[^\"\n]{0,200}\")?\)")
_TABLE_RULE = lazy(r"(?m)^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|){1,20}(?:[ \t]*:?-{3,}:?[ \t]*)?$")
_NOTE_REFERENCE = lazy(r"\[\^\w{1,12}\]")
_MD_ESCAPE = lazy(r"\\(?P<sign>[*_#\[\]`~>|!.()-])(?!\w*[{\\])")

_COMMAND = lazy(r"(?<![:\\])(?:(?<![A-Za-z])|(?=\\[A-Za-z]{2,20}\{))\\(?P<name>[A-Za-z]{2,20})(?P<open>\{)?")
_MATH = lazy(r"\$(?P<inner>[^$\n]{0,80}[\\^_][^$\n]{0,80}|(?:[A-Za-z][^$\n]{0,20})?[<>=≤≥][^$\n]{1,40})\$(?!\d)|\\\([^()\n]{1,120}\\\)")
_SCRIPT = lazy(r"(?<=[\w)])[\^_]\{(?P<inner>[^{}\n]{1,40})\}")
_TEX_ESCAPE = lazy(r"\\(?P<sign>[%&$])|(?<=\d)(?P<thin> ?\\[,;:!])(?=[A-Za-z\d])")

_TEMPLATE = lazy(
    r"\{%[^{}\n]{1,200}%\}|<%[^<>\n]{1,200}%>|\$\{[\w.-]{1,60}\}|%%[A-Z_]{2,40}%%"
    r"|\[/?(?:caption|gallery|embed|vc_\w+|et_pb_\w+)\b[^\[\]\n]{0,200}\]"
)
_ENTITY = lazy(r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_ESCAPE = lazy(r"\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|(?:\\r)?\\[nt](?=[\s\\A-Z“\"•\d-]|$)|(?<=[a-z.,;!?])\\n(?=[a-z])|(?:=[0-9A-F]{2}){2,9}")


def find_markup(facts: Facts) -> list[Thing]:
    """Leftovers of all languages; where two overlap the one that begins first, or is longer, stands."""
    prose = facts.prose
    found: list[Thing] = []
    for sign, reader in (("<", _html), ("{", _html_rest), ("%", _template), ("[", _template), ("$", _template)):
        if sign in prose and not (reader is _template and found and found[-1].fields["language"] == "template"):
            found += reader(prose)
    if "&" in prose or "\\" in prose or "=" in prose:
        found += _entities(prose)
    if "\\" in prose or "^{" in prose or "_{" in prose or prose.count("$") > 1:
        found += _latex(prose)
    found += _markdown(prose)
    return _apart(found, [url.span for url in facts.of("url")])


def _apart(found: list[Thing], addresses: list[ProseSpan]) -> list[Thing]:
    kept: list[Thing] = []
    for thing in sorted(found, key=lambda t: (t.span.start, -t.span.end)):
        if kept and thing.span.start < kept[-1].span.end:
            continue
        whole = thing.fields["language"] in ("html", "template") or len(thing.fields["plain"]) > 1
        if whole or not any(address.contains(thing.span) for address in addresses):
            kept.append(thing)
    return kept


def _thing(language: str, start: int, end: int, plain: str = "") -> Thing:
    return Thing("markup", ProseSpan(start, end), {"language": language, "plain": plain})


def _html(prose: str) -> Iterator[Thing]:
    known = members("html-tags", "tag")
    closing = {m["name"].lower() for m in _TAG.finditer(prose) if m["close"]}
    for match in _TAG.finditer(prose):
        name, rest = match["name"].lower(), match["rest"] or ""
        # A number is a tag only with its other half: <5> may be a way to write "below 5".
        if match["name"].isupper() and len(name) == 1 and name not in closing:
            continue  # A<B>C
        if name in known or match["close"] or name in closing or (_ATTRIBUTE.match(rest) is not None):
            yield _thing("html", *match.span(), plain="\n" if name in ("br", "p", "div") else "")
    for match in _HTML_REST.finditer(prose):
        yield _thing("html", *match.span())


def _html_rest(prose: str) -> Iterator[Thing]:
    """Style rules, where there is no tag at all."""
    if "<" not in prose:
        yield from (_thing("html", *match.span()) for match in _HTML_REST.finditer(prose))


def _markdown(prose: str) -> Iterator[Thing]:
    if "*" in prose:
        yield from _pairs(prose, _STRONG)
        yield from _pairs(prose, _EMPHASIS)
    if "_" in prose:
        yield from _pairs(prose, _STRONG_LINE)
        yield from _pairs(prose, _EMPHASIS_LINE)
    if "`" in prose and "`s " not in prose:  # where it stands for an apostrophe it quotes words too
        yield from _pairs(prose, _CODE)
    if "#" in prose:
        yield from (_thing("markdown", *m.span("open")) for m in _HEADING.finditer(prose))
    if "> " in prose:
        yield from (_thing("markdown", *m.span()) for m in _QUOTED.finditer(prose))
    if "](" in prose:
        yield from (_thing("markdown", *m.span(), plain=_link_text(m["shown"], m["to"])) for m in _LINK.finditer(prose))
    if "[^" in prose:
        yield from (_thing("markdown", *m.span()) for m in _NOTE_REFERENCE.finditer(prose))
    if "---" in prose and "|" in prose:
        yield from (_thing("markdown", *m.span()) for m in _TABLE_RULE.finditer(prose))
    if "\\" in prose:
        yield from (_thing("markdown", *m.span(), plain=m["sign"]) for m in _MD_ESCAPE.finditer(prose))


def _pairs(prose: str, pattern: re.Pattern[str]) -> Iterator[Thing]:
    """The opening and the closing mark, each by itself: the words between them are no leftover."""
    for match in pattern.finditer(prose):
        for name in ("open", "close", "open2", "close2"):
            if name in pattern.groupindex and match[name]:
                yield _thing("markdown", *match.span(name))


def _link_text(shown: str, to: str) -> str:
    address = to.removeprefix("mailto:")
    if to.startswith(("#", "/")) or address.rstrip("/") in (shown.rstrip("/"), f"https://{shown}", f"http://{shown}"):
        return shown
    return f"{shown} ({address})" if shown else address


def _latex(prose: str) -> Iterator[Thing]:
    signs = {row["command"]: row["sign"] for row in table("latex-commands")}
    for match in _MATH.finditer(prose):
        inner = match["inner"] or match[0]
        if regex(r"\\|\^|_\{|^_\w|[<>=≤≥]").search(inner):
            yield _thing("latex", *match.span(), plain=_without_commands(inner, signs))
    for match in _COMMAND.finditer(prose):
        if match["name"] in signs:
            closing = prose.find("}", match.end(), match.end() + 300) if match["open"] else -1
            inner = prose[match.end() : closing] if closing > 0 else ""
            end = closing + 1 if closing > 0 else match.end("name")
            yield _thing("latex", match.start(), end, signs[match["name"]] + _without_commands(inner, signs))
    for match in _SCRIPT.finditer(prose):
        yield _thing("latex", *match.span(), plain=_without_commands(match["inner"], signs))
    for match in _TEX_ESCAPE.finditer(prose):
        yield _thing("latex", *match.span(), plain=match["sign"] or " ")


def _without_commands(text: str, signs: dict[str, str]) -> str:
    return regex(r"[{}^$]|\\[()]").sub("", _COMMAND.sub(lambda m: signs.get(m["name"], ""), text))


def _template(prose: str) -> Iterator[Thing]:
    yield from (_thing("template", *match.span()) for match in _TEMPLATE.finditer(prose))


def _entities(prose: str) -> Iterator[Thing]:
    if "&" in prose:
        import html

        for match in _ENTITY.finditer(prose):
            plain = html.unescape(match[0])
            if plain != match[0] and not plain.endswith(";"):
                yield _thing("entity", *match.span(), plain=plain)
    for match in _ESCAPE.finditer(prose):
        yield _thing("entity", *match.span(), plain=_unescaped(match[0]))


def _unescaped(text: str) -> str:
    if text[0] == "=":
        return bytes.fromhex(text.replace("=", "")).decode("utf-8", "replace")
    if text[1] in "ux":
        return chr(int(text[2:], 16))
    return "\t" if text.endswith("t") else "\n"


KINDS = {
    "markup": Kind(
        find_markup,
        {"language": ("html", "markdown", "latex", "template", "entity"), "plain": "text"},
        meanings={"language": "what left it", "plain": "what would stand there without it"},
    )
}
