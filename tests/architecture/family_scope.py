"""Reads a module of integrations/db, and says which statements on a family's tables are not scoped to a viewer.

A statement is scoped when its expression calls a predicate of `integrations.db.visible`, itself or through a local
name, a parameter (then every call in the module must give one) or a method of the module. For tables without private
rows a comparison of `family_id` with the viewer's is enough.
"""

import ast
from collections.abc import Iterator

from tests.architecture.trees import dotted

PRIVATE = frozenset({"account", "account_month", "entry", "posting", "change", "document", "bank_row", "matter"})
FAMILY_ONLY = frozenset({
    "member", "invitation", "change_line", "payee_memory", "payee_account", "family_rate",
    "change_account", "inquiry", "group_chat", "live_card", "document_file", "document_entry", "layout_choice", "job",
    "change_matter", "reminder", "calendar_link",
})  # fmt: skip
OF_NO_FAMILY = frozenset({
    "family", "person", "habit", "pending", "conversation", "inbox", "handled", "outbox", "rate", "held_rate", "told",
    "doomed_object",
})  # fmt: skip
_STATEMENTS = frozenset({"select", "update", "delete"})
_FROM = frozenset({"select_from", "join", "outerjoin"})
_VISIBLE = "integrations.db.visible"
_OWN_FAMILY = frozenset({"viewer.family_id", "self._family_id", "old.family_id", "ANYONE.family_id"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module:
    """One file."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        self._functions = {node.name: node for node in ast.walk(tree) if isinstance(node, Function)}
        self._predicates = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == _VISIBLE
            for alias in node.names
        }

    def statements(self) -> Iterator[ast.Call]:
        """Every call of `select`, `update` and `delete`."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _STATEMENTS:
                yield node

    def unscoped(self) -> Iterator[tuple[str, int, str]]:
        """(function, line, tables) of each statement that names a table without its scope."""
        for call in self.statements():
            whole, function = self._whole(call), self._function(call)
            tables = set(self._tables(whole))
            if not tables - OF_NO_FAMILY:
                continue
            enough = ("visible",) if tables - OF_NO_FAMILY - FAMILY_ONLY else ("visible", "family")
            if not self._scopes(whole, function, frozenset()) & set(enough):
                yield function.name if function else "", call.lineno, ", ".join(sorted(tables))

    def _whole(self, call: ast.Call) -> ast.expr:
        """`select(…).join(…).where(…)` of the call at its beginning."""
        whole: ast.expr = call
        while isinstance(above := self._parents[whole], ast.Attribute) or (
            isinstance(above, ast.Call) and above.func is whole
        ):
            whole = above
        return whole

    def _function(self, node: ast.AST) -> Function | None:
        while not isinstance(node, Function):
            if isinstance(node, ast.Module):
                return None
            node = self._parents[node]
        return node

    def _tables(self, whole: ast.expr) -> Iterator[str]:
        """The tables that the statement reads or writes, not those of its conditions."""
        while isinstance(whole, ast.Call):
            if isinstance(whole.func, ast.Name) or (isinstance(whole.func, ast.Attribute) and whole.func.attr in _FROM):
                given = whole.args[:1] if isinstance(whole.func, ast.Attribute) else whole.args
                yield from (name for one in given if (name := _table(one)))
            whole = whole.func.value if isinstance(whole.func, ast.Attribute) else whole.func

    def _scopes(self, node: ast.AST, function: Function | None, seen: frozenset[object]) -> set[str]:
        """Which of "visible" and "family" an expression brings, wherever it gets it from."""
        found: set[str] = set()
        for part in ast.walk(node):
            if isinstance(part, ast.Call):
                found |= self._of_call(part, seen)
            elif isinstance(part, ast.Compare):
                sides = {dotted(part.left), *(dotted(side) for side in part.comparators)}
                if any(side.endswith(".c.family_id") for side in sides) and sides & _OWN_FAMILY:
                    found.add("family")
            elif isinstance(part, ast.Name) and function and (function, part.id) not in seen:
                found |= self._of_name(part.id, function, seen | {(function, part.id)})
        return found

    def _of_call(self, call: ast.Call, seen: frozenset[object]) -> set[str]:
        name = dotted(call.func)
        if name in self._predicates or name.startswith("visible."):
            return {"visible", "family"}
        called = self._functions.get(name.removeprefix("self."))
        if not name.startswith("self.") or called is None or called in seen:
            return set()
        return set().union(*(self._scopes(line, called, seen | {called}) for line in called.body))

    def _of_name(self, name: str, function: Function, seen: frozenset[object]) -> set[str]:
        found: set[str] = set()
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and any(dotted(target) == name for target in node.targets):
                found |= self._scopes(node.value, function, seen)
        if name in {*(arg.arg for arg in function.args.args), getattr(function.args.vararg, "arg", "")} - {"self"}:
            found |= self._of_callers(function, seen)
        return found

    def _of_callers(self, function: Function, seen: frozenset[object]) -> set[str]:
        """What every call of a function brings in its arguments; nothing when one of them brings nothing."""
        calls = [
            node
            for node in ast.walk(self._tree)
            if isinstance(node, ast.Call) and dotted(node.func) in {function.name, f"self.{function.name}"}
        ]
        brought = [self._scopes(ast.Tuple(list(one.args)), self._function(one), seen) for one in calls]
        return set.intersection(*brought) if brought else set()


def _table(node: ast.expr) -> str:
    """`entry` of `entry`, `entry.c.id`, `entry.c.id.label(…)` or `func.min(entry.c.day)`; "" of a star or a count."""
    while isinstance(node, ast.Call):
        node = node.args[0] if dotted(node.func).startswith("func.") and node.args else node.func
    return dotted(node.value if isinstance(node, ast.Starred) else node).split(".")[0].removeprefix("func")
