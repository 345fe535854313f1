"""Which keys of the catalogues the code uses, found by reading the code."""

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from core.accounts.model import AccountKind
from core.answering.ports import Root
from core.asking.model import Group, Measure
from core.bills.model import Standing
from core.capture.model import Ask, Kind
from core.documents.errors import TOO_MUCH
from core.documents.model import PaperKind
from core.errors import GlobFamError
from core.family.model import News, Quietness, Role
from core.funds import held
from core.funds.need import Item
from core.funds.told import Asked
from core.importing.model import Fate, Why
from core.rates.model import MANUAL
from core.rates.order import BOARDS
from core.recurring.rule import Shift
from core.renewal import guide
from core.visa.model import Level
from core.visa.parts import SUBCLASSES
from handlers.say.account_add import NAMES
from handlers.say.account_asked import TYPED_FACTS
from handlers.say.bill_add import KINDS, SEVERAL
from handlers.say.bill_edit import FIELDS, PERIODS
from handlers.say.places import BASES, COUNTRIES
from handlers.say.statement import COUNTED
from handlers.telegram.bill_draft import STEPS
from integrations.law.renewal import load_renewal_guide
from tests.architecture.trees import modules, parsed

ROOT = Path(__file__).parents[3]
SPEAKING = ("handlers", "bot/profile.py")
"""Where keys are written. What `core` writes are codes, to which a presenter puts the namespace."""
EXPANDED: dict[str, tuple[str, ...]] = {
    "bill.is_{}": ("ended", "paused", "autopay", "private"),
    "bill.standing_{}": tuple(f"{standing}{way}" for standing in Standing for way in ("", "_in")),
    "bill.{}": ("summary", "terms", "each", "average"),
    "bill.{}_in": ("summary", "terms"),
    "bill.field_{}": FIELDS,
    "bill.period_{}": tuple(PERIODS),
    "bill.shift_{}": tuple(Shift),
    "bill.list_{}": ("out", "in", "paused", "ended"),
    "badd.kind_{}": tuple(KINDS),
    "badd.name_{}": tuple(SEVERAL),
    "badd.again_{}": ("name", *STEPS),
    "bill.times_{}": ("paid", "received"),
    "remind.{}": ("snooze1", "snooze3", "payday"),
    "rule.ordinal_{}": ("0", "1", "2", "3"),
    "rule.{}": tuple(f"{unit}_{often}" for unit in ("day", "week", "month", "year") for often in ("1", "2", "n")),
    "deed.{}": ("land", "floor"),
    "funds.ask_{}": tuple(Asked),
    "funds.field_{}": tuple(Asked),
    "funds.line_{}": tuple(Item),
    "funds.why_{}": tuple(held.Why),
    "visa.level_{}": tuple(Level),
    "visa.sub_{}": SUBCLASSES,
    "payslip.{}": ("gross", "tax", "retirement"),
    "receipt.ask_{}": ("total", "day", "merchant", "currency", "category", "account"),
    "receipt.field_{}": ("total", "day", "merchant", "currency", "category", "account"),
    "receipt.missing_{}": ("total", "day", "currency"),
    "receipt.unclear_{}": ("total", "day", "merchant", "any"),
    "statement.count_{}": tuple(name for name, _ in COUNTED),
    "statement.fate_{}": tuple(Fate),
    "statement.why_{}": tuple(Why),
    "command.{}": (),  # filled in by `commands`
    "country.{}": tuple(COUNTRIES),
    "currency.{}": BASES,
    "entry.{}": ("refund", "repayment"),
    "entry.type_{}": ("note", "day", "account"),
    "family.invite_{}": (Role.ADULT, Role.VIEWER),
    "family.make_{}": (Role.ADULT, Role.VIEWER),
    "group.{}": (),  # filled in by `groups`
    "kind.{}": tuple(Kind),
    "news.kind.{}": tuple(kind for kind in News if kind is not News.WEEK),
    "renewal.item_{}": tuple(guide.Item),
    "renewal.need_{}": tuple(guide.Ends),
    "renewal.note_{}": tuple(one.name for one in load_renewal_guide().lists),
    "renewal.why_{}": tuple(guide.Item),
    "rate.source_{}": (MANUAL, *(source for board in BOARDS for source in board.sources)),
    "problem.{}": (),  # filled in by `problem_codes`
    "role.{}": tuple(Role),
    "paper.kind.{}": tuple(PaperKind),
    "paper.many.{}": tuple(PaperKind),
    "quietness.{}": tuple(Quietness),
    "settings.amounts_{}": ("hide", "show"),
    "accounts.kind.{}": tuple(AccountKind),
    "add.again_{}": ("kind", "name", "taken", "code", "coin", "worth", "owners", "review"),
    "add.name_{}": tuple(name for names in NAMES.values() for name in names),
    "add.{}": ("worth", "balance", "owed"),
    "asset.again_{}": ("value", "rec", "owners"),
    "asset.ask_{}": ("amount", "currency", "meaning", "known", "which", "open"),
    "asset.done_{}": ("arc", "res", "hide", "share"),
    "asset.fact.{}": (*TYPED_FACTS, "secures", "country"),
    "asset.stuck_{}": ("unknown", "day", "currency", "digits"),
    "asset.type_{}": ("value", "owed", "name", "rec", *TYPED_FACTS),
    "settings.{}": ("language", "country", "zone", "base", "news", "digest", "habits"),
    "answer.average_{}": (Group.DAY, Group.WEEK, Group.MONTH, Group.YEAR, Group.MEMBER, "entry"),
    "answer.{}_member": ("more", "less", "same"),
    "answer.{}_time": ("more", "less", "same"),
    "button.by_{}": (Group.CATEGORY, Group.MEMBER, Group.MONTH),
    "how.{}": ("spent", "received", "saved", "sent", "count", "largest", "entries", "balance"),
    "measure.{}": tuple(Measure),
    "summary.{}": (*Root, "more", "less", "same"),
    "worth.by_{}": ("saved", "market", "currency", "opened"),
    "words.{}": (
        "renewal",
        "visa",
        "undo",
        "redo",
        "help",
        "cancel",
        "add",
        "accounts",
        "summary",
        "history",
        "papers",
        "networth",
        "remit",
        "budget",
        "goals",
        "bills",
    ),
}
"""What stands in the hole of each key that is put together where it is used."""
LOOKED_UP = frozenset({"ask.{}", "choice.{}", "error.{}", "unread.{}"})
"""Keys that may be missing: the code asks first, and falls back on one that must be there."""
NEVER_TOLD = {
    "delivery.": "what a messenger raises goes to the outbox, never to a person",
    "job.": "the worker lets go of a job that is no longer its own",
    "originals.": "reading is tried again and then gets an incident number; sending is the outbox's",
    "storage.": "the update waits until the database serves again",
    "ledger.unbalanced": "a defect of ours, told as any other by error.error",
    "admin.": "told over HTTP, as JSON",
    "backup.": "told on the operator's terminal",
    "restore.": "told on the operator's terminal",
    "export.": "told on the operator's terminal",
}
"""Codes of errors that have no sentence, and why."""


