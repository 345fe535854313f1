"""3. The start: from `python -m bot run` to the answer of a message that waits, against importing three libraries.

The bot is a real process at a sandbox, with the data folder of a start before, as on every start but the first.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.figure import Result, at_most
from sandbox.client import SandboxClient
from tests.journeys.chatter import settled
from tests.journeys.process import BotProcess, bot_environment, environment, sandbox_process

AIM_TIME, AIM_MEMORY = 1.6, 1.5
IMPORT = "import aiogram, sqlalchemy.ext.asyncio, fastapi"
_CHILD = f"{IMPORT}\nimport sys\nprint('imported', flush=True)\nsys.stdin.read()"
_IDLE_SECONDS = 2.0
_PATIENCE = 120.0
Cost = tuple[float, int]
"""Seconds, and bytes of resident memory."""


async def run(quick: bool) -> Result:
    """Start both in turn."""
    rounds = 1 if quick else 7
    times, memories = [], []
    with tempfile.TemporaryDirectory(prefix="globfam-bench-") as folder, sandbox_process("--no-limits") as url:
        data = Path(folder) / "data"
        async with SandboxClient(url) as sandbox:
            first = await BotProcess.start(data, bot_environment(data, url))
            person = await settled(sandbox, "Bat", _PATIENCE)
            await _stopped(first)
            for turn in range(rounds + 1):  # the first round fills the machine's caches, and is not counted
                imported = await _importing()
                answered = await _answering(sandbox, person.id, data)
                if turn or quick:
                    times.append(answered[0] / imported[0])
                    memories.append(answered[1] / imported[1])
    figures = (
        at_most(f"start to first answer, against `python -c '{IMPORT}'`", AIM_TIME, times),
        at_most("idle memory (RSS) after it, against the same import's", AIM_MEMORY, memories),
    )
    how = (
        f"Real processes in turn; the message waits at the sandbox when the bot starts. Median of {len(times)} rounds."
    )
    return Result(
        3, "Start and memory", how, figures, "The start reads vocabularies and opens a server beyond the import."
    )


async def _importing() -> Cost:
    """What the import alone costs, as a process that stays until it has been looked at."""
    start = time.perf_counter()
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _CHILD),
        env=environment(),
        cwd="/",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    await child.stdout.readline()
    seconds = time.perf_counter() - start
    memory = psutil.Process(child.pid).memory_info().rss
    child.stdin.close()
    await child.wait()
    return seconds, memory


async def _answering(sandbox: SandboxClient, person_id: int, data: Path) -> Cost:
    """What the bot costs: the time until a message that was there before is answered, the memory a while later."""
    person = sandbox.person(person_id)
    said = await person.say("coffee 4.50")
    start = time.perf_counter()
    bot = await BotProcess.start(data, bot_environment(data, sandbox.url))
    await bot.heard("started", _PATIENCE)  # raises with the last of its log when it ended instead
    await person.answer_to(said, _PATIENCE)
    seconds = time.perf_counter() - start
    await asyncio.sleep(_IDLE_SECONDS)
    memory = psutil.Process(bot.pid).memory_info().rss
    await _stopped(bot)
    return seconds, memory


async def _stopped(bot: BotProcess) -> None:
    bot.stop()
    if code := await bot.ended():
        raise RuntimeError(f"the bot ended with code {code}: {bot.said[-3:]}")
