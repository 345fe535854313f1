"""Plans in words: each line of the lists is read as a careful person would, and none of capture's is taken for one."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.budgets.read import read_budget, read_left
from core.budgets.said import BudgetSaid
from core.budgets.said import Unclear as BudgetUnclear
from core.capture.model import Context
from core.family.model import Member, Role
from core.goals.read import read_goal
from core.goals.said import GoalSaid
from core.goals.said import Unclear as GoalUnclear
from core.planning.asked import AffordAsked, read_afford
from core.planning.words import Topic
from integrations.vocabulary.budgets import load_plan_words
from integrations.vocabulary.questions import load_question_words

PHRASES = Path(__file__).parents[2] / "phrases"
PEOPLE = (Member(1, 1, 1, Role.OWNER, "Bat"), Member(2, 1, 2, Role.ADULT, "Туяа"))
ACCOUNTS = (("savings", "AUD"), ("khan savings", "MNT"))


def lines() -> Iterator[dict[str, Any]]:
    for path in sorted(PHRASES.glob("*/budgets.ndjson")):
        for row in path.read_text("utf-8").splitlines():
            yield json.loads(row)


def context(language: str = "en") -> Context:
    return Context(language, "AU", "AUD", date(2026, 11, 24), accounts=ACCOUNTS)


def read(topic: Topic, text: str, language: str) -> dict[str, Any] | None:
    """What is read, as the lists write it; None for a line that is none of it."""
    plans = load_plan_words()
    if not plans.may_be(text, topic):
        return None
    words, asker = plans.load(), context(language)
    found: object
    if topic in {Topic.BUDGET, Topic.LEFT}:
        reader = read_budget if topic is Topic.BUDGET else read_left
        found = reader(text, words, load_question_words(), asker, PEOPLE, 1)
    else:
        found = read_goal(text, words, asker) if topic is Topic.GOAL else read_afford(text, words, asker)
    return _written(found)


def _written(found: object) -> dict[str, Any] | None:
    match found:
        case BudgetUnclear() | GoalUnclear():
            return {"unclear": found.doubt.value}
        case BudgetSaid():
            return _budget(found)
        case GoalSaid():
            return _goal(found)
        case AffordAsked():
            return {
                "amount": _plain(found.amount),
                "codes": [*found.codes],
                "what": found.what,
                "all": found.all or None,
            }
        case _:
            return None


def _budget(found: BudgetSaid) -> dict[str, Any]:
    scope = found.scope
    return {
        "act": found.act.value,
        "of": [*scope.categories],
        "member": scope.member_id,
        "tag": scope.tag,
        "amount": _plain(found.amount),
        "codes": [*found.codes],
        "period": found.period and found.period.value,
        "carries": found.carries,
        "private": found.private,
        "financial": found.financial or None,
        "every": found.every or None,
    }


def _goal(found: GoalSaid) -> dict[str, Any]:
    return {
        "act": found.act.value,
        "title": found.title,
        "amount": _plain(found.amount),
        "codes": [*found.codes],
        "by": found.by and found.by.isoformat(),
        "every": found.every,
        "account": found.account,
        "festival": found.festival,
        "private": found.private,
        "changes": found.changes or None,
    }


def _plain(amount: Any) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"


@pytest.mark.parametrize("line", tuple(lines()), ids=lambda line: line["text"])
def test_a_line_of_plans_is_read(line: dict[str, Any]) -> None:
    found = read(Topic(line["topic"]), line["text"], line["language"])
    expected = line["expect"]
    told = {name: value for name, value in (found or {}).items() if value not in (None, [], "")}
    assert (None if found is None else told) == expected


def test_there_are_lines_of_each_topic_in_each_language() -> None:
    counted = {(line["language"], line["topic"]) for line in lines()}
    assert counted == {(language, topic.value) for language in ("en", "mn") for topic in Topic}
    assert len(list(lines())) >= 120


@pytest.mark.parametrize("text", ["food budget 900\ncoffee 5", "budget " + "x" * 300, "coffee 4.50"])
def test_what_is_no_line_of_budgets_is_left_to_others(text: str) -> None:
    assert read_left(text, load_plan_words().load(), load_question_words(), context(), PEOPLE, 1) is None
    assert read_budget(text, load_plan_words().load(), load_question_words(), context(), PEOPLE, 1) is None


@pytest.mark.parametrize("text", ["save 5 for x\ncoffee 5", "goal " + "x" * 300])
def test_what_is_no_line_of_goals_is_left_to_others(text: str) -> None:
    assert read_goal(text, load_plan_words().load(), context()) is None


@pytest.mark.parametrize("text", ["can we afford 5\nor 6?", "afford " + "x" * 300])
def test_what_is_no_one_line_is_no_question_of_what_can_be_afforded(text: str) -> None:
    assert read_afford(text, load_plan_words().load(), context()) is None


def test_what_people_spend_is_no_plan() -> None:
    """Every line of capture's lists that records something stays its; putting aside needs a goal that there is."""
    taken = []
    for path in sorted(PHRASES.glob("*/*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            for topic in Topic:
                found = read(topic, row["text"], path.parent.name) if row["expect"].get("items") else None
                if found and found.get("act") not in {"put", "took"}:
                    taken.append((row["text"], found))
    assert taken == []


def test_other_questions_are_none_of_what_can_be_afforded() -> None:
    taken = []
    for path in sorted(PHRASES.glob("*/asking.jsonl")):
        texts = [json.loads(row)["text"] for row in path.read_text("utf-8").splitlines()]
        taken += [text for text in texts if read(Topic.AFFORD, text, path.parent.name)]
    assert taken == []
