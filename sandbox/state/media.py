"""Photos and documents as the Bot API describes them inside a message."""

from sandbox.state.chats import Json
from sandbox.state.files import FileStore, StoredFile
from sandbox.state.pictures import photo_sizes, picture_size


class NotAPictureError(Exception):
    """Raised when bytes sent as a photo are no picture."""


def photo_content(files: FileStore, name: str, mime: str, data: bytes) -> Json:
    """Keep a photo and give `{"photo": [PhotoSize, ...]}`, smallest first; raises `NotAPictureError`.

    Each size has its own ids, but all give the bytes that came: the sandbox has no library to scale pictures with.
    """
    size = picture_size(data)
    if size is None:
        raise NotAPictureError
    stored = files.add(name, mime, data, photo=True)
    sizes = photo_sizes(size)
    ids = [files.alias(stored) for _ in sizes[:-1]] + [stored]
    photo = [_size(each, width, height) for each, (width, height) in zip(ids, sizes, strict=True)]
    files.photos[stored.path] = photo
    return {"photo": photo}


def _size(stored: StoredFile, width: int, height: int) -> Json:
    return file_card(stored) | {"width": width, "height": height}


def file_card(stored: StoredFile) -> Json:
    """Give what every file of the Bot API has."""
    return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": stored.size}


def document_content(stored: StoredFile) -> Json:
    """Give `{"document": Document}` for a kept file."""
    return {"document": file_card(stored) | {"file_name": stored.name, "mime_type": stored.mime}}
