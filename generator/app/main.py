"""The page's frame: settings, style, the two sides."""

from __future__ import annotations

import streamlit as st

from generator.app import learner, teacher
from generator.app.assets import address

__all__ = ["run"]


def run() -> None:
    """Draws the page for one session; Streamlit calls it at every interaction."""
    st.set_page_config(
        page_title="Copydesk", page_icon="📰", layout="wide", initial_sidebar_state="collapsed"
    )
    st.html(f"<style>@import url('{address('page.css')}');</style>")
    pages = [
        st.Page(learner.page, title="Practise", url_path="practise", default=True),
        st.Page(teacher.page, title="For teachers", url_path="teachers"),
    ]
    st.navigation(pages, position="top").run()
