"""Methods that send and fetch files."""

import secrets

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Call
from sandbox.botapi.posting import caption_content, post
from sandbox.botapi.reach import writable_chat
from sandbox.botapi.schema import Json
from sandbox.state.files import StoredFile
from sandbox.state.media import NotAPictureError, document_content, file_card, photo_content
from sandbox.state.world import World

MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_FETCHED_BYTES = 20 * 1024 * 1024
MOST_IN_AN_ALBUM = 10


def _known(world: World, value: str) -> StoredFile:
    """Find a file that is sent again by its id; the sandbox has no internet to fetch one by its address."""
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    if value.startswith("attach://"):
        raise bad_request("attached file not found")
    stored = world.files.by_id.get(value)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


def _photo(world: World, call: Call, value: str, name: str) -> Json:
    upload = call.upload(name, value)
    if upload is None:
        stored = _known(world, value)
        if again := world.files.photos.get(stored.path):
            return {"photo": again}
        title, mime, data = stored.name, stored.mime, world.files.read(stored)
    else:
        title, mime, data = upload.name, upload.mime, upload.data
    if len(data) > MOST_PHOTO_BYTES:
        raise bad_request("file is too big")
    try:
        return photo_content(world.files, title, mime, data)
    except NotAPictureError:
        raise bad_request("IMAGE_PROCESS_FAILED") from None


def _document(world: World, call: Call, value: str, name: str) -> Json:
    upload = call.upload(name, value)
    if upload is None:
        return document_content(_known(world, value))
    if not upload.data:
        raise bad_request("file must be non-empty")
    return document_content(world.files.add(upload.name, upload.mime, upload.data))


def _spoiler(params: Json) -> Json:
    return {"has_media_spoiler": True} if params.get("has_spoiler") else {}


def send_photo(world: World, call: Call) -> Json:
    """Answer sendPhoto, with an upload or the id of a photo that was sent before."""
    caption = caption_content(call.params) | _spoiler(call.params)
    chat = writable_chat(world, call)
    return post(world, chat, call, _photo(world, call, call.text("photo"), "photo") | caption)


def send_document(world: World, call: Call) -> Json:
    """Answer sendDocument, with an upload or the id of a document that was sent before."""
    caption = caption_content(call.params)
    chat = writable_chat(world, call)
    return post(world, chat, call, _document(world, call, call.text("document"), "document") | caption)


def media_content(world: World, call: Call, media: Json, complaint: str = "message caption is too long") -> Json:
    """Give the part of a `Message` that holds one `InputMedia`, with its caption."""
    caption = caption_content(media, complaint)
    if media["type"] == "photo":
        return _photo(world, call, media["media"], "") | caption | _spoiler(media)
    if media["type"] == "document":
        return _document(world, call, media["media"], "") | caption
    raise bad_request(f"the sandbox has no media of type {media['type']}")


def send_media_group(world: World, call: Call) -> list[Json]:
    """Answer sendMediaGroup: up to ten messages that stand together."""
    album: list[Json] = call.params["media"]
    if not album:
        raise bad_request("there are no messages to send")
    if len(album) > MOST_IN_AN_ALBUM:
        raise bad_request("too many messages to send as an album")
    if len({media["type"] for media in album}) > 1:
        raise bad_request("document can't be mixed with other media types")
    chat = writable_chat(world, call)
    contents = [media_content(world, call, media) for media in album]
    together = {"media_group_id": str(secrets.randbits(53))} if len(album) > 1 else {}
    return [post(world, chat, call, content | together) for content in contents]


def get_file(world: World, call: Call) -> Json:
    """Answer getFile: the path stands after `/file/bot<token>/`; raises 400 past the 20 MB a bot may fetch."""
    stored = world.files.by_id.get(call.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > MOST_FETCHED_BYTES:
        raise bad_request("file is too big")
    return file_card(stored) | {"file_path": stored.path}