def sources(*places: str) -> list[Path]:
    """The Python files at these places of the repository."""
    found: list[Path] = []
    for place in places:
        path = ROOT / place
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return found


def strings(path: Path) -> Iterator[str]:
    """Every string in a file: literals as they are, f-strings with `{}` for each hole; no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (inside | docs):
            yield node.value


def keys_in(paths: list[Path], namespaces: frozenset[str]) -> tuple[set[str], set[str]]:
    """(keys written out, keys with holes) in these files: strings that begin with the namespace of a catalogue."""
    shaped = re.compile(rf"(?:{'|'.join(sorted(namespaces))})(?:\.[\w{{}}]+)+")
    found = {text for path in paths for text in strings(path) if shaped.fullmatch(text)}
    return {key for key in found if "{}" not in key}, {key for key in found if "{}" in key}


def codes_in_core() -> tuple[set[str], list[re.Pattern[str]]]:
    """(codes written out in core, patterns of those put together there)."""
    texts = {text for path in sources("core") for text in strings(path) if re.fullmatch(r"[a-z_]+(?:\.[\w{}]+)+", text)}
    patterns = [re.compile(re.escape(text).replace(r"\{\}", ".+")) for text in texts if "{}" in text]
    return {text for text in texts if "{}" not in text}, patterns


def error_codes() -> set[str]:
    """The codes of all errors of the program that have a sentence."""
    for path in sources("core"):
        if path.name == "errors.py":
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    import_module("bot.read")  # has an error of its own, told in the shell
    found = {f"document.too_much.{what}" for what in TOO_MUCH}
    waiting = [GlobFamError]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.__module__.split(".")[0] in {"core", "handlers", "integrations", "bot"}:
            found.add(one.code)
    return {code for code in found if not any(code.startswith(sign) for sign in NEVER_TOLD)}


def asked_codes() -> set[str]:
    """What must be worded of each thing to ask, whatever the code of the question."""
    return {f"ask.{ask.value}" for ask in Ask}


PREFIXES = {"statement.": ("row_off", "closing_off", "row_unread", "row_undated")}
"""Codes that are put together: f"statement.{code}"."""


def problem_codes() -> Iterator[str]:
    """The code of every `Problem(…)` in the readers."""
    for path in modules("core", "integrations", at_least=250):
        tree = parsed(path)
        named = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "Problem"
                and node.args
            ):
                yield from _written(node.args[0], named)


def _written(code: ast.expr, named: Mapping[str, object]) -> Iterator[str]:
    if isinstance(code, ast.Constant):
        yield str(code.value)
    elif isinstance(code, ast.Name) and code.id in named:
        yield str(named[code.id])
    elif isinstance(code, ast.JoinedStr) and isinstance(code.values[0], ast.Constant):
        prefix = str(code.values[0].value)
        yield from (prefix + ending for ending in PREFIXES[prefix])
