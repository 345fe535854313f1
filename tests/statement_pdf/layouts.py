"""All layouts in which tests draw statements."""

from tests.statement_pdf.banks import ANZ, COMMBANK, GOLOMT, ING, KHAN, NAB, WESTPAC, XAC
from tests.statement_pdf.invented import (
    BRACKETS,
    CARD,
    CENTRED,
    COMMA,
    DAY_HEADINGS,
    LEFT_FIGURES,
    NEWEST,
    UK,
    US,
)

RUNNING = (
    *(COMMBANK, WESTPAC, NAB, ANZ, ING, KHAN, XAC),
    *(UK, US, CENTRED, LEFT_FIGURES, NEWEST, DAY_HEADINGS, BRACKETS, COMMA),
)
"""Layouts with a balance on the way."""
PROVING = (*RUNNING, GOLOMT, CARD)
"""Layouts whose figures prove what they mean."""

__all__ = [
    "ANZ",
    "BRACKETS",
    "CARD",
    "CENTRED",
    "COMMA",
    "COMMBANK",
    "DAY_HEADINGS",
    "GOLOMT",
    "ING",
    "KHAN",
    "LEFT_FIGURES",
    "NAB",
    "NEWEST",
    "PROVING",
    "RUNNING",
    "UK",
    "US",
    "WESTPAC",
    "XAC",
]
