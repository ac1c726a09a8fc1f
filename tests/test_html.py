"""The HTML page, read back with the standard library's parser."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from generator.present.render import render
from tests.hostile import BLOCKS, ITEMS, LESSON, SECRET

VOID = {"meta", "br"}
TAGS = frozenset(
    {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "section",
        "div",
        "p",
        "h1",
        "h2",
        "span",
        "b",
        "i",
    }
    | {"strong", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"}
)


class Page(HTMLParser):
    """Collects tags and text, and complains about tags that do not pair."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.comments: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def source(part: str = "all", **options: object) -> str:
    return render(LESSON, "html", part=part, **options).decode("utf-8")  # type: ignore[arg-type]


def test_it_stands_alone_and_runs_nothing() -> None:
    page = Page(source())
    assert {tag for tag, _ in page.tags} <= TAGS
    assert not any({"src", "href", "style", "onclick"} & set(attributes) for _, attributes in page.tags)
    assert not re.search(r"url\((?!data:)|@import|https?:", source())
    assert page.comments == []


def test_the_pupils_page_has_no_key() -> None:
    assert SECRET not in source("pupil")
    assert Page(source("pupil")).text.count("Answer key") == 0
    assert SECRET in source("key")


def test_the_words_of_the_article_come_through_unchanged() -> None:
    text = Page(source("pupil")).text
    for role, words in BLOCKS:
        shown = " ".join(words.replace("\x07", "\ufffd").split())
        assert (shown in text) == (role != "furniture"), words
    for item in ITEMS:
        assert " ".join(item.stem.split()) in text


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Page(source()).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_language_title_and_viewport() -> None:
    page = Page(source())
    assert page.tags[0] == ("html", {"lang": "en"})
    languages = {attributes.get("lang") for tag, attributes in page.tags if tag == "span"}
    assert {"hi", "ar", "he"} <= languages
    assert (
        "<title>Mayor #1 “slams” &lt;b&gt;bridge&lt;/b&gt; &amp; _tolls_ at $1.2bn *today*</title>"
        in source()
    )
    assert any(attributes.get("name") == "viewport" for _, attributes in page.tags)


def test_tables_have_heads() -> None:
    tags = Page(source("pupil")).tags
    heads = [attributes.get("scope") for tag, attributes in tags if tag == "th"]
    assert heads.count("col") == 6
    assert heads.count("row") == 4


@pytest.mark.parametrize(("paper", "size"), [("a4", "size: A4"), ("letter", "size: Letter")])
def test_paper(paper: str, size: str) -> None:
    assert size in source("pupil", paper=paper)


def test_every_fifth_line_is_numbered() -> None:
    numbers = [a["data-n"] for tag, a in Page(source("pupil")).tags if tag == "span" and "data-n" in a]
    assert numbers == ["5", "10", "15", "20", "25"]


def test_the_key_is_printed_on_its_own_pages() -> None:
    assert "section + section { break-before: page;" in source()
    assert source().index('<section class="pupil">') < source().index('<section class="key">')


def test_the_numerals_of_east_asia_come_with_their_font() -> None:
    assert "src: url(data:font/otf;base64," in source()
    plain = LESSON.article.model_copy(update={"blocks": LESSON.article.blocks[:1]})
    page = render(LESSON.model_copy(update={"article": plain, "exercises": ()}), "html").decode()
    assert "base64" not in page
    assert len(page) < 20_000
