"""Questions that wait for an answer. Nothing of them is in the ledger until the person has chosen."""

from dataclasses import dataclass

from core.capture.model import Item, Question


@dataclass(frozen=True, slots=True)
class Pending:
    """A question put to a person about one line of one message; `sure` is what of the line needs no question."""

    id: int
    user_id: int
    family_id: int | None
    chat_id: int
    message_id: int
    line: int
    text: str
    question: Question
    sure: tuple[Item, ...] = ()
    source: str = "chat"
