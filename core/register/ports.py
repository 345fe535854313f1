"""The register of land as a port, and the one that stands where none can be asked.

Neither the Australian states' registers nor Mongolia's (which answers only through the state's own exchange) may be
asked without a contract, so that a deed is shown as "not verified" until somebody connects a register.
"""

from dataclasses import dataclass
from typing import Protocol

from core.documents.model import Deed


@dataclass(frozen=True, slots=True)
class Checked:
    """A register answered: whether what stands on the deed is what it holds. `register` is its name, to be shown."""

    register: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class NotAsked:
    """No register could be asked: the deed is not verified, and is to be shown so."""


Check = Checked | NotAsked


class Register(Protocol):
    """Asks a register of land about a deed. Raises nothing: a register that does not answer gives `NotAsked`."""

    async def check(self, deed: Deed) -> Check:
        """What the register says."""
        ...


class NoRegister:
    """Where no register can be asked: every deed is not verified."""

    async def check(self, deed: Deed) -> Check:  # noqa: ARG002 - the port hands it over
        """Nobody was asked."""
        return NotAsked()
