"""axe, the judge of accessibility, asked about the page as it stands.

Rules that cannot judge a page of an application are off, each with its reason.
"""

from __future__ import annotations

import json
from importlib import resources

from playwright.sync_api import Page

__all__ = ["violations"]

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")

STILL = """() => {
    if (document.getElementById("still")) return;
    const style = document.createElement("style");
    style.id = "still";
    style.textContent = "*, *::before, *::after { transition: none !important; animation: none !important }";
    document.head.append(style);
}"""
"""Transitions of colour have to be over before contrast is judged."""

BACKGROUND = """scheme => {
    const {backgroundColor} = getComputedStyle(document.querySelector(".stApp"));
    return (Number(backgroundColor.match(/\\d+/)[0]) < 128) === (scheme === "dark");
}"""

CHROME = ['[data-testid="stHeader"]', '[data-testid="stSidebar"]', '[data-testid="stToolbar"]']
"""Streamlit's own bar and menu: we cannot write their markup, and nothing of ours is in them."""

NOT_OURS = {"presentation-role-conflict": '<section role="presentation" tabindex="-1"'}
"""Rule and markup of Streamlit's widgets: the upload field's drop zone takes focus from its script only."""


RUN = """async ([exclude, rules]) => {
    const options = {resultTypes: ["violations"], ...(rules ? {runOnly: {type: "rule", values: rules}} : {})};
    return (await axe.run({exclude}, options)).violations
        .flatMap(v => v.nodes.map(n => [v.id, n.target.flat().join(" "), n.html.slice(0, 160)]));
}"""


def violations(page: Page) -> list[str]:
    """What axe finds, a line for each place: by all rules in light, by those of colour in dark."""
    page.evaluate(STILL)
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE)
    out: list[str] = []
    for scheme, rules in (("dark", ["color-contrast", "link-in-text-block"]), ("light", None)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.wait_for_function(BACKGROUND, arg=scheme)
        out += _settled(page, scheme, rules)
    return out


def _settled(page: Page, scheme: str, rules: list[str] | None) -> list[str]:
    """What axe still finds when the page has come to rest: while it is drawn anew, Streamlit dims the old."""
    found: list[str] = []
    for _ in range(4):
        found = [
            json.dumps([scheme, rule, target, html])
            for rule, target, html in page.evaluate(RUN, [[[selector] for selector in CHROME], rules])
            if not (rule in NOT_OURS and html.startswith(NOT_OURS[rule]))
        ]
        if not found:
            break
        page.wait_for_timeout(750)
    return found
