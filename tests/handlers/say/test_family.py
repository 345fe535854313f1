"""The family's cards: who sees which buttons, and what they carry."""

from dataclasses import replace

import pytest

from core.family.model import Family, Member, Role
from handlers.say import family
from tests.handlers.say.judging import buttons, plain
from tests.handlers.say.shown import BAT, EN, LANGUAGES, MN, NOON, VOICES

HOUSE = Family(1, "Bat & Tuya")
TUYA = Member(2, 1, 12, Role.ADULT, "Туяа")
SARAA = Member(3, 1, 13, Role.VIEWER, "Saraa")
MEMBERS = (BAT, TUYA, SARAA)


def test_everyone_is_listed_with_their_role() -> None:
    lines = plain(family.overview(EN, HOUSE, MEMBERS, BAT)).split("\n")
    assert lines[0] == "Bat & Tuya"
    assert [line.split(" — ")[0] for line in lines[1:]] == ["Bat", "Туяа", "Saraa"]
    roles = [MN.word(f"role.{member.role.value}") for member in MEMBERS]
    assert [line.split(" — ")[1] for line in plain(family.overview(MN, HOUSE, MEMBERS, BAT)).split("\n")[1:]] == roles


def test_only_the_owner_can_tap_members_and_invite() -> None:
    def data(me: Member) -> list[str | None]:
        return [button.data for button in buttons(family.overview(EN, HOUSE, MEMBERS, me))]

    assert data(BAT) == ["f:member:2", "f:member:3", "f:invite:0", "f:leave:0"]
    assert data(TUYA) == data(SARAA) == ["f:leave:0"]


@pytest.mark.parametrize(
    ("member", "offered"),
    [
        (TUYA, ["f:make_viewer:2", "f:hand:2", "f:remove:2", "f:overview:0"]),
        (SARAA, ["f:make_adult:3", "f:remove:3", "f:overview:0"]),
    ],
)
def test_a_member_is_offered_what_can_be_done_with_them(member: Member, offered: list[str]) -> None:
    assert [button.data for button in buttons(family.member(EN, member))] == offered


def test_nobody_is_invited_to_be_owner() -> None:
    assert [b.data for b in buttons(family.which_role(EN))] == ["f:invite_adult:0", "f:invite_viewer:0", "f:overview:0"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invitation_says_for_what_and_until_when(language: str) -> None:
    voice = VOICES[language]
    url = "https://t.me/globfam_bot?start=inv_secret"
    reply = family.link(voice, url, Role.VIEWER, NOON)
    for part in (url, voice.word("role.viewer"), voice.instant(NOON)):
        assert part in plain(reply)
    assert [(b.url, b.data) for b in buttons(reply)] == [(url, None)]


def test_what_no_button_undoes_is_asked_first() -> None:
    reply = family.sure(EN, "family.sure_remove", "remove_yes", 2, name="<Tuya>")
    assert "<Tuya>" in plain(reply)
    assert [b.data for b in buttons(reply)] == ["f:remove_yes:2", "f:overview:0"]


def test_ones_families_are_there_to_switch_to_and_the_present_one_is_marked() -> None:
    places = [(BAT, HOUSE), (replace(BAT, id=9, family_id=4), Family(4, "Parents"))]
    reply = family.families(EN, places, 4)
    assert [(b.text, b.data) for b in buttons(reply)] == [("Bat & Tuya", "f:switch:1"), ("✅ Parents", "f:switch:4")]


def test_before_everything_is_deleted_comes_a_copy_and_a_confirming_tap() -> None:
    reply = family.delete_me(EN)
    assert (reply.document, reply.rows) == ("csv", ())
    (ask,) = reply.then
    assert [b.data for b in buttons(ask)] == ["f:erase:0", "f:keep:0"]
