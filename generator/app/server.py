"""The web server around the page: identity cookie, security headers, refused origins, compressed files."""

from __future__ import annotations

import base64
import gzip
import hashlib
import mimetypes
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from generator.app.identity import COOKIE, LOOPBACK, is_loopback, new_cookie, passphrase, protected
from generator.app.lessons import built_in
from generator.app.store import KEPT_DAYS, store

__all__ = ["SCRIPT", "Guard", "PackedFiles", "lifespan", "middleware", "security_headers"]

SCRIPT = Path(__file__).with_name("script.py")
_STATIC = Path(st.__file__).parent / "static"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def security_headers() -> dict[str, str]:
    """Only files of this server run or load; nobody may frame the page. Streamlit's one inline script
    is named.
    """
    index = (_STATIC / "index.html").read_text("utf-8")
    digests = (hashlib.sha256(code.encode()).digest() for code in _INLINE.findall(index))
    inline = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    policy = (
        "default-src 'self'",
        f"script-src 'self' blob: {inline}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "object-src 'none'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


class Guard:
    """Refuses foreign hosts and origins; gives each visitor a cookie; sets the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        reads = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if not _host_is_ours(headers.get("host", "")) or not (reads or _same_origin(headers)):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await PlainTextResponse("This address is not served here.", 403)(scope, receive, send)
            return
        cookie = _cookie_to_set(scope, headers)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    answer[name] = value
                if cookie:
                    answer.append("set-cookie", cookie)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _host_is_ours(host: str) -> bool:
    """A server for this machine alone answers to this machine's names alone (no DNS rebinding)."""
    if not is_loopback(st.get_option("server.address")):
        return True
    return (urlsplit(f"//{host}").hostname or "") in LOOPBACK


def _same_origin(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _cookie_to_set(scope: Scope, headers: Headers) -> str:
    """The header for a visitor who asks for a page and has no cookie yet; "" for all others."""
    page = scope["type"] == "http" and "text/html" in headers.get("accept", "")
    if not page or COOKIE in SimpleCookie(headers.get("cookie", "")):
        return ""
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    return f"{COOKIE}={new_cookie()}; Path=/; Max-Age={KEPT_DAYS * 86400}; HttpOnly; SameSite=Lax{secure}"


class PackedFiles:
    """Streamlit's own scripts and styles, compressed once and kept: a first visit weighs less than half."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"].startswith("/static/"):
            accepted = Headers(scope=scope).get("accept-encoding", "")
            if "gzip" in accepted and scope["path"].endswith((".js", ".css")):
                packed = await run_in_threadpool(_packed, scope["path"])
                if packed is not None:
                    kind = mimetypes.guess_type(scope["path"])[0] or "application/octet-stream"
                    headers = {
                        "content-encoding": "gzip",
                        "vary": "accept-encoding",
                        "cache-control": "public, immutable, max-age=31536000",
                    }
                    await Response(packed, media_type=kind, headers=headers)(scope, receive, send)
                    return
        await self._app(scope, receive, send)


@lru_cache(maxsize=600)
def _packed(path: str) -> bytes | None:
    file = (_STATIC / path.lstrip("/")).resolve()
    if not file.is_relative_to(_STATIC.resolve()) or not file.is_file():
        return None
    return gzip.compress(file.read_bytes(), compresslevel=9, mtime=0)


def middleware() -> list[Middleware]:
    """What stands before Streamlit's own server, outermost first."""
    return [Middleware(Guard), Middleware(PackedFiles)]


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[None]:
    """Opens the database and makes the lessons before the first visitor comes."""
    await run_in_threadpool(lambda: store().purge())
    await run_in_threadpool(built_in)
    if protected():
        print(f"  Passphrase for the teacher's side: {passphrase()}", file=sys.stderr, flush=True)
    yield
    store().close()
