"""The page's frame: settings, style, the two sides."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st

from generator.app import learner, teacher

__all__ = ["run"]


@cache
def _style() -> str:
    return (resources.files("generator.app") / "static" / "page.css").read_text("utf-8")


def run() -> None:
    """Draws the page for one session; Streamlit calls it at every interaction."""
    st.set_page_config(
        page_title="Copydesk", page_icon="📰", layout="wide", initial_sidebar_state="collapsed"
    )
    st.html(f"<style>{_style()}</style>")
    pages = [
        st.Page(learner.page, title="Practise", url_path="practise", default=True),
        st.Page(teacher.page, title="For teachers", url_path="teachers"),
    ]
    st.navigation(pages, position="top").run()
