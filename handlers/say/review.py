"""What is said around the looking over of any paper."""

from core.delivery.model import Button
from core.reviewing.look import NO_MONEY, OtherLook
from handlers.say.problems import problem
from handlers.say.reply import Reply
from handlers.say.taps import ReviewTap
from handlers.say.voice import Voice

_UNREADABLE = "document.unreadable"
_SAID = frozenset({_UNREADABLE, NO_MONEY})
"""Problems that the sentence above them says already."""


def no_money(voice: Voice, seen: OtherLook) -> Reply:
    """A paper that is kept and searched, and becomes nothing; of a file of no known kind, what can be sent instead."""
    problems = seen.reading.problems
    unknown = any(one.code == _UNREADABLE for one in problems)
    told = [problem(voice, one) for one in problems if one.code not in _SAID]
    return Reply("\n".join([voice.say("paper.unknown_kind" if unknown else "paper.no_money"), *told]))


def put_off(voice: Voice, tap: ReviewTap) -> Reply:
    """Nothing was written, with the way back to the card."""
    again = ReviewTap(op="card", id=tap.id, part=tap.part).pack()
    return Reply(voice.say("paper.put_off"), ((Button(voice.word("paper.button_again"), again),),), edit=True)


def reading_again(voice: Voice) -> Reply:
    """The file is read by what was said of its columns."""
    return Reply(voice.say("paper.reading_again"), edit=True)
