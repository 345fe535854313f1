"""Methods that fetch updates, or have them sent to a webhook."""

import re
from urllib.parse import urlsplit

from sandbox.botapi.errors import ApiError, bad_request
from sandbox.botapi.params import Call
from sandbox.botapi.schema import Json
from sandbox.state.updates import PollTakenOverError
from sandbox.state.world import Webhook, World

LONGEST_POLL = 50


async def get_updates(world: World, call: Call) -> list[Json]:
    """Answer getUpdates; raises 409 while a webhook is set, or when another poll takes over."""
    if world.webhook.url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    if "allowed_updates" in call.params:
        world.updates.allowed = list(call.params["allowed_updates"])
    timeout = min(max(call.number("timeout"), 0), LONGEST_POLL)
    try:
        return await world.updates.poll(call.number("offset"), call.number("limit", 100), timeout)
    except PollTakenOverError as taken:
        raise ApiError(409, f"Conflict: terminated by {taken}") from None


def set_webhook(world: World, call: Call) -> bool:
    """Answer setWebhook; an empty url takes the webhook away."""
    url, secret = call.text("url"), call.text("secret_token")
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    if "allowed_updates" in call.params:
        world.updates.allowed = list(call.params["allowed_updates"])
    if call.params.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook = Webhook(url, secret, min(max(call.number("max_connections", 40), 1), 100))
    world.updates.take_over("setWebhook request")
    world.updates.arrived.set()
    return True


def delete_webhook(world: World, call: Call) -> bool:
    """Answer deleteWebhook."""
    if call.params.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook = Webhook()
    world.updates.arrived.set()
    return True


def get_webhook_info(world: World, _: Call) -> Json:
    """Answer getWebhookInfo."""
    hook = world.webhook
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if hook.url:
        info["max_connections"] = hook.max_connections
    if hook.last_error_date:
        info |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error_message}
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    return info
