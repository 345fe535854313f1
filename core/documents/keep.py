"""Deleting a paper, which can be undone as long as anything can, and putting it back."""

from datetime import datetime

from core.documents.paper import Paper
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.correct import UNDO_WITHIN
from core.unit import Unit


async def delete(unit: Unit, viewer: Viewer, paper_id: int, now: datetime) -> Paper:
    """Hide a paper of the viewer's own; what is stored of it goes for good when it can be put back no more.

    Raises `NoSuchPaperError` and `NotAllowedError`. What came of it in the ledger stays.
    """
    demand(viewer.role, Action.RECORD)
    paper = await unit.papers.get(viewer, paper_id)
    await unit.papers.delete(viewer, paper_id, now + UNDO_WITHIN)
    return paper


async def restore(unit: Unit, viewer: Viewer, paper_id: int) -> Paper:
    """Put a deleted paper back. Raises `NoSuchPaperError` when it is gone for good, and `NotAllowedError`."""
    demand(viewer.role, Action.RECORD)
    return await unit.papers.restore(viewer, paper_id)
