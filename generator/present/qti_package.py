"""A bank as a QTI package: manifest, a test with a section for each article, and a file for each item."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exercises.lowering import Lowered, kept, order_to_chain, with_none
from generator.exercises.model import Choice, Hottext, Item, Order, TextEntry
from generator.present.archive import identifier, zipped
from generator.present.markup import text
from generator.present.qti import item_xml
from generator.present.qti_dialect import Dialect
from generator.present.questions import Book, Chapter
from generator.present.typed_forms import is_plain_number

__all__ = ["lower_for_qti", "package"]

_MANIFESTS = {
    "2.1": ("http://www.imsglobal.org/xsd/imscp_v1p1", "QTIv2.1 Package", "1.0.0", "v2p1"),
    "3.0": ("http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1", "QTI Package", "3.0.0", "v3p0"),
}
_LOM = "http://ltsc.ieee.org/xsd/LOM"


def lower_for_qti(item: Item) -> Lowered:
    """All interactions are native; only what has several solutions, or none to tick, is changed."""
    interaction = item.interaction
    if isinstance(interaction, Choice):
        return with_none(item)
    if isinstance(interaction, Order):
        made = order_to_chain(item)
        if any(isinstance(each.interaction, Order) for each in made.items):
            said = "an order earns all or nothing"
            return Lowered(items=made.items, said="; ".join(part for part in (made.said, said) if part))
        return made
    if isinstance(interaction, TextEntry) and not is_plain_number(interaction):
        return Lowered(items=(item,), said="typed answers are compared with a list of ways to write them")
    if isinstance(interaction, Hottext) and interaction.select is not None:
        return Lowered(items=(item,), said="extra marks cost marks")
    if isinstance(interaction, Hottext) and not interaction.zone("core"):
        return Lowered(items=(item,), said="“None of these” was added, as an empty answer cannot be right")
    return kept(item)


def _article(q: Dialect, chapter: Chapter) -> str:
    lines = [chapter.source.content_note] if chapter.source.content_note else []
    content = "".join(q.paragraph(line) for line in lines)
    for role, words in chapter.article:
        content += f"<h3>{text(words)}</h3>" if role in ("headline", "subhead") else q.paragraph(words)
    content += "".join(q.paragraph(words) for words in chapter.about)
    content += "".join(q.paragraph(f"{title}: {told}") for title, told in chapter.instructions if told)
    return content


def _shared(q: Dialect, book: Book) -> dict[str, Chapter]:
    """The articles that have a file of their own: all, in the version that knows such files."""
    if q.version != "3.0":
        return {}
    return {chapter.article_id: chapter for chapter in book.chapters if chapter.article}


def _rubric(q: Dialect, chapter: Chapter) -> str:
    """The article above its questions, in the version that has no files for it."""
    if not chapter.article or q.version == "3.0":
        return ""
    return q.tag("rubricBlock", _article(q, chapter), view="candidate")


def _stimulus(q: Dialect, chapter: Chapter) -> str:
    body = q.tag("stimulusBody", _article(q, chapter))
    return q.root("assessmentStimulus", body, identifier=chapter.article_id, title=chapter.title)


def _name(book: Book) -> str:
    return identifier("test " + " ".join(question.id for question in book.questions))


def _test(q: Dialect, book: Book) -> str:
    sections = ""
    for chapter in book.chapters:
        refs = "".join(
            q.tag(
                "assessmentItemRef",
                identifier=identifier(question.id),
                href=f"items/{identifier(question.id)}.xml",
            )
            for question in chapter.questions
        )
        about = chapter.source.model_dump_json()
        sections += q.tag(
            "assessmentSection",
            _rubric(q, chapter) + refs,
            identifier=identifier(f"section {about}"),
            title=chapter.title,
            visible="true",
        )
    part = q.tag(
        "testPart",
        sections,
        identifier="part",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    return q.root("assessmentTest", part, identifier=_name(book), title=book.title)


def _resource(name: str, kind: str, href: str, tags: tuple[str, ...], needs: list[str]) -> Iterator[str]:
    yield f'<resource identifier="{name}" type="{kind}" href="{href}">'
    if tags:
        words = "".join(
            f'<imsmd:keyword><imsmd:string language="en">{text(tag)}</imsmd:string></imsmd:keyword>'
            for tag in tags
        )
        yield f"<metadata><imsmd:lom><imsmd:general>{words}</imsmd:general></imsmd:lom></metadata>"
    yield f'<file href="{href}"/>'
    yield from (f'<dependency identifierref="{need}"/>' for need in needs)
    yield "</resource>"


def _manifest(q: Dialect, book: Book) -> str:
    namespace, schema, version, kind = _MANIFESTS[q.version]
    names = [f"r-{identifier(question.id)}" for question in book.questions]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<manifest xmlns="{namespace}" xmlns:imsmd="{_LOM}" identifier="m-{_name(book)}">',
        f"<metadata><schema>{schema}</schema><schemaversion>{version}</schemaversion></metadata>",
        "<organizations/>",
        "<resources>",
        *_resource(f"r-{_name(book)}", f"imsqti_test_xml{kind}", "test.xml", (), names),
    ]
    shared = _shared(q, book)
    for name in shared:
        lines += _resource(f"r-{name}", f"imsqti_stimulus_xml{kind}", f"items/{name}.xml", (), [])
    for name, question in zip(names, book.questions, strict=True):
        href = f"items/{identifier(question.id)}.xml"
        needs = [f"r-{article}" for article in (question.article_id,) if article in shared]
        lines += _resource(name, f"imsqti_item_xml{kind}", href, question.tags, needs)
    return "\n".join([*lines, "</resources>", "</manifest>", ""])


def package(q: Dialect, book: Book) -> bytes:
    """The whole package."""
    files = [("imsmanifest.xml", _manifest(q, book)), ("test.xml", _test(q, book))]
    shared = _shared(q, book)
    files += [(f"items/{name}.xml", _stimulus(q, chapter)) for name, chapter in shared.items()]
    for question in book.questions:
        stimulus = question.article_id if question.article_id in shared else ""
        files.append((f"items/{identifier(question.id)}.xml", item_xml(q, question, stimulus)))
    return zipped((name, content.encode("utf-8")) for name, content in files)
