"""``annotate --jsonl``: one JSON object a line in, one a line out, in order, in one process."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypedDict

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.errors import ArticleError, EmptyArticleError
from generator.text import read_text
from generator.text.span import Span

__all__ = ["annotate_lines", "found_as_json", "published_from"]


class SpanRecord(TypedDict):
    """Half-open code-point offsets into the text as given, and the characters there."""

    start: int
    end: int
    text: str


class AttributionRecord(TypedDict):
    """Who says what: PARC's source, cue and content, as offsets."""

    mode: str
    source: SpanRecord | None
    speaker: str | None
    cue: SpanRecord | None
    content: list[SpanRecord]
    via: SpanRecord | None


class LoadedRecord(SpanRecord):
    """A loaded word; `in_quotation` says that it stands between quotation marks."""

    tier: str
    category: str
    in_quotation: bool


class QuantityRecord(SpanRecord):
    """A number; `low` and `high` are decimals in plain notation."""

    low: str
    high: str | None
    unit: str | None
    modifier: str | None


class TimexRecord(SpanRecord):
    """A time expression in TIMEX3 terms."""

    type: str
    value: str
    mod: str | None


class FoundRecord(TypedDict):
    """One line of the answer."""

    id: str
    attributions: list[AttributionRecord]
    loaded: list[LoadedRecord]
    quantities: list[QuantityRecord]
    timexes: list[TimexRecord]


def _span(span: Span) -> SpanRecord:
    return {"start": span.start, "end": span.end, "text": span.text}


def _maybe(span: Span | None) -> SpanRecord | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def found_as_json(identity: str, found: AnnotationSet) -> FoundRecord:
    """What was found, as plain values for one line of JSON; offsets are those of the article's text."""
    return {
        "id": identity,
        "attributions": [
            {
                "mode": a.mode,
                "source": _maybe(a.source),
                "speaker": a.speaker,
                "cue": _maybe(a.cue),
                "content": [_span(part) for part in a.content],
                "via": _maybe(a.via),
            }
            for a in found.attributions
        ],
        "loaded": [
            {
                "start": word.span.start,
                "end": word.span.end,
                "text": word.span.text,
                "tier": word.tier,
                "category": word.category,
                "in_quotation": found.quoted_at(word.span) is not None,
            }
            for word in found.loaded
        ],
        "quantities": [
            {
                "start": q.span.start,
                "end": q.span.end,
                "text": q.span.text,
                "low": format(q.low, "f"),
                "high": None if q.high is None else format(q.high, "f"),
                "unit": q.unit,
                "modifier": q.modifier,
            }
            for q in sorted((*found.quantities, *found.lengths), key=lambda q: q.span.start)
        ],
        "timexes": [
            {
                "start": t.span.start,
                "end": t.span.end,
                "text": t.span.text,
                "type": t.type,
                "value": t.value,
                "mod": t.mod,
            }
            for t in found.timexes
        ],
    }


def published_from(text: str) -> date | datetime:
    """A day, or a time with its zone, from ISO 8601; a time without a zone counts as its day.

    Raises ValueError for anything else.

    >>> published_from("2022-02-27"), published_from("2022-02-27T13:42")
    (datetime.date(2022, 2, 27), datetime.date(2022, 2, 27))
    >>> published_from("2022-02-27T13:42+05:30").isoformat()
    '2022-02-27T13:42:00+05:30'
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo is not None else moment.date()


def _answer(number: int, line: bytes) -> str:
    where = f"line {number}"
    try:
        asked = json.loads(line)
    except ValueError as error:
        raise ArticleError(
            f"not JSON ({error})", where=where, remedy="give one JSON object a line"
        ) from error
    if not isinstance(asked, dict):
        raise ArticleError(
            "not a JSON object", where=where, remedy='give {"id": …, "text": …, "published": …}'
        )
    identity, text, published = asked.get("id"), asked.get("text"), asked.get("published")
    if not isinstance(identity, str) or not isinstance(text, str):
        raise ArticleError(
            "'id' and 'text' must both be strings",
            where=where,
            remedy='give {"id": …, "text": …, "published": …}',
        )
    moment: date | datetime | None = None
    if published is not None:
        try:
            moment = published_from(published)
        except (TypeError, ValueError) as error:
            raise ArticleError(
                f"published: {published!r} is not a date", where=where, remedy='write "2022-02-27" or null'
            ) from error
    try:
        record = found_as_json(identity, annotate(read_text(text, published=moment)))
    except EmptyArticleError:
        record = {"id": identity, "attributions": [], "loaded": [], "quantities": [], "timexes": []}
    except ArticleError as error:
        raise type(error)(error.what, where=f"{where} (id {identity!r})", remedy=error.remedy) from error
    return json.dumps(record, ensure_ascii=False)


def annotate_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    r"""One answer for each line that is not blank, in order, as UTF-8 with its newline.

    Offsets are code points into `text` exactly as given. Raises ArticleError naming the line that cannot
    be read.

    >>> list(annotate_lines([b'{"id": "a", "text": "", "published": null}']))
    [b'{"id": "a", "attributions": [], "loaded": [], "quantities": [], "timexes": []}\n']
    """
    for number, line in enumerate(lines, 1):
        if line.isspace() or not line:
            continue
        answer = _answer(number, line) + "\n"
        try:
            yield answer.encode("utf-8")
        except UnicodeEncodeError:  # half a surrogate pair in the text: say it in escapes, as it came
            yield (json.dumps(json.loads(answer)) + "\n").encode("ascii")
        if number == 1:
            gc.freeze()  # the lexicon is loaded now and stays: keep the collector from walking it again
