"""A lesson: an article and the exercises made from it."""

from __future__ import annotations

from generator.lesson.composing import compose, compose_from
from generator.lesson.folder import LessonFile, load_lesson
from generator.lesson.model import Lesson, Rejected, key_of
from generator.lesson.quality import Quality, quality
from generator.lesson.recipe import DEFAULT_RECIPE, Recipe, RecipeEntry

__all__ = [
    "DEFAULT_RECIPE",
    "Lesson",
    "LessonFile",
    "Quality",
    "Recipe",
    "RecipeEntry",
    "Rejected",
    "compose",
    "compose_from",
    "key_of",
    "load_lesson",
    "quality",
]
