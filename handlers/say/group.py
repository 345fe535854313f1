"""What is said in a group of its own accord, and where one is sent for what is private."""

from core.delivery.model import Button
from handlers.say.reply import Reply
from handlers.say.taps import GroupTap
from handlers.say.voice import Voice, shorten


def hello(voice: Voice, *, hears_all: bool) -> Reply:
    """One line with the button by which an owner takes the group for their family."""
    button = Button(voice.word("group.join"), GroupTap(op="join", hears_all=hears_all).pack())
    return Reply(voice.say("group.hello"), ((button,),))


def joined(voice: Voice, family: str, username: str, *, deaf: bool) -> Reply:
    """It is the family's chat from now on: how one speaks to the bot in it, and why it may not hear more."""
    text = voice.say("group.joined", family=shorten(family), bot=username)
    return Reply(text, edit=True, then=(Reply(voice.say("group.deaf", bot=username)),) if deaf else ())


def alert(voice: Voice, key: str) -> Reply:
    """Something that only who pressed a button is told."""
    return Reply(toast=voice.word(key), alert=True)


def in_private(voice: Voice, url: str) -> Reply:
    """This is done between the two of us."""
    return Reply(voice.say("group.in_private"), (way_in(voice, url),))


def way_in(voice: Voice, url: str) -> tuple[Button, ...]:
    """The way into the private chat: a link that holds no figure."""
    return (Button(voice.word("group.open_private"), url=url),)
