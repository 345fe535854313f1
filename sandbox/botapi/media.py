"""Methods that send and fetch files."""

from sandbox.botapi.errors import bad_request
from sandbox.botapi.messages import LONGEST_CAPTION, post, text_content, text_of, writable_chat
from sandbox.botapi.params import Call
from sandbox.botapi.schema import Json
from sandbox.state.files import StoredFile
from sandbox.state.media import NotAPictureError, document_content, file_card, photo_content
from sandbox.state.world import World

MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_FETCHED_BYTES = 20 * 1024 * 1024


def _caption(call: Call) -> Json:
    text = text_of(call, "caption", "caption_entities", LONGEST_CAPTION, "message caption is too long")
    return text_content(text, "caption", "caption_entities")


def _known(world: World, call: Call, name: str) -> StoredFile:
    """Find a file that is sent again by its id; the sandbox has no internet to fetch one by its address."""
    value = call.text(name)
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.by_id.get(value)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


def send_photo(world: World, call: Call) -> Json:
    """Answer sendPhoto, with an upload or the id of a photo that was sent before."""
    upload = call.upload("photo")
    if upload is None:
        stored = _known(world, call, "photo")
        name, mime, data = stored.name, stored.mime, world.files.read(stored)
    else:
        name, mime, data = upload.name, upload.mime, upload.data
    if len(data) > MOST_PHOTO_BYTES:
        raise bad_request("file is too big")
    caption = _caption(call)
    chat = writable_chat(world, call)
    try:
        photo = photo_content(world.files, name, mime, data)
    except NotAPictureError:
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    return post(world, chat, call, photo | caption)


def send_document(world: World, call: Call) -> Json:
    """Answer sendDocument, with an upload or the id of a document that was sent before."""
    upload = call.upload("document")
    if upload is not None and not upload.data:
        raise bad_request("file must be non-empty")
    known = None if upload else _known(world, call, "document")
    caption = _caption(call)
    chat = writable_chat(world, call)
    stored = known if upload is None else world.files.add(upload.name, upload.mime, upload.data)
    assert stored is not None
    return post(world, chat, call, document_content(stored) | caption)


def get_file(world: World, call: Call) -> Json:
    """Answer getFile: the path stands after `/file/bot<token>/`; raises 400 past the 20 MB a bot may fetch."""
    stored = world.files.by_id.get(call.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > MOST_FETCHED_BYTES:
        raise bad_request("file is too big")
    return file_card(stored) | {"file_path": stored.path}
