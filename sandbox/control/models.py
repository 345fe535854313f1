"""The JSON of the control API, as docs/sandbox.md describes it."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Body(BaseModel):
    """A request body that refuses what it does not know."""

    model_config = ConfigDict(extra="forbid")


class NewPerson(_Body):
    """Someone to add; without `id` the next free one is taken, with one that exists that person is changed."""

    id: int | None = Field(default=None, ge=1)
    first_name: str = Field(min_length=1, max_length=64)
    last_name: str = Field(default="", max_length=64)
    username: str = Field(default="", pattern=r"^[A-Za-z0-9_]{0,32}$")
    language_code: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")
    country: str = Field(default="", pattern=r"^([A-Z]{2})?$")


class Said(_Body):
    """Text that a person sends, perhaps in reply to a message."""

    text: str
    reply_to: int | None = None


class Edited(_Body):
    """The new text, or caption, of a person's own message."""

    message_id: int
    text: str


class Pressed(_Body):
    """A button, by the message it stands under and the data it carries."""

    message_id: int
    data: str


class Reacted(_Body):
    """The person's reactions on a message, instead of those before; empty takes them away."""

    message_id: int
    emoji: list[str]


class Pinned(_Body):
    """A message to pin, or to take off the top."""

    message_id: int


class NewGroup(_Body):
    """A group that the person `by` makes with `people` in it, and with the bot or without."""

    title: str = Field(min_length=1, max_length=128)
    by: int
    people: list[int] = Field(default_factory=list)
    supergroup: bool = False
    bot: bool = False


class Added(_Body):
    """People whom the member `by` brings into a group."""

    by: int
    people: list[int] = Field(min_length=1)


class Removed(_Body):
    """A person whom the member `by` puts out of a group; who does it to themselves leaves."""

    by: int
    person: int


class Appointed(_Body):
    """A person who becomes an administrator, or a member again, by the will of `by`."""

    by: int
    person: int
    status: Literal["administrator", "member"]


class BotPlace(_Body):
    """What the member `by` makes of the bot in a group; `parameter` is that of a `startgroup` link."""

    by: int
    status: Literal["administrator", "member", "left"] = "member"
    parameter: str = Field(default="", pattern=r"^[A-Za-z0-9_-]{0,64}$")


class Renamed(_Body):
    """A group's new name."""

    by: int
    title: str = Field(min_length=1, max_length=128)


class By(_Body):
    """Who does it."""

    by: int


class Started(_Body):
    """The start parameter of a link t.me/<bot>?start=…; empty for the Start button."""

    parameter: str = Field(default="", pattern=r"^[A-Za-z0-9_-]{0,64}$")


class NewFault(_Body):
    """See `sandbox.state.faults.Fault`."""

    method: str = "*"
    times: int = Field(default=1, ge=1)
    status: int = Field(default=0, ge=0, le=599)
    retry_after: int = Field(default=1, ge=1)
    delay_ms: int = Field(default=0, ge=0)
    drop: Literal["", "before", "after"] = ""


class Switches(_Body):
    """What can be switched while the sandbox runs; what is left out stays as it is.

    `limits` turns the rate limits on or off; `privacy` is the bot's privacy mode, which counts for groups that it is
    added to from then on; the next `deliver_twice` updates are delivered twice.
    """

    limits: bool | None = None
    privacy: bool | None = None
    deliver_twice: int | None = Field(default=None, ge=0)


RawUpdate = dict[str, Any]
