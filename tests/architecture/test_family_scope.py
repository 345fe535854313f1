"""No statement reads a family's rows past the viewer: what is private is hidden in one place, and nobody forgets it."""

import ast
import re
from pathlib import Path

import pytest

from core.family.model import Role, Viewer
from integrations.db.tables import FAMILY_TABLES, metadata
from integrations.db.visible import eyes
from tests.architecture.family_scope import FAMILY_ONLY, OF_NO_FAMILY, PRIVATE, Module
from tests.architecture.trees import PACKAGES, dotted, imported, modules, name_of, parsed, told

ALLOWED = {
    ("admin.py", "items"): "only inbox or outbox, which the queue names",
    ("admin.py", "retry"): "only inbox or outbox, which the queue names",
    ("admin.py", "_counts"): "a number for each state or flag, of people, inbox and outbox",
    ("admin.py", "_verdict"): "only inbox or outbox, which the queue names",
    ("backup.py", "_rows"): "a backup holds every row of every table",
    ("booking.py", "unbook"): "the legs of an entry that was read through the viewer, private or not",
    ("booking.py", "unbook_many"): "the legs of entries that were read through the viewer, private or not",
    ("booking.py", ""): "the legs of an entry that was read through the viewer, private or not",
    ("stated.py", ""): "what an account holds, private or not, when an entry on it is booked",
    ("calendar_links.py", "member_of"): "who holds the secret of a link; it is found by the secret's hash",
    ("changes.py", "mark"): "the change was read through the viewer; its id comes from there",
    ("doomed.py", "doom_papers"): "what goes with a member or a family, private papers too",
    ("doomed.py", "_forget"): "papers whose time to be put back is over, whosever they were",
    ("entries.py", "replace"): "the entry was read through the viewer; its id comes from there",
    ("entries.py", "replace_many"): "the entries were read through the viewer; their ids come from there",
    ("erasing.py", "__init__"): "a member's private accounts go with them, whoever may see them",
    ("erasing.py", "erase_member"): "changes that speak of nothing any more go, whoever could see them",
    ("erasing.py", "correct_sums"): "sums of accounts that the others keep, private ones too",
    ("erasing.py", "stated_accounts"): "accounts that the others keep, private ones too",
    ("erasing.py", "send_elsewhere"): "legs of others' entries, private ones too",
    ("erasing.py", "cut_histories"): "histories that lead back to what is gone, private ones too",
    ("figures.py", "_of_roots"): "the legs of an entry that the statement around it reads through the viewer",
    ("export_rows.py", "viewers"): "this is where the eyes of a family's members come from",
    ("history.py", "along"): "what is beneath accounts that a change put away, of changes read through the viewer",
    ("history.py", "_lines"): "the lines of a change that the statement around it reads through the viewer",
    ("history.py", "_accounts"): "the accounts of a change that the statement around it reads through the viewer",
    ("history.py", "_rows_besides"): "others' private accounts keep their side of an entry; nothing of them is shown",
    ("people.py", "forget"): "a person's own rows, by their Telegram id",
    ("people.py", "invitation"): "who holds the token is no member yet; it is found by the token's hash",
    ("people.py", "_place"): "this is where a viewer comes from: a person's own place, by their Telegram id",
    ("people.py", "memberships"): "a person's own places in all families, by their Telegram id",
    ("people.py", "places"): "a person's own places, past ones too, by their Telegram id",
    ("people.py", "use"): "the invitation that `invitation` found by the token's hash",
    ("groups.py", "of_chat"): "a chat's id says whose it is: this is where a group's family comes from",
    ("groups.py", "leave"): "a chat that the bot is in no more, whosever it was",
    ("groups.py", "_set"): "what Telegram says of a chat, whosever it is",
    ("live_cards.py", "due"): "the job looks at every live message, and words each with its own member's eyes",
    ("live_cards.py", "edited"): "a message that `due` gave",
    ("live_cards.py", "drop"): "a message that `due` gave",
    ("jobs.py", "unannounced"): "the worker tells of every new job",
    ("jobs.py", "announced"): "a job that `unannounced` gave",
    ("jobs.py", "any_due"): "the worker reads for every family",
    ("jobs.py", "claim"): "the worker reads for every family",
    ("jobs.py", "is_held"): "a job that `claim` gave",
    ("jobs.py", "is_called_off"): "a job that `claim` gave",
    ("jobs.py", "reorder"): "a job that `kept` gave",
    ("jobs.py", "order"): "a job that `claim` gave",
    ("jobs.py", "_change"): "a job that `claim` gave",
    ("jobs.py", "reads_elsewhere"): "a job that `claim` gave says of which family",
    ("jobs.py", "release"): "every job of a process that is gone",
    ("outbox.py", "claim"): "an alias of the outbox, which is no family's",
    ("rate_needs.py", "used"): "which currencies there are, in all families together",
    ("rate_needs.py", "concerned"): "who owns a family that uses a currency: ids, and no amount",
    ("reminders.py", "_any_due"): "the clock works for every family",
    ("reminders.py", "claim"): "the clock works for every family",
    ("reminders.py", "coming"): "the clock works for every family",
    ("reminders.py", "move"): "reminders that `claim` gave",
    ("reminders.py", "settle"): "reminders that `claim` gave",
    ("restore.py", "_clear"): "a restore looks at every table",
    ("restore.py", "_go_on_counting"): "a restore looks at every table",
    ("restore.py", "_load"): "a restore looks at every table",
    ("restore.py", "_point"): "a restore looks at every table",
}
"""(file, function): why it may. Nothing stands here that the lint would not report."""

