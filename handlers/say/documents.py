"""Papers in words: how far a reading is, what was known before, and one paper or a list of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.delivery.model import Button
from core.documents.model import PaperKind
from core.documents.paper import Paper, PaperFile, PaperQuery, PaperState
from core.documents.reading import Progress, Step
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import PaperTap, ReviewTap
from handlers.say.voice import Html, Voice

PAGE = 8
"""Papers on one page of a list."""
SIGNS = {
    PaperKind.RECEIPT: "🧾",
    PaperKind.STATEMENT: "🏦",
    PaperKind.BILL: "📨",
    PaperKind.PAYSLIP: "💼",
    PaperKind.DEED: "🏠",
    PaperKind.OTHER: "📄",
}


def begun(voice: Voice, job_id: int) -> Reply:
    """The line of progress at its beginning."""
    return Reply(voice.say("paper.reading"), _stop(voice, job_id))


def progressed(voice: Voice, job_id: int, progress: Progress) -> Reply:
    """The line of progress further on."""
    if progress.step is Step.CHECKING:
        return Reply(voice.say("paper.checking"), _stop(voice, job_id))
    if progress.step is Step.PAGE and progress.pages > 1:
        text = voice.say("paper.page", page=progress.page, pages=progress.pages)
        return Reply(text, _stop(voice, job_id))
    return begun(voice, job_id)


def stopped(voice: Voice) -> Reply:
    """Called off by a person."""
    return Reply(voice.say("paper.stopped"), edit=True)


def reading_again(voice: Voice) -> Reply:
    """It is read anew, by what was said of it."""
    return Reply(voice.say("paper.again"), edit=True)


def put_off(voice: Voice, again: str) -> Reply:
    """Looked at, and nothing written; `again` is what a tap carries that shows the card anew."""
    button = Button(voice.word("paper.button_look_over"), again)
    return Reply(voice.say("paper.put_off"), ((button,),), edit=True)


def reading_in_private(voice: Voice) -> Reply:
    """What is said in a group: what comes of it is its sender's first."""
    return Reply(voice.say("paper.in_group"))


def locked(voice: Voice, job_id: int, *, again: bool, listening: bool) -> Reply:
    """It wants a password: the next message is one when we are `listening`, else after a tap."""
    told = [voice.say("paper.wrong_password")] if again else []
    told += [voice.say("error.document.locked") if listening else voice.say("paper.has_password")]
    key = Button(voice.word("paper.button_password"), PaperTap(op="key", id=job_id).pack())
    return Reply("\n".join(told), (*(() if listening else ((key,),)), *_stop(voice, job_id)))


def listening(voice: Voice) -> Reply:
    """The next message is taken for the password."""
    return Reply(voice.say("error.document.locked"))


def unlocking(voice: Voice, job_id: int, message_id: int, line: int | None) -> Reply:
    """The password was taken, and its message is deleted; `line` asked for it, and tells what comes of it."""
    return Reply(voice.say("paper.password_taken"), _stop(voice, job_id), deletes=message_id, edits=line)


def caption_late(voice: Voice, shown: Reply) -> Reply:
    """Other words beneath what is in the book: nothing changes by them, and what is `shown` can be changed."""
    return Reply(voice.say("paper.caption_late"), then=(shown,))


def known(voice: Voice, paper: Paper, files: Sequence[PaperFile], came: int, sender: str | None) -> Reply:
    """The same paper again: when it was sent, by whom if not by the reader, and what came of it."""
    day = voice.day(_sent(voice, paper))
    head = (
        voice.say("paper.known_of", day=day, name=voice.short(sender)) if sender else voice.say("paper.known", day=day)
    )
    shown = card(voice, paper, files, came, mine=sender is None)
    return Reply(f"{head}\n{shown.text}", shown.rows)


def card(voice: Voice, paper: Paper, files: Sequence[PaperFile], came: int, *, mine: bool = True) -> Reply:
    """One paper, with what can be done to it; `came` counts the entries that came of it."""
    lines = [_line(voice, paper)]
    if paper.caption and paper.caption != paper.title:
        lines.append(voice.say("paper.caption", caption=voice.short(paper.caption)))
    lines.append(_became(voice, paper, came))
    send = Button(voice.word("paper.button_send"), PaperTap(op="send", id=paper.id).pack())
    first = [send] if files else []
    if came:
        first.append(Button(voice.word("paper.button_came", number=came), PaperTap(op="came", id=paper.id).pack()))
    last = []
    if paper.kind is not PaperKind.OTHER and paper.state in {PaperState.READ, PaperState.BOOKED}:
        last.append(Button(voice.word("paper.button_again"), ReviewTap(op="card", id=paper.id).pack()))
    if mine:
        last.append(Button(voice.word("paper.button_delete"), PaperTap(op="del", id=paper.id).pack()))
    return Reply("\n".join(lines), tuple(tuple(row) for row in (first, last) if row))


