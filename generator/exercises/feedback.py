"""What learners are told: short sentences in five parts, and the words that never appear in them."""

from __future__ import annotations

import re

from generator.exercises.model import MAX_FEEDBACK_WORDS, Feedback

__all__ = ["BANNED", "SEPARATE_QUESTION", "clip", "lint", "quote", "say"]

SEPARATE_QUESTION = "Whether it is right is a separate question."

BANNED = (
    "bias",
    "biased",
    "propaganda",
    "lie",
    "lies",
    "lied",
    "liar",
    "lying",
    "fake",
    "misleading",
    "mislead",
    "misleads",
    "aggressor",
    "victim side",
    "should have",
)
"""Words that judge an outlet, a side or a claim: the program's own sentences have none of them."""

_FIRST_LETTERS = "".join(sorted({word[0] for word in BANNED}))
_BANNED = re.compile(rf"\b(?=[{_FIRST_LETTERS}])(?:{'|'.join(BANNED)})\b", re.IGNORECASE)
_OPENING = re.compile(r'(?:(?<=[\s(\[“‘—–-])|^)"(?=\S)')
_QUOTED = re.compile(r"“[^”]*”")


def lint(text: str) -> tuple[str, ...]:
    """The banned words of *text* that are the program's own: words of the article, in “…”, are let pass.

    >>> lint("The word “fake” stands in the headline."), lint("This outlet is biased.")
    ((), ('biased',))
    """
    return tuple(match[0] for match in _BANNED.finditer(_QUOTED.sub("“”", text)))


def clip(text: str, limit: int) -> str:
    """The first *limit* words of *text* on one line, with "…" where there are more.

    >>> clip("one two three four", 3)
    'one two three …'
    """
    parts = text.split()
    return " ".join(parts) if len(parts) <= limit else " ".join(parts[:limit]) + " …"


def quote(text: str, limit: int = 14) -> str:
    """Words of the article in curly marks, on one line, cut to *limit* words.

    >>> quote('he said "no"')
    '“he said ‘no’”'
    >>> quote('he was late and "would')
    '“he was late and ‘would”'
    """
    inner = _OPENING.sub("‘", text).replace('"', "’").replace("“", "‘").replace("”", "’")
    return f"“{clip(inner, limit)}”"


def say(verdict: str, rule: str, *, words: str = "", tempting: str = "", not_claimed: str = "") -> Feedback:
    """A Feedback of at most 60 words: the quoted words are cut first, then the last part is left out.

    >>> str(say("Yes.", "The cue names the speaker.", words="Rao said"))
    'Yes. The cue names the speaker. In the text: “Rao said”.'
    """
    words = quote(words, 400)[1:-1] if words else ""

    size = len(f"{verdict} {rule} {tempting}".split())
    most = MAX_FEEDBACK_WORDS - size - 4
    room = most - len(not_claimed.split())
    if words and len(words.split()) > room and room < 8:
        not_claimed, room = "", most
    if words and len(words.split()) > room:
        words = clip(words, room) if room >= 3 else ""
    if size + len(not_claimed.split()) > MAX_FEEDBACK_WORDS:
        not_claimed = ""
    if size > MAX_FEEDBACK_WORDS:
        tempting = ""
    return Feedback(verdict=verdict, rule=rule, words=words, tempting=tempting, not_claimed=not_claimed)
