"""What a handler returns: a value. It never sends anything itself."""

from dataclasses import dataclass, field

from core.charts.model import Chart
from core.delivery.model import Button

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `text` is Telegram's HTML ("" says nothing).

    `edit` replaces the message whose button was pressed; `edits` names another message to replace. `toast` is the
    short line over the chat after a button. `entries` are spoken of, so that a reply to the message finds them.
    `chart` is a picture, with the text beneath it, and so is a `document` that is one (`core.delivery.model`). `pin`
    pins the message whose button was pressed, or lets it go when it is False. `deletes` is a message to delete,
    `reacts` one to react to (its id, an emoji). A `secret` one is not kept
    once it is sent. `then` are further answers, sent after this one.
    """

    text: str = ""
    rows: Rows = ()
    entries: tuple[int, ...] = ()
    edit: bool = False
    edits: int | None = None
    toast: str | None = None
    alert: bool = False
    document: str | None = None
    chart: Chart | None = None
    pin: bool | None = None
    deletes: int | None = None
    reacts: tuple[int, str] | None = None
    secret: bool = False
    then: tuple["Reply", ...] = field(default=())


NOTHING = Reply()


def columns(buttons: list[Button], width: int) -> Rows:
    """Buttons in rows of `width`."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
