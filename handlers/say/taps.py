"""What buttons carry back: small typed values that pack into Telegram's 64 bytes."""

from aiogram.filters.callback_data import CallbackData


class EntryTap(CallbackData, prefix="e"):
    """Do `op` to an entry, with `arg` where it needs one."""

    id: int
    op: str
    arg: str = ""


def entry_tap(entry_id: int, op: str) -> str:
    """What `EntryTap(id=…, op=…).pack()` gives, for the six buttons of every card: without making a model of each."""
    return f"e:{entry_id}:{op}:"


class ChangeTap(CallbackData, prefix="c"):
    """Undo or redo a change."""

    id: int
    op: str


class PastTap(CallbackData, prefix="p"):
    """Whether the payee's past entries follow the new category of this one."""

    id: int
    op: str


class ChoiceTap(CallbackData, prefix="q"):
    """Choose answer `n` of a waiting question; -1 is "none of these"."""

    id: int
    n: int


class HabitTap(CallbackData, prefix="h"):
    """Always answer this question as answer `n`."""

    id: int
    n: int


class SetTap(CallbackData, prefix="s"):
    """Choose a value in settings or onboarding; an empty `value` opens the choice."""

    what: str
    value: str = ""


class FamilyTap(CallbackData, prefix="f"):
    """Do `op` in the family, to a member or with a family's id."""

    op: str
    id: int = 0


class InquiryTap(CallbackData, prefix="i"):
    """Ask a kept question again: `first` and `last` are proleptic day numbers (0: open), split by `group`.

    `op` is `show`, `how` (how it was counted), `list` (the entries behind it) or `page` (another page of them).
    """

    id: int
    op: str
    first: int = 0
    last: int = 0
    group: str = ""
    page: int = 0


class SummaryTap(CallbackData, prefix="y"):
    """The summary of a month, `YYYY-MM`."""

    month: str


class RateTap(CallbackData, prefix="r"):
    """Set one `base` at `value` of `quote` for the family, or take what was set back. Codes, and a plain decimal."""

    op: str
    base: str
    quote: str
    value: str = ""


class WorthTap(CallbackData, prefix="w"):
    """Show the net worth in a currency on a day (empty: one's own, today), the member's alone when `mine`."""

    op: str
    currency: str = ""
    day: str = ""
    mine: bool = False


class OwingTap(CallbackData, prefix="o"):
    """Do `op` to what is owed between oneself and `who` (a party's mark) in a currency; `list` and `how` need none."""

    op: str
    who: str = ""
    code: str = ""


class GroupTap(CallbackData, prefix="g"):
    """Make a group one's family's chat; `hears_all` tells that the bot came into it as one that hears everything."""

    op: str
    hears_all: bool = False


class AccountTap(CallbackData, prefix="a"):
    """Do `op` to an account, with `arg` where it needs one; `list` shows all of them, from the page `id` on."""

    op: str
    id: int = 0
    arg: str = ""


class RemitTap(CallbackData, prefix="m"):
    """Show what was sent home in a year."""

    year: int


class PaperTap(CallbackData, prefix="d"):
    """Do `op` to a paper, or to the job that reads it; `list` shows a page of all, or of a `kind`."""

    op: str
    id: int = 0
    kind: str = ""
    page: int = 0


class ReviewTap(CallbackData, prefix="v"):
    """Do `op` while a paper's reading `part` is looked over, to the row `at` where it is of one."""

    op: str
    id: int
    part: int = 0
    at: int = -1
    arg: str = ""


class BudgetTap(CallbackData, prefix="bu"):
    """Do `op` to a budget, with `arg` where it needs one; `list` shows all of them."""

    op: str
    id: int = 0
    arg: str = ""


class GoalTap(CallbackData, prefix="go"):
    """Do `op` to a goal, with `arg` where it needs one; `list` shows all of them."""

    op: str
    id: int = 0
    arg: str = ""


class BillTap(CallbackData, prefix="bi"):
    """Do `op` to a bill or to one occurrence of it; `list` shows what is due, `all` every bill."""

    op: str
    id: int = 0


class BillEditTap(CallbackData, prefix="be"):
    """Do `op` to what a bill is from now on, with `arg` where it needs one; `more` shows what can be changed."""

    op: str
    id: int
    arg: str = ""


class BillAddTap(CallbackData, prefix="bn"):
    """Answer a step of making a bill, or `op` otherwise: `back` goes one step back, `x` leaves it."""

    op: str
    arg: str = ""


class VisaTap(CallbackData, prefix="vi"):
    """Do `op` to one's visa, or to the shift `id`, with `arg` where it needs one; `card` shows the visa."""

    op: str
    id: int = 0
    arg: str = ""


class AffordTap(CallbackData, prefix="af"):
    """Do `op` with a price of `minor` units of a currency."""

    op: str
    minor: int
    code: str


class FundsTap(CallbackData, prefix="fu"):
    """Do `op` to one's application and its funds, with `arg` where it needs one; `card` shows them."""

    op: str
    id: int = 0
    arg: str = ""


class RenewalTap(CallbackData, prefix="rn"):
    """Do `op` to one's list for the next visa, to one `item` of it where it is of one."""

    op: str
    item: str = ""


class CalendarTap(CallbackData, prefix="ca"):
    """Do `op` with the calendar; `show` shows the days `at` (see `core.agenda.window`), from a page of theirs on."""

    op: str
    at: str = ""
    page: int = 0
