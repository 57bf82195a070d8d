"""What a tag does to the text in it: how it is laid out, and what part of a page it opens."""

from __future__ import annotations

from prlint.data import table
from prlint.text.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_ATTRIBUTE = lazy(r"([^\s=>/\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?")
_DECLARATION = lazy(r"([a-z-]{1,40})\s{0,20}:\s{0,20}([^;]{0,200})")
_LENGTH = lazy(r"(-?\d{0,6}(?:\.\d{0,6})?)(pt|px|em|rem|in|cm|mm|ex|pc|%)?(?![\w.])")
_NOTE_ID = lazy(r"([a-z_-]{1,20}?)[:_-]?\d")
_WORD_END = lazy(r"[-_]+")
# Blank space of so many of a unit is a gap that a reader sees; less only leads the lines.
_GAPS = {"": 1.0, "pt": 3.0, "px": 4.0, "em": 0.25, "rem": 0.25, "in": 0.05, "cm": 0.1, "mm": 1.0, "ex": 0.5, "pc": 0.25, "%": 1.0}
# So many different tags are kept in mind; a page has far fewer.
_MAX_KEPT = 20_000
_MAX_KEPT_LENGTH = 2_000
_MAX_ATTRIBUTES = 20_000


class Look:
    """flow: block, inline, void or raw. above, below: a gap before and behind it. shape: of the lines in it.

    region: main, article, furniture, furniture? (what stands in it can say otherwise), edge, notes, note, or ''.
    raised: a superscript. numbering: how a list counts its items, '' for bullets, 'none' for neither.
    page_above, page_below: a page of paper ends there.
    """

    __slots__ = (
        "above", "below", "counts_from", "flow", "hidden", "numbering", "page_above", "page_below", "pre", "raised", "region",
        "shape", "span", "target", "title",
    )  # fmt: skip

    def __init__(self, flow: str) -> None:
        self.flow = flow
        self.above = self.below = self.hidden = self.pre = self.raised = self.title = self.page_above = self.page_below = False
        self.shape = self.region = self.numbering = self.target = ""
        self.counts_from: int | None = None
        self.span = 1

    @property
    def changes(self) -> bool:
        """Whether text in it is to be read otherwise than text around it."""
        return bool(self.hidden or self.pre or self.raised or self.shape or self.region or self.target)


