"""The page that checks itself: one file, no request, nothing of the key to be read in it."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from html.parser import HTMLParser

import pytest

from generator.errors import RenderError
from generator.exercises.model import Exercise, ExtendedText, Item
from generator.present.formats.self_check import MOST_BYTES
from generator.present.render import render
from generator.present.sealed import sealed, what_to_check
from tests.hostile import BLOCKS, ITEMS, LESSON, SECRET


def source() -> str:
    return render(LESSON, "self-check").decode("utf-8")


class Page(HTMLParser):
    """Tags, and the text outside scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._silent = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._silent = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def test_one_file_without_requests() -> None:
    page = Page(source())
    assert not any({"src", "href", "onclick", "style"} & set(attributes) for _, attributes in page.tags)
    assert not re.search(r"url\((?!data:)|@import|https?:|\bimport\b|\bfetch\b|XMLHttp", source())
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert len(source().encode()) < 200_000


def test_the_key_is_not_in_plain_sight() -> None:
    assert SECRET not in source()
    for tag, attributes in Page(source()).tags:
        if tag in {"input", "option", "li", "button"}:
            assert set(attributes) <= {"type", "name", "data-n", "class", "aria-pressed", "value", "id"} | {
                "maxlength",
                "autocomplete",
                "autocapitalize",
                "spellcheck",
            }
            assert re.fullmatch(r"\d*", attributes.get("value") or "")


def test_every_word_that_can_be_marked_looks_the_same() -> None:
    words = [attributes for tag, attributes in Page(source()).tags if attributes.get("class") == "word"]
    assert len(words) == 5
    assert {(a["aria-pressed"], a["type"]) for a in words} == {("false", "button")}


def test_the_sealed_key_opens_to_what_was_put_in() -> None:
    made = what_to_check(ITEMS[0])
    seed, text = sealed(made, ITEMS[0].id)
    state, out = seed, bytearray()
    for byte in b64decode(text):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        out.append(byte ^ (state & 255))
    assert json.loads(out.decode("utf-8")) == made


def test_the_words_of_the_article_and_the_questions_are_there() -> None:
    text = " ".join("".join(Page(source()).texts).split())
    for role, words in BLOCKS:
        if role != "furniture":
            assert " ".join(words.replace("\x07", "\ufffd").split()) in text
    for item in ITEMS:
        assert " ".join(item.stem.split()) in text


def test_each_answer_place_is_native_and_named() -> None:
    page = Page(source())
    kinds = [attributes.get("data-kind") for _, attributes in page.tags if attributes.get("class") == "item"]
    assert kinds == [item.interaction.kind for item in ITEMS]
    named = {attributes["for"] for tag, attributes in page.tags if tag == "label" and "for" in attributes}
    for tag, attributes in page.tags:
        if tag in {"select", "textarea"} or (tag == "input" and attributes["type"] == "text"):
            assert attributes["id"] in named


def test_the_version_is_shown() -> None:
    assert '<p class="quiet">Version b7</p>' in source()


def test_a_page_for_pupils_without_a_key_does_not_exist() -> None:
    with pytest.raises(RenderError, match="always holds questions and key"):
        render(LESSON, "self-check", part="pupil")


def test_a_page_that_is_too_big_is_refused() -> None:
    many = tuple(
        Item.model_validate({**ITEMS[7].model_dump(), "id": f"w{n}", "stem": "x" * 20_000}) for n in range(60)
    )
    assert all(isinstance(item.interaction, ExtendedText) for item in many)
    exercise = Exercise(kind="by-hand", title="Long", instruction="Write.", skill="wording", items=many)
    with pytest.raises(RenderError, match=f"more than {MOST_BYTES}"):
        render(LESSON.model_copy(update={"exercises": (exercise,)}), "self-check")


def test_the_script_is_plain_javascript_of_2017() -> None:
    script = source().split("<script>")[1]
    assert not re.search(
        r"\?\.[a-z(]|\?\?|\(\?<|\bBigInt\(|\d+n\b|\.flat\(|\.matchAll|\{\.\.\.|\\p\{", script
    )
