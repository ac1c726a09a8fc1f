"""The page's own scripts and styles; their addresses change with their content, so browsers keep them."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib import resources

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

__all__ = ["address", "routes"]

_PARTS = {
    "item.js": ("item.js", "item_kinds.js"),
    "item.css": ("item.css",),
    "frame.js": ("frame.js", "lines.js"),
    "frame.css": ("frame.css",),
    "page.css": ("page.css",),
}
_TYPES = {"js": "text/javascript", "css": "text/css"}


@cache
def _content(name: str) -> bytes:
    folder = resources.files("generator.app") / "static"
    return "".join((folder / part).read_text("utf-8") for part in _PARTS[name]).encode("utf-8")


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(_content(name), mtime=0)


@cache
def address(name: str) -> str:
    """Where the server has the file *name*, as it is now."""
    return f"/copydesk/{hashlib.sha256(_content(name)).hexdigest()[:16]}/{name}"


async def _serve(request: Request) -> Response:
    name = str(request.path_params["name"])
    if name not in _PARTS:
        return PlainTextResponse("no such file", 404)
    headers = {"cache-control": "public, immutable, max-age=31536000", "vary": "accept-encoding"}
    kind = _TYPES[name.rsplit(".", 1)[1]]
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(_packed(name), media_type=kind, headers=headers)
    return Response(_content(name), media_type=kind, headers=headers)


def routes() -> list[Route]:
    """The routes that serve them."""
    return [Route("/copydesk/{digest}/{name}", _serve, methods=["GET"])]
