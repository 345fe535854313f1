"""The HTTP application. FastAPI takes long to import: only the process that serves HTTP imports this module."""

from fastapi import FastAPI
from starlette.responses import JSONResponse, Response

from core.errors import GlobFamError
from handlers.http import admin, calendar, webhook
from handlers.http.deps import HttpDeps
from handlers.http.edge import STORAGE_UNAVAILABLE, BearerGate, Calm, Timed
from handlers.metrics import CONTENT_TYPE


def create_app(deps: HttpDeps) -> FastAPI:
    """The webhook and the admin API where they have their secrets; calendars, health and metrics always.

    Health and metrics carry no secret and no credential: let a proxy pass on only what the world needs.
    """
    app = FastAPI(title="GlobFam", openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.add_middleware(Calm)
    app.add_middleware(Timed, metrics=deps.metrics)
    _add_health(app, deps)
    app.include_router(calendar.calendar_router(deps))
    if deps.webhook_secret:
        app.include_router(webhook.webhook_router(deps, deps.webhook_secret))
    if deps.admin_token:
        app.mount(admin.PATH, BearerGate(admin.admin_app(deps), deps.admin_token))
    return app


def _add_health(app: FastAPI, deps: HttpDeps) -> None:
    @app.get("/health/live")
    async def live() -> dict[str, str]:
        return {"status": "alive"}

    @app.get("/health/ready")
    async def ready() -> JSONResponse:
        if await deps.ready():
            return JSONResponse({"status": "ready"})
        return JSONResponse({"status": "not ready"}, 503)

    @app.get("/metrics")
    async def metrics() -> Response:
        try:
            deps.metrics.show_depths((await deps.administration.status()).depths)
        except GlobFamError as error:
            if error.code != STORAGE_UNAVAILABLE:
                raise
            deps.metrics.hide_depths()
        return Response(deps.metrics.text(), media_type=CONTENT_TYPE)