FILES = [
    path
    for path in modules("integrations/db", at_least=20)
    if path.name not in {"visible.py", "tables.py"} and "migrations" not in path.parts  # a migration is of every family
]
TABLES = PRIVATE | FAMILY_ONLY
EYES = frozenset(eyes(Viewer(1, 1, Role.OWNER)))
_SQL = re.compile(rf"\b(?:FROM|JOIN|UPDATE|INTO)\s+\"?(?:{'|'.join(sorted(TABLES))})\b")


def found_in(path: Path, tree: ast.Module) -> list[tuple[tuple[str, str], str]]:
    """((file, function), what is wrong) of a file."""
    return [
        ((path.name, function), f"{name_of(path)}:{line} {function}: {tables}")
        for function, line, tables in Module(tree).unscoped()
    ]


def unseen(tree: ast.AST) -> list[int]:
    """Lines that reach a family's table in a way that this lint cannot follow: raw SQL, an alias, a method's select."""
    tables = {name.rpartition(".")[2] for name, _ in imported(tree) if name.startswith("integrations.db.tables.")}
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.expr | ast.keyword))
    return [node.lineno for node in nodes if _by_hand(node) or _past_the_table(node, TABLES & tables)]


def _by_hand(node: ast.AST) -> bool:
    """Whether it is SQL on a family's table, or a name that only `eyes(viewer)` may fill."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(_SQL.search(node.value)) or node.value in EYES
    return isinstance(node, ast.keyword) and node.arg in EYES


def _past_the_table(node: ast.AST, tables: frozenset[str]) -> bool:
    """Whether it is a select, update, delete or alias by the table's own method."""
    return isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[0] in tables


def test_every_table_is_known_here() -> None:
    assert {table.name for table in FAMILY_TABLES} | {"account_month"} == TABLES
    assert set(metadata.tables) == TABLES | OF_NO_FAMILY


def test_every_statement_on_a_familys_rows_goes_through_the_viewer() -> None:
    assert sum(1 for path in FILES for _ in Module(parsed(path)).statements()) >= 60
    found = [one for path in FILES for one in found_in(path, parsed(path))]
    assert not (wrong := [what for place, what in found if place not in ALLOWED]), told(wrong)


def test_nothing_is_allowed_that_needs_no_leave() -> None:
    found = {place for path in FILES for place, _ in found_in(path, parsed(path))}
    assert set(ALLOWED) - found == set()


def test_no_family_table_is_reached_past_the_lint() -> None:
    wrong = [f"{name_of(path)}:{line}" for path in FILES for line in unseen(parsed(path))]
    assert not wrong, told(wrong)


def test_tables_are_known_to_the_database_folder_only() -> None:
    outside = [path for path in modules(*PACKAGES, at_least=150) if "integrations/db" not in name_of(path)]
    wrong = [
        f"{name_of(path)}:{line}"
        for path in outside
        for name, line in imported(parsed(path))
        if name.startswith(("integrations.db.tables", "integrations.db.visible"))
    ]
    assert not wrong, told(wrong)


HEAD = "from integrations.db.visible import accounts, entries, members\n"


@pytest.mark.parametrize(
    "line",
    [
        "def f(viewer): select(entry)",
        "def f(viewer): select(entry.c.id).where(entry.c.id == 1)",
        "def f(viewer): select(entry).where(entry.c.family_id == viewer.family_id)",
        "def f(viewer): update(account).where(account.c.id == 1)",
        "def f(viewer): delete(member).where(member.c.id == 1)",
        "def f(viewer, family_id): select(member).where(member.c.family_id == family_id)",
        "def f(viewer): select(func.min(entry.c.day))",
        "def f(viewer): select(func.count()).select_from(posting)",
        "def f(viewer): select(person).join(account, account.c.owner_id == person.c.user_id)",
        "def f(table): select(table)",
        "def f(*where): select(entry).where(*where)",
        "def f(*where): select(entry).where(*where)\ndef g(v): f(entries(v))\ndef h(): f(entry.c.id == 1)",
        "def f(viewer):\n where = (entry.c.id == 1,)\n select(entry).where(*where)",
    ],
)
def test_a_statement_past_the_viewer_is_caught(line: str) -> None:
    assert found_in(Path("some.py"), ast.parse(HEAD + line))


@pytest.mark.parametrize(
    "line",
    [
        "def f(viewer): select(entry).where(entries(viewer), entry.c.id == 1).order_by(entry.c.id)",
        "def f(viewer): select(member).where(member.c.family_id == viewer.family_id)",
        "def f(viewer):\n where = (entries(viewer), entry.c.id == 1)\n select(entry).where(*where)",
        "def f(*where): select(entry).where(*where)\ndef g(viewer): f(entries(viewer), 1)",
        "def f(self): select(account).where(self.mine())\ndef mine(self): return accounts(self._viewer)",
        "def f(): select(outbox).where(outbox.c.id == 1)",
    ],
)
def test_a_scoped_statement_is_not_caught(line: str) -> None:
    assert not found_in(Path("some.py"), ast.parse(HEAD + line))


@pytest.mark.parametrize(
    "line",
    [
        "entry.select()",
        "entry.alias('e')",
        "text('SELECT 1 FROM entry')",
        "near.run('DELETE FROM posting WHERE 1')",
        "_MINE.all(db, eyes_family=1)",
        "{'eyes_member': 2}",
    ],
)
def test_a_way_past_the_lint_is_caught(line: str) -> None:
    assert unseen(ast.parse(f"from integrations.db.tables import entry\n{line}"))
