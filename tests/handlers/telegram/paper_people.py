"""Who people of a test are to the store."""

from core.family.membership import viewer_of
from core.family.model import Person, Viewer
from tests.paper_talk import PaperTalk
from tests.talk import Speaker


async def person_of(papers: PaperTalk, who: Speaker) -> Person:
    async with papers.talk.store.look() as unit:
        person = await unit.people.person(who.id)
    assert person is not None
    return person


async def seen_by(papers: PaperTalk, who: Speaker) -> Viewer:
    person = await person_of(papers, who)
    assert person.family_id is not None
    async with papers.talk.store.look() as unit:
        member = await unit.people.membership(person.family_id, who.id)
    assert member is not None
    return viewer_of(member)
