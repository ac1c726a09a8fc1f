"""Starts the page: ``streamlit run streamlit_app.py``, or ``make app``."""

from streamlit.starlette import App

from generator.app.assets import routes
from generator.app.server import SCRIPT, lifespan, middleware

app = App(SCRIPT, routes=routes(), middleware=middleware(), lifespan=lifespan)
