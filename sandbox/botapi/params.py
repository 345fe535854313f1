"""Read a call's parameters from wherever a client put them: query, JSON body, form, or multipart with files.

In forms all values are text and structures are JSON in text, as aiogram and python-telegram-bot send them.
"""

import json
import re
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.requests import Request

from sandbox.botapi.errors import ApiError, bad_request
from sandbox.botapi.schema import Json, fields_of

_WHOLE = re.compile(r"[+-]?\d{1,19}")
_MOST_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    mime: str
    data: bytes


@dataclass(slots=True)
class Call:
    """One call of one method: parameters already of their own types, and uploads by the name of their part."""

    method: str
    token: str
    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Give a text parameter, or nothing."""
        return str(self.params.get(name) or "")

    def number(self, name: str, default: int = 0) -> int:
        """Give a whole number, or `default`."""
        value = self.params.get(name)
        return value if isinstance(value, int) else default

    def upload(self, name: str, value: str) -> Upload | None:
        """Give the file that a `value` means: the part that `attach://` points at, or the one called `name`."""
        part = value.removeprefix("attach://") if value.startswith("attach://") else name
        return self.uploads.get(part)


def _typed(name: str, value: str, words: str) -> object:
    """Turn a form's text into what the parameter is declared as; what does not fit is left for the schema to refuse."""
    if "Integer" in words.split(" or ") and _WHOLE.fullmatch(value):
        return int(value)
    if words in ("Boolean", "True"):
        return {"true": True, "1": True, "false": False, "0": False, "": False}.get(value.lower(), value)
    if "String" in words.split(" or ") or words in ("InputFile", "Integer", "Float"):
        return float(value) if words == "Float" and re.fullmatch(r"-?\d+(\.\d+)?", value) else value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name}: it is not JSON") from None


def typed(method: str, raw: Json) -> Json:
    """Give `raw` with each value as its declared type; null and absent are one."""
    fields = fields_of(method)
    return {
        name: _typed(name, value, fields[name]) if isinstance(value, str) and name in fields else value
        for name, value in raw.items()
        if value is not None
    }


async def _form(request: Request, raw: Json) -> dict[str, Upload]:
    uploads: dict[str, Upload] = {}
    async with request.form(max_part_size=_MOST_BYTES) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                uploads[name] = Upload(value.filename or name, value.content_type or "application/octet-stream", data)
                raw.setdefault(name, f"attach://{name}")
            else:
                raw[name] = value
    return uploads


async def take_in(request: Request) -> None:
    """Read the whole body now: a client that tires of waiting has made its call all the same. Too much is not read."""
    if not _too_large(request):
        await request.body()


async def read_call(request: Request, method: str, token: str) -> Call:
    """Read one call; raises a 400 for a body that is not what its content type says, a 413 past 50 MB."""
    raw: Json = dict(request.query_params)
    if _too_large(request):
        raise ApiError(413, "Request Entity Too Large")
    uploads: dict[str, Upload] = {}
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            raw |= await _json(request)
        elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
            uploads = await _form(request, raw)
    known = fields_of(method)
    attached = {part: value for part, value in raw.items() if part in uploads and part not in known}
    return Call(method, token, typed(method, {k: v for k, v in raw.items() if k not in attached}), uploads)


def _too_large(request: Request) -> bool:
    return int(request.headers.get("content-length") or 0) > _MOST_BYTES


async def _json(request: Request) -> Json:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("request must be a JSON object")
    return body
