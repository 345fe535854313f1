"""Originals on a server that speaks S3 (AWS, Cloudflare R2, MinIO …). boto3 is loaded only where one is set."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from core.documents.errors import OriginalGoneError, OriginalsError

T = TypeVar("T")
_GONE = frozenset({"NoSuchKey", "404"})
_MOST_AT_ONCE = 1000
"""Keys that S3 lists, and deletes, in one request."""


@dataclass(frozen=True, slots=True)
class S3Place:
    """A bucket and how to reach it; without a key the machine's own credentials are used, as AWS finds them."""

    bucket: str
    endpoint: str | None = None
    region: str | None = None
    key_id: str | None = None
    secret: str | None = None


class S3Originals:
    """Fills `Originals` in one bucket, which must be there."""

    def __init__(self, place: S3Place) -> None:
        self._bucket = place.bucket
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=place.endpoint,
            region_name=place.region,
            aws_access_key_id=place.key_id,
            aws_secret_access_key=place.secret,
            config=Config(connect_timeout=5, read_timeout=30, retries={"total_max_attempts": 3, "mode": "standard"}),
        )

    async def put(self, key: str, data: bytes) -> None:
        """See the port: S3 shows an object when it has all of it."""
        await self._asked(lambda: self._client.put_object(Bucket=self._bucket, Key=key, Body=data))

    async def get(self, key: str) -> bytes:
        """See the port."""

        def fetch() -> bytes:
            body: bytes = self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read()
            return body

        return await self._asked(fetch)

    async def delete(self, place: str) -> None:
        """See the port."""
        await self._asked(lambda: self._delete(f"{place}/"))

    def _delete(self, prefix: str) -> None:
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=prefix, PaginationConfig={"PageSize": _MOST_AT_ONCE}
        )
        for page in pages:
            doomed = [{"Key": one["Key"]} for one in page.get("Contents", ())]
            if doomed:
                answer = self._client.delete_objects(Bucket=self._bucket, Delete={"Objects": doomed, "Quiet": True})
                if answer.get("Errors"):
                    raise OriginalsError

    async def _asked(self, ask: Callable[[], T]) -> T:
        """Ask in a thread, since boto3 waits for its answers."""
        try:
            return await asyncio.to_thread(ask)
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in _GONE:
                raise OriginalGoneError from error
            raise OriginalsError from error
        except BotoCoreError as error:
            raise OriginalsError from error