class Looks:
    """Looks by tag. Pages repeat their tags, so each is read once."""

    def __init__(self) -> None:
        self._elements = {row["element"]: row for row in table("html-elements")}
        self._regions = {(row["attribute"], row["value"]): row["region"] for row in table("html-regions")}
        self._kept: dict[tuple[str, str], Look] = {}
        self._styles: dict[str, dict[str, str]] = {}

    def of(self, name: str, attributes: str) -> Look:
        """The look of a start tag; `attributes` is what stands between its name and its end."""
        look = self._kept.get((name, attributes))
        if look is None:
            look = self._read(name, attributes)
            if len(self._kept) < _MAX_KEPT and len(attributes) < _MAX_KEPT_LENGTH:
                self._kept[name, attributes] = look
        return look

    def _read(self, name: str, text: str) -> Look:
        element = self._elements.get(name, {})
        look = Look(element.get("flow", "inline"))
        look.above = look.below = element.get("gap") == "yes"
        look.shape = element.get("shape", "")
        region = element.get("region", "")
        look.hidden = region == "hidden"
        look.region = "" if look.hidden else region
        look.pre = name in ("pre", "listing", "xmp", "plaintext")
        look.raised = name == "sup"
        look.title = name == "h1"
        look.region = name if name in ("main", "article") else look.region
        look.numbering = "1" if name == "ol" else ""
        if text and not text.isspace():
            self._attributes(name, look, _attributes_of(text))
        return look

    def _attributes(self, name: str, look: Look, given: Mapping[str, str]) -> None:
        if "hidden" in given and given["hidden"].lower() != "until-found":
            look.hidden = True
        if "style" in given:
            self._style(look, given["style"])
        if name in ("ol", "li"):
            look.numbering = given.get("type", look.numbering) if name == "ol" and look.numbering != "none" else look.numbering
            look.counts_from = _whole(given.get("start" if name == "ol" else "value", ""))
        elif name in ("td", "th"):
            look.span = min(_whole(given.get("colspan", "")) or 1, 1_000)
        elif name == "a":
            look.target = given.get("href", "").strip()
        if name not in ("html", "body"):
            self._part(name, look, given)

    def _part(self, name: str, look: Look, given: Mapping[str, str]) -> None:
        """What roles, classes and ids say of a part of the page. A role outweighs what the element stands for."""
        named = self._regions.get
        region = named(("role", given["role"].strip().lower())) if "role" in given else None
        if region is None and "class" in given:
            region = self._class(given["class"].lower(), soft=look.flow == "block" and name not in ("main", "article", "h1", "li", "td"))
        if region is None and "id" in given:
            stem = _NOTE_ID.match(given["id"].lower().lstrip("_"))
            region = named(("id", stem[1])) if stem else None
        if region == "hidden":
            look.hidden = True
        elif region == "heading":
            look.shape = "heading"
        elif region == "quote":
            look.shape = "quote" if name == "blockquote" else ""  # many set off other things so, and none says so
        elif region and not (region.endswith("?") and look.region in ("main", "article", "furniture")):
            look.region = region

    def _class(self, text: str, soft: bool) -> str | None:
        names = text.split()[:40]
        for name in names:
            region = self._regions.get(("class", name))
            if region:
                return region
        for name in names if soft else ():
            for word in _WORD_END.split(name):
                region = self._regions.get(("word", word))
                if region:
                    return region
        return None

    def _style(self, look: Look, text: str) -> None:
        style = self._styles.get(text)
        if style is None:
            style = dict(_DECLARATION.findall(text.lower()[:4_000]))
            if len(self._styles) < _MAX_KEPT and len(text) < _MAX_KEPT_LENGTH:
                self._styles[text] = style
        get = style.get
        if get("display", "").startswith("none") or get("visibility", "").startswith("hidden") or get("mso-hide", "").startswith("all"):
            look.hidden = True
        if look.flow == "inline" and get("display", "").startswith(("block", "table", "flex", "grid")):
            look.flow = "block"
        look.raised = look.raised or _is_raised(style)
        if get("white-space", "").startswith(("pre", "break-spaces")) and not get("white-space", "").startswith("pre-line"):
            look.pre = True
        if get("list-style", get("list-style-type", "")).startswith("none"):
            look.numbering = "none"
        look.page_above = _breaks(style, "before")
        look.page_below = _breaks(style, "after")
        if look.flow == "block":
            _gaps(look, style)


def _attributes_of(text: str) -> dict[str, str]:
    """Names and values, the first of each name; character references in values are left as they stand, but for &amp;."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text, 0, _MAX_ATTRIBUTES):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), value.replace("&amp;", "&") if "&" in value else value)
    return found


def _whole(text: str) -> int | None:
    digits = text.strip()[:6]
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _is_raised(style: Mapping[str, str]) -> bool:
    """Set above the line: named so, or moved up by a length and kept on the baseline."""
    align = style.get("vertical-align", "").strip()
    if align == "super":
        return True
    return style.get("position", "").startswith("relative") and style.get("top", "").startswith("-") and align in ("", "baseline")


def _breaks(style: Mapping[str, str], side: str) -> bool:
    return any(style.get(key, "").startswith(("always", "page", "left", "right")) for key in (f"page-break-{side}", f"break-{side}"))


def _gaps(look: Look, style: Mapping[str, str]) -> None:
    """Blank space above and below, from margins and paddings."""
    margins = _sides(style.get("margin"))
    above = _side(style, "margin-top", margins[0])
    below = _side(style, "margin-bottom", margins[1])
    look.above = (look.above if above is None else above) or bool(_side(style, "padding-top", _sides(style.get("padding"))[0]))
    look.below = (look.below if below is None else below) or bool(_side(style, "padding-bottom", _sides(style.get("padding"))[1]))


def _sides(shorthand: str | None) -> tuple[bool | None, bool | None]:
    """Whether a shorthand of one to four lengths makes a gap above and below."""
    if shorthand is None:
        return None, None
    lengths = shorthand.split()[:4]
    if not lengths:
        return None, None
    return _is_gap(lengths[0]), _is_gap(lengths[2] if len(lengths) > 2 else lengths[0])


def _side(style: Mapping[str, str], key: str, otherwise: bool | None) -> bool | None:
    return _is_gap(style[key]) if key in style else otherwise


def _is_gap(length: str) -> bool:
    match = _LENGTH.match(length.strip())
    if match is None or match[1] in ("", "-", "."):
        return False
    return float(match[1]) >= _GAPS[match[2] or ""]
