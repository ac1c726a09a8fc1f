"""Copydesk: exercises on how a news article is made, with keys that can be proved.

    article → annotations → exercises → lesson → page, worksheets, question banks

>>> from generator import check, compose, read_text
>>> article = read_text("Lamps lit\\n\\nWorkers fixed 1,50,000 lamps along the canal.")
>>> item = compose(article).exercises[0].items[0]
>>> check(item, TextResponse(text="150,000")).correct
True
"""

from __future__ import annotations

from generator.annotations.annotate import annotate
from generator.annotations.model import AnnotationSet
from generator.bank import Bank
from generator.errors import (
    ArticleError,
    EmptyArticleError,
    EncodingError,
    FileTypeError,
    GeneratorError,
    LessonError,
    NoTextLayerError,
    RecordError,
    RenderError,
    ResponseError,
    TooLargeError,
    UnknownNameError,
)
from generator.exercises.checking import check
from generator.exercises.discover import kinds
from generator.exercises.model import (
    ChoiceResponse,
    Exercise,
    ExtendedResponse,
    HottextResponse,
    Item,
    MatchResponse,
    OrderResponse,
    Outcome,
    Shortfall,
    TextResponse,
)
from generator.lesson import Lesson, Recipe, RecipeEntry, compose, load_lesson
from generator.present.render import render
from generator.text import read_article, read_text
from generator.text.article import Article

__all__ = [
    "AnnotationSet",
    "Article",
    "ArticleError",
    "Bank",
    "ChoiceResponse",
    "EmptyArticleError",
    "EncodingError",
    "Exercise",
    "ExtendedResponse",
    "FileTypeError",
    "GeneratorError",
    "HottextResponse",
    "Item",
    "Lesson",
    "LessonError",
    "MatchResponse",
    "NoTextLayerError",
    "OrderResponse",
    "Outcome",
    "Recipe",
    "RecipeEntry",
    "RecordError",
    "RenderError",
    "ResponseError",
    "Shortfall",
    "TextResponse",
    "TooLargeError",
    "UnknownNameError",
    "annotate",
    "check",
    "compose",
    "kinds",
    "load_lesson",
    "read_article",
    "read_text",
    "render",
]
