"""Reading news text: blocks, sentences, date of publication, files."""

from generator.text.article import Article, Block, Question, Role, Sentence
from generator.text.ingest import read_article, read_text
from generator.text.span import Span

__all__ = ["Article", "Block", "Question", "Role", "Sentence", "Span", "read_article", "read_text"]
