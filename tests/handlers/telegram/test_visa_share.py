"""A visa is its person's alone until they share it with a member, who sees it, hears of it, or both no more."""

import pytest

from tests.handlers.telegram.test_reminded import Days, to
from tests.talk import Speaker, Talk, labels, texts

VISA = "my visa 8105 course from 16 Feb 2026 to 30 Nov 2027"


@pytest.fixture
def days(talk: Talk) -> Days:
    return Days(talk)


def shown(speaker: Speaker) -> str:
    """All that was answered, without toasts."""
    return "\n".join(texts(speaker.last))


async def share(speaker: Speaker, label: str) -> None:
    """Press one of the ways of sharing."""
    await speaker.say("/visa")
    await speaker.press("Sharing")
    await speaker.press(label)


async def test_only_who_was_chosen_sees_it_and_reads_only(bat: Speaker, tuya: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("worked 6.5h at cafe")
    await tuya.say("/visa")
    assert not any("P11" in one for one in labels(tuya.last[-1]))
    await share(bat, "👁 P12: see")
    assert "P12: sees it" in shown(bat)
    await tuya.say("/visa")
    await tuya.press("🛂 P11")
    assert shown(tuya).startswith("👤 <b>P11</b>\n🛂 <b>Виз</b>: 8105 (оюутан)")
    assert "48 цагаас <b>6.50</b>" in shown(tuya)
    assert labels(tuya.last[-1]) == ["🛂 Виз"]


async def test_it_is_taken_back_and_what_was_seen_opens_nothing(bat: Speaker, tuya: Speaker) -> None:
    await bat.say(VISA)
    await share(bat, "👁 P12: see")
    await tuya.say("/visa")
    button, message_id = tuya.button("🛂 P11")
    await bat.press("🚫 P12")
    assert "P12: sees nothing" in shown(bat)
    await tuya.tap(button.data or "", message_id)
    assert "8105" not in shown(tuya)
    await bat.press("Undo")
    await tuya.tap(button.data or "", message_id)
    assert "8105 (оюутан)" in shown(tuya)


async def test_who_shares_not_is_not_seen_by_a_made_up_button(bat: Speaker, tuya: Speaker) -> None:
    await bat.say(VISA)
    for number in range(1, 5):
        await tuya.tap(f"vi:of:{number}:")
        assert "8105" not in shown(tuya)
        await tuya.tap(f"vi:student:{number}:")
        assert "✅" not in shown(tuya)


@pytest.mark.parametrize(("label", "hears"), [("👁 P12", False), ("🔔 P12", True)])
async def test_warnings_go_to_who_was_chosen(bat: Speaker, tuya: Speaker, days: Days, label: str, hears: bool) -> None:
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 15h at cafe today")
    await bat.say("roster fri 10-23 at uber until 27 november")
    await share(bat, label)
    told = await days.pass_by(48)
    assert any("would break" in text for _, text in to(bat, told))
    found = [text for _, text in to(tuya, told) if "uber" in text]
    assert bool(found) is hears
    assert all(text.startswith("👤 <b>P11</b>\n") for text in found)


@pytest.mark.parametrize("label", ["👁 P12", "🚫 P12"])
async def test_warnings_stop_with_the_sharing(bat: Speaker, tuya: Speaker, days: Days, label: str) -> None:
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 15h at cafe today")
    await share(bat, "🔔 P12")
    await bat.say("roster fri 10-23 at uber until 27 november")
    await share(bat, label)
    assert to(tuya, await days.pass_by(72)) == []


async def test_a_family_member_takes_the_course_of_the_student_who_shares_it(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("my visa 8105 phd course from 16 Feb 2026 to 30 Nov 2027")
    await tuya.say("миний виз 8104")
    await tuya.press("Визийн мэдээлэл")
    await tuya.press("Оюутны сургалт")
    assert "оюутан алга" in shown(tuya)
    await share(bat, "👁 P12")
    await tuya.say("/visa")
    await tuya.press("Визийн мэдээлэл")
    await tuya.press("Оюутны сургалт")
    await tuya.press("P11")
    assert "✅ P11" in labels(tuya.last[-1])
    await tuya.say("/visa")
    assert "🎓 Оюутны хуваалцсан сургалт: 2026.02.16 – 2027.11.30" in shown(tuya)
    assert "хязгааргүй" in shown(tuya)
    await share(bat, "🚫 P12")
    await tuya.say("/visa")
    assert "хуваалцахаа больсон" in shown(tuya)
    assert "48 цагаас" in shown(tuya)


async def test_nobody_is_there_to_share_with(talk: Talk) -> None:
    alone = Speaker(talk, 77)
    await alone.settle_in()
    await alone.say(VISA)
    await alone.press("Sharing")
    assert shown(alone).startswith("You are alone in this family.")


async def test_nobody_shares_with_themselves(bat: Speaker, tuya: Speaker) -> None:
    await bat.say(VISA)
    for number in range(1, 4):
        await bat.tap(f"vi:share:{number}:1")
        assert "P11" not in shown(bat)
