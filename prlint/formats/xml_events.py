"""XML as events, for formats that are packed XML: no document type, no entities, no nesting without end.

expat itself, since building a tree first (xml.etree) costs 30 ms of import and then every element once more.
"""

from __future__ import annotations

from pyexpat import ExpatError, ParserCreate, errors

from prlint.text.source import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class Events(Protocol):
        """What takes the events of one part. Names are `namespace}local`. It counts how deep it is, since it knows that anyway: a
        count of its own here would cost a third of reading. `refuse_depth` is for what is deeper than MAX_DEPTH.
        """

        def start(self, name: str, attributes: dict[str, str]) -> None: ...
        def end(self, name: str) -> None: ...
        def text(self, words: str) -> None: ...


MAX_DEPTH = 1_000


def read(data: bytes, part: str, events: Events) -> None:
    """Send the events of a part. Raises UnreadableError, with one sentence, for XML that is broken or a trap."""
    parser = ParserCreate(None, "}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = events.start, events.end, events.text
    parser.StartDoctypeDeclHandler = _refuse(part)
    if hasattr(events, "parser"):
        events.parser = parser
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise UnreadableError(
            f"its part ‘{part}’ is broken XML ({errors.messages[error.code]}, line {error.lineno}); save the file anew"
        ) from None
    except (UnicodeError, LookupError):
        raise UnreadableError(f"its part ‘{part}’ is in an encoding that XML parts never have") from None


def refuse_depth(part: str) -> None:
    raise UnreadableError(f"its part ‘{part}’ is nested more than {MAX_DEPTH:,} levels deep")


def _refuse(part: str) -> Any:
    """Parts of office files have no document type; what brings one wants entities."""

    def refuse(*_: Any) -> None:
        raise UnreadableError(f"its part ‘{part}’ declares a document type (DOCTYPE), which no office program writes")

    return refuse
