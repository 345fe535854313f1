"""What a person asks and tells of their visa in the family's group is read by nobody else there, shared or not."""

import pytest

from tests.handlers.telegram.in_group import GroupTalk
from tests.handlers.telegram.test_group_privacy import ME, read_by_others
from tests.talk import Speaker, Talk

SECRETS = ("Zanadu", "7.77", "40.23", "8104", "31.31")
ASKED = (
    "/visa",
    f"{ME} how many hours left?",
    f"{ME} can I work 8 h on Saturday?",
    f"{ME} how many hours can I work until Sunday week?",
    f"{ME} how much may I earn until Sunday week?",
    f"{ME} have I gone over the limit?",
    f"{ME} how many hours did I work this month?",
    f"{ME} how much did I earn this month?",
    f"{ME} when can I work more?",
    f"{ME} delete my last shift",
    f"{ME} worked 2h at the office",
    f"{ME} warn me at 42 hours",
    f"{ME} my visa expires 15 March 2028",
)


@pytest.fixture
async def group(talk: Talk, bat: Speaker, tuya: Speaker) -> GroupTalk:
    """The family's group, where Bat has told his visa, a shift and a wage in private, and shares them with Tuya."""
    await bat.say("my visa 8104 course from 16 Feb 2026 to 30 Nov 2027")
    await bat.say("worked 7.77h at Zanadu")
    await bat.say("pay 31.31 an hour at Zanadu")
    await bat.say("/visa")
    await bat.press("Sharing")
    await bat.press("see and hear")
    made = GroupTalk(talk)
    await made.founded(bat)
    return made


@pytest.mark.parametrize("text", ASKED)
async def test_nobody_else_reads_it(bat: Speaker, tuya: Speaker, group: GroupTalk, text: str) -> None:
    outs = await group.say(bat, text)
    assert outs
    assert [line for line in read_by_others(outs, bat) for secret in SECRETS if secret in line] == []
    outs = await group.say(tuya, text)
    assert [line for line in read_by_others(outs, tuya) for secret in SECRETS if secret in line] == []
