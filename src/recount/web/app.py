"""The application: the API and the pages over one ledger."""

import os
import threading
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.middleware.gzip import GZipMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from recount import __version__
from recount.actors import registry
from recount.gazetteer import locate
from recount.ledger import Ledger, LedgerError
from recount.ledger.errors import LedgerBusy, NoSuchIncident
from recount.web import etags, guards
from recount.web.api import ROUTERS
from recount.web.index import Index
from recount.web.serving import ALONE, Serving
from recount.web.team import doors
from recount.web.team.errors import NotThere
from recount.web.team.limiting import Limits
from recount.web.team.team import Team

PAGES = Path(os.environ.get("RECOUNT_PAGES") or Path(__file__).parent / "pages").resolve()
NOT_BUILT = (
    "The pages are not built. Where Node 20 or newer is installed, `make pages` builds them; "
    "the API is under /api/docs."
)


def make_app(ledger: Path, serving: Serving = ALONE) -> FastAPI:
    """An application over the ledger at that path, served alone or to a team whose people log in."""

    @asynccontextmanager
    async def open_ledger(app: FastAPI) -> AsyncIterator[None]:
        with ExitStack() as stack:
            app.state.ledger = stack.enter_context(Ledger(ledger))
            app.state.index.refresh(app.state.ledger)
            threading.Thread(target=_warm_up, daemon=True).start()
            if serving.team:
                app.state.team = stack.enter_context(Team(ledger, serving.terms, serving.clock))
            yield

    app = FastAPI(
        title="Recount",
        version=__version__,
        description="Who says how many were killed, who did it, where and when, and in which words.",
        lifespan=open_ledger,
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.serving = serving
    app.state.index = Index()
    app.state.limits = Limits(serving.terms)
    app.add_middleware(etags.ETags)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(doors.Doors, serving=serving)
    app.add_middleware(guards.Guards, serving=serving)
    if serving.proxy is not None:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=serving.proxy)
    for router in ROUTERS:
        app.include_router(router, prefix="/api")
    app.add_exception_handler(NoSuchIncident, _not_there)
    app.add_exception_handler(NotThere, _not_there)
    app.add_exception_handler(LedgerError, _refused)
    app.add_exception_handler(PoolTimeout, _too_many)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_api_route("/{path:path}", _page, include_in_schema=False)
    return app


def _warm_up() -> None:
    """Load the tables of actors and places, so that nobody waits for them who asks first."""
    registry()
    locate("Homs")


def _page(path: str) -> Response:
    """A file of the pages; any other path is one of their addresses, which the pages themselves read."""
    if path.startswith("api/"):
        return JSONResponse({"detail": "there is no such address"}, 404)
    try:
        file = (PAGES / path).resolve()
        file.is_file()
    except (OSError, ValueError):  # too long, or with letters that no file has
        return JSONResponse({"detail": "there is no such address"}, 404)
    if path and file.is_relative_to(PAGES) and file.is_file():
        lasting = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
        return FileResponse(file, headers={"Cache-Control": lasting})
    if path.startswith("assets/"):
        return JSONResponse({"detail": "there is no such file"}, 404)
    index = PAGES / "index.html"
    if not index.is_file():
        return Response(NOT_BUILT, 503, media_type="text/plain")
    return FileResponse(index, headers={"Cache-Control": "no-cache"})


def _not_there(request: Request, error: Exception) -> Response:
    return JSONResponse({"detail": _said(request, error)}, 404)


def _refused(request: Request, error: Exception) -> Response:
    return JSONResponse({"detail": _said(request, error)}, 503 if isinstance(error, LedgerBusy) else 422)


def _said(request: Request, error: Exception) -> str:
    """What a ledger says, without the folder that it lies in."""
    path: Path = request.app.state.ledger.path
    return str(error).replace(str(path), path.name)


def _too_many(request: Request, error: Exception) -> Response:
    return JSONResponse({"detail": "too much is asked at once; try again"}, 503, {"Retry-After": "1"})


def _not_understood(request: Request, error: Exception) -> Response:
    """What is wrong, without what was sent, which may be a password."""
    assert isinstance(error, RequestValidationError)
    said = [
        f"{'.'.join(map(str, each['loc'][1:])) or each['loc'][0]}: {each['msg'][:1].lower()}{each['msg'][1:]}"
        for each in error.errors()
    ]
    return JSONResponse({"detail": "; ".join(said)}, 422)
