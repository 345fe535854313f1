"""Where the originals of papers are kept, by the settings: a folder beside the data, or a server that speaks S3."""

from bot.settings import Settings
from core.documents.ports import Originals
from integrations.objects.folder import FolderOriginals
from integrations.objects.sealed import SealedOriginals, SecretSeals

FOLDER = "documents"


def originals_of(settings: Settings, seals: SecretSeals) -> SealedOriginals:
    """The place for originals; nothing is opened or made before the first paper."""
    return SealedOriginals(_place(settings), seals)


def _place(settings: Settings) -> Originals:
    if settings.s3_bucket is None:
        return FolderOriginals(settings.data / FOLDER)
    from integrations.objects.s3 import S3Originals, S3Place  # boto3 takes a while, and is seldom wanted

    secret = settings.s3_secret.get_secret_value() if settings.s3_secret else None
    return S3Originals(
        S3Place(settings.s3_bucket, settings.s3_endpoint, settings.s3_region, settings.s3_key_id, secret)
    )