def originals(paper: Paper, files: Sequence[PaperFile]) -> Reply:
    """Its files again, each as it was sent: a photo as a photo."""
    first, *others = (
        Reply(document=f"{'original' if file.name else 'photo'}:{paper.id}:{file.number}") for file in files
    )
    return replace(first, then=tuple(others))


def deleted(voice: Voice, paper: Paper) -> Reply:
    """Gone, with the way back."""
    back = Button(voice.word("button.undo"), PaperTap(op="back", id=paper.id).pack())
    return Reply(voice.say("paper.deleted", what=_line(voice, paper)), ((back,),), edit=True)


def listed(voice: Voice, query: PaperQuery, papers: Sequence[Paper], count: int, page: int = 0) -> Reply:
    """A page of papers, each opened by a tap.

    A tap has no room for words: of what was looked for in words the first page is shown, and how to narrow it.
    """
    worded = _is_worded(query)
    if not papers:
        return Reply(voice.say("paper.not_found" if worded or query.kinds else "paper.none_yet"))
    numbered = list(enumerate(papers, page * PAGE + 1))
    lines = [f"{number}. {_line(voice, one)}" for number, one in numbered]
    opening = [Button(f"{SIGNS[one.kind]} {number}", PaperTap(op="show", id=one.id).pack()) for number, one in numbered]
    head = voice.say("paper.list_title", count)
    if worded:
        more = [voice.say("paper.narrow")] if count > len(papers) else []
        return Reply("\n".join([head, *lines, *more]), columns(opening, 4))
    rows = (*columns(opening, 4), *_turning(query, count, page), *_kinds(voice, query))
    return Reply("\n".join([head, *lines]), rows)


def near(voice: Voice, reply: Reply) -> Reply:
    """Papers of the kind that was asked for, none of which says the words."""
    return replace(reply, text="\n".join([voice.say("paper.near"), reply.text]))


def _is_worded(query: PaperQuery) -> bool:
    return bool(query.words or query.first or query.last)


def _turning(query: PaperQuery, count: int, page: int) -> Rows:
    buttons = []
    if page > 0:
        buttons.append(Button("◀️", _tap(query, page - 1)))
    if count > (page + 1) * PAGE:
        buttons.append(Button("▶️", _tap(query, page + 1)))
    return (tuple(buttons),) if buttons else ()


def _kinds(voice: Voice, query: PaperQuery) -> Rows:
    """Narrowing by kind, and back to all."""
    if query.kinds:
        return ((Button(voice.word("paper.button_all"), _tap(PaperQuery(), 0)),),)
    buttons = [
        Button(f"{sign} {voice.word(f'paper.many.{kind}')}", _tap(PaperQuery((kind,)), 0))
        for kind, sign in SIGNS.items()
    ]
    return columns(buttons, 3)


def _tap(query: PaperQuery, page: int) -> str:
    return PaperTap(op="list", kind=query.kinds[0] if query.kinds else "", page=page).pack()


def _line(voice: Voice, paper: Paper) -> Html:
    """A paper in one line: what it is, of whom, of which days."""
    lock = "🔒 " if paper.private else ""
    name = _name(voice, paper)
    return voice.say("paper.line", sign=f"{lock}{SIGNS[paper.kind]}", name=name, days=_of_days(voice, paper))


def _name(voice: Voice, paper: Paper) -> str:
    """Its title; a statement's begins with the bank's name in the vocabulary, or has the end of a number only."""
    kind = voice.word(f"paper.kind.{paper.kind}")
    if not paper.title:
        return kind
    if paper.kind is not PaperKind.STATEMENT:
        return voice.short(paper.title)
    first, blank, rest = paper.title.partition(" ")
    return voice.short(f"{kind} {first}" if first.startswith("··") else f"{voice.bank(first)}{blank}{rest}")


def _of_days(voice: Voice, paper: Paper) -> str:
    if paper.first_day is None or paper.last_day is None:
        return voice.plain_day(_sent(voice, paper))
    if paper.first_day == paper.last_day:
        return voice.plain_day(paper.first_day)
    return f"{voice.plain_day(paper.first_day)} – {voice.plain_day(paper.last_day)}"


def _became(voice: Voice, paper: Paper, came: int) -> Html:
    if paper.state is PaperState.FAILED:
        return voice.say("paper.unread")
    if came:
        return voice.say("paper.came", came)
    return voice.say("paper.nothing_came" if paper.kind is PaperKind.OTHER else "paper.waits")


def _sent(voice: Voice, paper: Paper) -> date:
    return voice.local_day(paper.sent_at)


def _stop(voice: Voice, job_id: int) -> Rows:
    return ((Button(voice.word("button.cancel"), PaperTap(op="stop", id=job_id).pack()),),)
