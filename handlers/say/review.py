"""What is said around the looking over of any paper."""

from core.delivery.model import Button
from core.reviewing.look import OtherLook
from handlers.say.problems import problem
from handlers.say.reply import Reply
from handlers.say.taps import ReviewTap
from handlers.say.voice import Voice


def no_money(voice: Voice, seen: OtherLook) -> Reply:
    """A paper that is kept and searched, and becomes nothing."""
    return Reply("\n".join([voice.say("paper.no_money"), *(problem(voice, one) for one in seen.reading.problems)]))


def put_off(voice: Voice, tap: ReviewTap) -> Reply:
    """Nothing was written, with the way back to the card."""
    again = ReviewTap(op="card", id=tap.id, part=tap.part).pack()
    return Reply(voice.say("paper.put_off"), ((Button(voice.word("paper.button_again"), again),),), edit=True)


def reading_again(voice: Voice) -> Reply:
    """The file is read by what was said of its columns."""
    return Reply(voice.say("paper.reading_again"), edit=True)
