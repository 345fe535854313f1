"""Asking the sources in their order and keeping what they published. The network is asked while no unit is open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from core.clock import Clock
from core.money.currency import Currency
from core.rates.backoff import Backoff
from core.rates.errors import SourceAwayError, SourceError
from core.rates.hold import Admission, admit
from core.rates.model import Held, Rate
from core.rates.order import BOARDS, Board, needed
from core.rates.ports import RateSource
from core.rates.report import report
from core.unit import Store


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the sources said together: the rates, what went wrong with whom, and who was left alone for now."""

    rates: tuple[Rate, ...] = ()
    failures: tuple[SourceError, ...] = ()
    resting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of a refresh. `held` have been reported to the owners; `settled` are held ones that it decided.

    `told` is how many rates there were in all, known ones too; `failures` and `resting` are of `Fetched`.
    """

    stored: tuple[Rate, ...] = ()
    held: tuple[Held, ...] = ()
    settled: tuple[Held, ...] = ()
    failures: tuple[SourceError, ...] = ()
    resting: tuple[str, ...] = ()
    told: int = 0


class Refresher:
    """Keeps the stored rates up to date. `sources` are found by the names that the boards give."""

    def __init__(self, store: Store, sources: Collection[RateSource], clock: Clock) -> None:
        self._store = store
        self._sources: Mapping[str, RateSource] = {source.name: source for source in sources}
        self._clock = clock
        self._backoff = Backoff(clock)

    async def refresh(self, currencies: Collection[Currency], first: date, last: date) -> Refreshed:
        """Ask for what these currencies need from `first` to `last`, and keep it. No source's failure is raised.

        Raises `StorageUnavailableError` as a `GlobFamError` when nothing could be kept.
        """
        fetched = await self.fetch(currencies, first, last)
        async with self._store.unit() as unit:
            await unit.rates.alone()
            pairs = {rate.pair for rate in fetched.rates}
            known = await unit.rates.known(pairs, first, last)
            admission: Admission = admit(fetched.rates, known, await unit.rates.held(pairs))
            held = await unit.rates.store(admission, self._clock.now())
            await report(unit, held, self._clock.now())
        failures, resting = fetched.failures, fetched.resting
        return Refreshed(admission.accepted, held, admission.settled, failures, resting, len(fetched.rates))

    async def fetch(self, currencies: Collection[Currency], first: date, last: date) -> Fetched:
        """Ask, board by board, and store nothing."""
        rates: list[Rate] = []
        failures: list[SourceError] = []
        for board in BOARDS:
            wanted = {one for one in needed(currencies) if board.lists(one)}
            rates += await self._ask(board, wanted, (first, last), failures)
        resting = tuple(sorted(name for name in self._sources if not self._backoff.ready(name)))
        return Fetched(tuple(rates), tuple(failures), resting)

    async def _ask(
        self, board: Board, wanted: set[Currency], days: tuple[date, date], failures: list[SourceError]
    ) -> list[Rate]:
        """Ask a board's sources in turn, each for what those before it did not tell."""
        told: list[Rate] = []
        for name in board.sources:
            source = self._sources.get(name)
            if not wanted or source is None or not self._backoff.ready(name):
                continue
            try:
                rates = await source.published(wanted, *days)
            except SourceError as error:
                self._backoff.failed(name, error.seconds if isinstance(error, SourceAwayError) else None)
                failures.append(error)
                continue
            self._backoff.worked(name)
            told += rates
            wanted = wanted - {one for rate in rates for one in rate.pair}
        return told
