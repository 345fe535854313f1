"""What a messenger may raise, whatever library it uses."""

from core.errors import GlobFamError


class DeliveryError(GlobFamError):
    """Base of the failures of sending."""

    code = "delivery.failed"


class BlockedError(DeliveryError):
    """Raised when the person blocked the bot or is gone (403): no later try will help."""

    code = "delivery.blocked"


class RefusedError(DeliveryError):
    """Raised when the request itself is refused (400): the same request will be refused again."""

    code = "delivery.refused"


class LaterError(DeliveryError):
    """Raised when trying again can help: too many requests (`seconds` says when), server errors, lost connections."""

    code = "delivery.later"

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
