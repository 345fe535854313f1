"""The judge of a reply: would Telegram take it as it is?"""

from collections.abc import Iterator

from core.delivery.model import Button
from handlers.say.reply import Reply
from sandbox.text.html import parse_html
from sandbox.text.units import units

MOST_UNITS = 4_096
MOST_LABEL = 64
MOST_DATA = 64
MOST_TOAST = 200
MOST_BUTTONS = 100


def every(reply: Reply) -> Iterator[Reply]:
    """A reply and all that are sent after it."""
    yield reply
    for further in reply.then:
        yield from every(further)


def buttons(reply: Reply) -> list[Button]:
    return [button for row in reply.rows for button in row]


def plain(reply: Reply) -> str:
    """What a person reads; raises `MarkupError` for markup that Telegram refuses."""
    return parse_html(reply.text)[0]


def tags(reply: Reply) -> list[str]:
    """The kinds of the entities in a reply."""
    return [entity["type"] for entity in parse_html(reply.text)[1]]


def assert_sendable(reply: Reply) -> None:
    """Fail with what Telegram would say no to."""
    for one in every(reply):
        assert units(plain(one)) <= MOST_UNITS
        assert one.toast is None or len(one.toast) <= MOST_TOAST
        assert len(buttons(one)) <= MOST_BUTTONS
        assert all(one.rows) or not one.rows
        for button in buttons(one):
            assert 0 < len(button.text) <= MOST_LABEL
            assert "\n" not in button.text
            assert (button.data is None) is not (button.url is None)
            assert button.data is None or 0 < len(button.data.encode()) <= MOST_DATA
