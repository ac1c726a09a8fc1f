"""Who is who: a random cookie that scripts cannot read, and a passphrase for the teacher's side."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import threading
import time
from functools import cache

import streamlit as st

__all__ = ["COOKIE", "enter", "is_loopback", "learner", "may_teach", "new_cookie", "passphrase", "protected"]

COOKIE = "copydesk"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PAUSE_SECONDS = 1.0

_teachers: set[str] = set()
_one_at_a_time = threading.Lock()


def new_cookie() -> str:
    """A random token that says nothing about anybody."""
    return secrets.token_urlsafe(24)


def learner() -> str | None:
    """The digest of this visitor's cookie, None where cookies are off."""
    token = st.context.cookies.get(COOKIE)
    return hashlib.sha256(token.encode()).hexdigest()[:32] if token else None


def is_loopback(address: str | None) -> bool:
    """Whether a server at *address* is reached from this machine alone (None: all interfaces)."""
    return address is not None and address.strip("[]").lower() in LOOPBACK


def protected() -> bool:
    """Whether the teacher's side asks for the passphrase: when other machines can reach the server, or
    it is set.
    """
    return bool(os.environ.get("COPYDESK_PASSPHRASE")) or not is_loopback(st.get_option("server.address"))


@cache
def passphrase() -> str:
    """COPYDESK_PASSPHRASE where set, else a new one for this run of the server."""
    return os.environ.get("COPYDESK_PASSPHRASE") or "-".join(secrets.token_hex(2) for _ in range(4))


def may_teach() -> bool:
    """Whether this visitor may see keys."""
    return not protected() or ((me := learner()) is not None and me in _teachers)


def enter(given: str) -> bool:
    """Lets this visitor in if *given* is the passphrase. One try at a time, a second each: no guessing."""
    me = learner()
    with _one_at_a_time:
        right = hmac.compare_digest(given.strip().encode(), passphrase().encode())
        if not right:
            time.sleep(_PAUSE_SECONDS)
    if right and me is not None:
        _teachers.add(me)
    return right and me is not None
