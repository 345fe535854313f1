"""Goals in the chat: set, saved for and reached, in both languages."""

from tests.talk import Speaker, Talk, labels, texts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def test_a_goal_is_set_and_saved_for(talk: Talk, bat: Speaker) -> None:
    for line in ["save 3000 for tickets home by June", "put 200 aside for tickets", "took 50 from tickets", "/goals", "Цагаан сард 2 сая цуглуулна", "/goals", "put 2850 aside for tickets", "goal emergency 10000 in Savings"]:
        await bat.say(line)
        print(line, "=>", told(bat), labels(bat.last[-1]), sep="\n")
