"""One page that checks itself: no request, no server, no account; old phones open it from a memory stick.

It marks as the program marks in practice. The key is in the file, sealed: not to be seen in the page or its
source, but a determined pupil can open it. Where answers must stay hidden, give out the pupil's sheet.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from importlib import resources
from typing import assert_never

from generator.errors import RenderError
from generator.exercises.model import Choice, ExtendedText, Hottext, Item, Match, Order, TextEntry
from generator.lesson import Lesson
from generator.present import glyphs
from generator.present.format import Format, Options, Rendered
from generator.present.lines import article_blocks
from generator.present.scripts import marked_up, shown
from generator.present.sealed import Json, number_lexicon, sealed, to_json, what_to_check
from generator.text.span import Span

__all__ = ["FORMAT", "MOST_BYTES"]

MOST_BYTES = 1_000_000
"""The size that an old phone opens without trouble."""

_SCRIPTS = ("self_check_numbers.js", "self_check_scores.js", "self_check.js")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:"
_HOW = {
    "choice": "Choose one answer.",
    "several": "Choose all that fit.",
    "hottext": "Mark words by touching them, or with the arrow keys and the space bar.",
    "match": "Choose one answer in each row.",
    "order": "Put first at the top what came first.",
}


def _file(name: str) -> str:
    return (resources.files("generator.present.formats") / name).read_text("utf-8")


def write(lesson: Lesson, options: Options) -> Rendered:
    """The exercises of *lesson* as one page that checks answers. Raises RenderError above 1 MB."""
    items = [item for exercise in lesson.exercises for item in exercise.items]
    keys: list[Json] = [list(sealed(what_to_check(item), item.id)) for item in items]
    typed = any(isinstance(i.interaction, TextEntry) and i.interaction.expects == "number" for i in items)
    headline = lesson.article.headline
    title = lesson.title or (" ".join(headline.text.split()) if headline else "Reading a news article")
    style = "html { font-size: 133%; }\n" if options.large_print else ""
    font = glyphs.numeral_font(lesson.model_dump_json())
    if font is not None:
        data = b64encode(font).decode("ascii")
        style += (
            f'@font-face {{ font-family: "Copydesk Numerals"; src: url(data:font/otf;base64,{data}); }}\n'
        )
    script = "\n".join(_file(name) for name in _SCRIPTS)
    lexicon = to_json(number_lexicon()) if typed else "null"
    page = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{escape(shown(title))}</title>",
        f"<style>\n{_file('self_check.css')}{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        *_opening(lesson, title),
        *_exercises(lesson),
        '<p id="total" role="status">Nothing is checked yet.</p>',
        "</main>",
        f'<script>\n(function () {{\n"use strict";\nconst SEALED = {to_json(keys)}, LEXICON = {lexicon};',
        f"{script}}}());\n</script>",
        "</body>",
        "</html>",
    ]
    content = ("\n".join(page) + "\n").encode("utf-8")
    if len(content) > MOST_BYTES:
        raise RenderError(
            f"the page would have {len(content)} bytes, more than {MOST_BYTES}",
            remedy="make a lesson with fewer exercises, or cut the article",
        )
    return Rendered(content=content)


def _opening(lesson: Lesson, title: str) -> Iterator[str]:
    yield f"<h1>{marked_up(title)}</h1>"
    if lesson.seed:
        yield f'<p class="quiet">Version {marked_up(lesson.seed[:20])}</p>'
    yield '<p class="quiet">Nothing that you answer leaves this page; closing it forgets the answers.</p>'
    yield "<noscript><p>This page needs JavaScript to check answers.</p></noscript>"
    if lesson.content_note:
        yield f'<p class="notice"><strong>Before you read.</strong> {marked_up(lesson.content_note)}</p>'
    yield '<div class="article">'
    for block in article_blocks(lesson.article):
        if block.role == "headline" and not lesson.title:
            continue
        words = "".join(
            f"{marked_up(line.text)}{'' if line.joined else ' '}" for line in block.lines
        ).rstrip()
        tag = "h2" if block.role in {"headline", "subhead"} else "p"
        yield f'<{tag} class="{block.role}" dir="auto">{words}</{tag}>'
    yield "</div>"
    yield from _about(lesson)


def _about(lesson: Lesson) -> Iterator[str]:
    parts = [f"By {lesson.author.rstrip('.')}." if lesson.author else ""]
    for name, words in (
        ("Source", lesson.source or lesson.article.source),
        ("Licence", lesson.licence or lesson.article.licence),
    ):
        parts.append(f"{name}: {words.rstrip('.')}." if words else "")
    if lesson.invented:
        parts.append("This article was invented for teaching: its people and events are not real.")
    if any(parts):
        yield f'<p class="quiet">{marked_up(" ".join(part for part in parts if part))}</p>'


def _exercises(lesson: Lesson) -> Iterator[str]:
    place = 0
    for number, exercise in enumerate(lesson.exercises, 1):
        yield f"<section><h2>{number}. {marked_up(exercise.title)}</h2>"
        yield f"<p>{marked_up(exercise.instruction)}</p>"
        if exercise.criterion:
            yield f"<p><strong>The rule.</strong> {marked_up(exercise.criterion)}</p>"
        context: Span | None = None
        for index, item in enumerate(exercise.items, 1):
            yield from _item(f"{number}.{index}", place, item, context)
            context = item.context or context
            place += 1
        yield "</section>"


def _item(number: str, place: int, item: Item, above: Span | None) -> Iterator[str]:
    kind = item.interaction.kind if item.part_b is None else "two-part"
    yield f'<div class="item" data-n="{place}" data-kind="{kind}">'
    if item.context is not None and item.context != above and not isinstance(item.interaction, Hottext):
        yield f'<blockquote dir="auto">{marked_up(item.context.text)}</blockquote>'
    if item.part_b is None:
        yield from _answer_place(f"i{place}", f"{number} {item.stem}", item)
    else:
        for sign, part in zip("AB", item.parts, strict=True):
            yield from _answer_place(f"i{place}{sign}", f"{number} {sign} {part.stem}", part)
    called = f'<span class="unseen"> {number}</span>'
    hint = f'<button type="button" class="hint">Hint{called}</button>' if item.hints else ""
    yield f'<div class="do"><button type="button" class="check">Check{called}</button>{hint}</div>'
    if item.hints:
        yield '<ul class="hints" aria-live="polite"></ul>'
    yield '<div class="result" role="status"></div>'
    yield "</div>"


def _answer_place(name: str, stem: str, item: Item) -> Iterator[str]:
    asked = marked_up(stem)
    match item.interaction:
        case Choice(options=options, multiple=multiple):
            yield f"<fieldset><legend>{asked}</legend>{_how('several' if multiple else 'choice')}"
            kind = "checkbox" if multiple else "radio"
            yield '<div class="options">'
            for index, option in enumerate(options):
                box = f'<input type="{kind}" name="{name}" data-n="{index}">'
                yield f'<label>{box}<span dir="auto">{marked_up(option.text)}</span></label>'
            yield "</div></fieldset>"
        case TextEntry():
            yield f'<label class="stem" for="{name}">{asked}</label>'
            quiet = 'autocomplete="off" autocapitalize="off" spellcheck="false"'
            yield f'<input type="text" id="{name}" maxlength="400" {quiet}>'
        case Hottext() as hottext:
            yield f'<p class="stem" id="{name}">{asked}</p>{_how("hottext")}'
            if hottext.select is not None:
                free = " Arguable ones are not counted." if hottext.zone("acceptable") else ""
                yield f"<p>Mark {hottext.select}.{free}</p>"
            group = f'<div class="words" role="group" aria-labelledby="{name}" dir="auto">'
            yield f"{group}{_words(hottext)}</div>"
        case Match() as match_:
            yield f'<p class="stem">{asked}</p>{_how("match")}<ul class="rows">'
            targets = "".join(
                f'<option value="{index}">{escape(shown(target.text))}</option>'
                for index, target in enumerate(match_.targets)
            )
            for index, row in enumerate(match_.rows):
                own = f"{name}-{index}"
                yield f'<li><label for="{own}" dir="auto">{marked_up(row.text)}</label>'
                yield f'<select id="{own}" data-n="{index}" autocomplete="off">'
                yield f'<option value="">Choose …</option>{targets}</select></li>'
            yield "</ul>"
        case Order() as order:
            yield f'<p class="stem">{asked}</p>{_how("order")}<ol class="cards">'
            for index, card in enumerate(order.cards):
                yield f'<li data-n="{index}"><span class="place">{index + 1}</span>'
                yield f'<span class="says" dir="auto">{marked_up(card.text)}</span>'
                yield f"{_mover('up', '▲', card.text)}{_mover('down', '▼', card.text)}</li>"
            yield '</ol><p class="moved unseen" role="status"></p>'
        case ExtendedText(lines=lines):
            yield f'<label class="stem" for="{name}">{asked}</label>'
            yield f'<textarea id="{name}" rows="{lines}" maxlength="20000"></textarea>'
        case _ as never:
            assert_never(never)


def _mover(way: str, sign: str, text: str) -> str:
    """A button that moves a card; its name says which."""
    name = f'<span class="unseen">{way.capitalize()}: {marked_up(text)}</span>'
    return f'<button type="button" class="{way}"><span aria-hidden="true">{sign}</span>{name}</button>'


def _how(kind: str) -> str:
    return f'<p class="quiet">{_HOW[kind]}</p>'


def _words(hottext: Hottext) -> str:
    """The passage with a button for each word that can be marked; every kind of word looks the same."""
    out, place = [], hottext.passage.start
    text = hottext.passage.text
    for index, token in enumerate(hottext.tokens):
        out.append(marked_up(text[place - hottext.passage.start : token.span.start - hottext.passage.start]))
        words = marked_up(token.span.text)
        out.append(
            f'<button type="button" class="word" aria-pressed="false" data-n="{index}">{words}</button>'
        )
        place = token.span.end
    return "".join([*out, marked_up(text[place - hottext.passage.start :])])


FORMAT = Format(
    name="self-check",
    title="One offline page that checks answers (HTML)",
    suffix=".html",
    media_type="text/html",
    text=True,
    native=("choice", "text-entry", "hottext", "match", "order", "extended-text"),
    write=write,
    parts=("all",),
    carries="article, feedback, hints; the key is sealed, not secret",
)
