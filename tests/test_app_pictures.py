"""Pictures say what they show in words, and leave the figures of the dead alone."""

from __future__ import annotations

from generator.annotations.annotate import annotate
from generator.app.pictures import attribution_map, hedge_lines, pictures, timeline, voice_ledger
from generator.lesson import compose
from generator.text import read_text

TEXT = """Council splits over the harbour road

Published 10:00 GMT, 14 March 2025

"We will close roads A & B by June," Mayor Ana Costa said on Monday. Costa said nearly 12,500 people had
signed.

At least 14 people were killed on the road last year. The works need at least 300 workers.
"""


def test_the_ledger_counts_words_in_and_out_of_marks() -> None:
    html = voice_ledger(annotate(read_text(TEXT)))
    assert "<th scope='row'>Ana Costa</th><td>13 (8 in quotation marks)" in html
    assert "The writer tells" in html


def test_the_map_names_the_speaker_and_escapes_the_words() -> None:
    html = attribution_map(annotate(read_text(TEXT)))
    assert "<strong>Ana Costa</strong>" in html
    assert "We will close roads A &amp; B by June" in html


def test_hedges_are_said_in_words_and_the_dead_are_left_alone() -> None:
    html = hedge_lines(annotate(read_text(TEXT)))
    assert "“nearly 12,500”: a little less than 12,500" in html
    assert "“At least 14" not in html
    assert "“at least 300”: 300 or more" in html


def test_nothing_is_drawn_from_nothing() -> None:
    article = read_text("Rain came.")
    assert pictures(annotate(article), compose(article)) == ""
    assert timeline(compose(article)) == ""
