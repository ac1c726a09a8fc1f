"""What an article, another site or a forged message cannot do."""

from __future__ import annotations

import base64
import http.client
import os
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

AWKWARD = (
    "$1.2bn and $3.4bn",
    "$AAPL/$MSFT",
    "*stars* and **two**",
    "_under_ and __two__",
    ":smile: and :material/home:",
    ":red[colour] and :blue-background[b]",
    "<b>bold</b>",
    "<script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    "<iframe src='https://example.org'></iframe>",
    "[a link](https://example.org)",
    "![a picture](https://example.org/p.png)",
    "`code` and ```fence```",
    "# not a heading",
    "> not a quotation",
    "1 < 2 && 3 > 2",
    "&amp; &lt; &#60;",
    "{{x}} {x} %(x)s %s",
    "a | b | c",
    "back\\slash \\n \\t",
    "नमस्ते ₹1,50,000 café e\u0301",
    "\u202bשלום\u202c and مرحبا",
)  # fmt: skip
STORY = (
    'Nearly 1,50,000 people marched on Monday, police said. "We will stay," said Ana Costa, who leads the '
    "group. Around 1 lakh went home on Tuesday, officials said. It was an unprovoked and shambolic attack "
    "on the plan."
)


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server)
    yield page
    assert page.evaluate("() => window.harmed") is None
    assert [url for url in asked if urlsplit(url).netloc not in ("", urlsplit(server).netloc)] == []
    context.close()


def _hostile() -> str:
    lines = "\n\n".join(f"The sign said {text}, and the crowd read it." for text in AWKWARD)
    return f"A week of signs {AWKWARD[6]}\n\n{STORY}\n\n{lines}\n\n{STORY}"


def test_awkward_strings_stand_as_written_on_every_page(visit: Page, server: str) -> None:
    assert len(AWKWARD) == 22
    visit.get_by_text("Use an article of your own").click()
    visit.get_by_label("Paste the article text").fill(_hostile())
    visit.get_by_label("Day it was published").fill("2022-02-27")
    visit.get_by_role("button", name="Make exercises").click()
    visit.get_by_role("heading", name="A week of signs <b>bold</b>", level=1).wait_for()
    if visit.get_by_role("button", name="Go on and read").count():
        visit.get_by_role("button", name="Go on and read").click()
    while True:
        article = visit.locator(".copydesk-article").first
        article.wait_for()
        for text in AWKWARD:
            assert text in article.inner_text(), text
        forward = visit.get_by_role("button", name="Next →").or_(
            visit.get_by_role("button", name="Start the exercises →")
        )
        step = visit.locator(".progress").inner_text()
        forward.click()
        visit.wait_for_function("old => document.querySelector('.progress')?.innerText !== old", arg=step)
        if visit.get_by_role("heading", name="How it went").count():
            break
    visit.goto(f"{server}/teachers")
    visit.get_by_label("Article text").fill(_hostile())
    visit.get_by_role("button", name="Read this text").click()
    visit.get_by_role("heading", name="Question 1 of").wait_for()
    visit.get_by_role("radio", name="Found in the text").or_(
        visit.get_by_role("button", name="Found in the text")
    ).first.click()
    visit.locator(".copydesk-article").wait_for()
    for text in AWKWARD:
        assert text in visit.locator(".copydesk-article").inner_text(), text


def test_a_huge_article_is_refused_or_read(visit: Page) -> None:
    visit.get_by_text("Use an article of your own").click()
    visit.get_by_label("Paste the article text").evaluate("node => node.maxLength", timeout=5000)
    assert int(visit.get_by_label("Paste the article text").get_attribute("maxlength") or 0) <= 400_000


def _ask(server: str, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
    address = urlsplit(server)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    connection.request(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    return connection.getresponse()


def test_security_headers_and_a_cookie_that_scripts_cannot_read(server: str, visit: Page) -> None:
    answer = _ask(server, "GET", "/", Accept="text/html")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "copydesk=" not in visit.evaluate("() => document.cookie")


def test_foreign_hosts_and_origins_are_refused(server: str) -> None:
    assert _ask(server, "GET", "/", Host="evil.example").status == 403
    assert _ask(server, "POST", "/_stcore/upload_file/a/b", Origin="http://evil.example").status == 403
    address = urlsplit(server)
    for origin, expected in (("http://evil.example", b"403"), (server, b"101")):
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as line:
            key = base64.b64encode(os.urandom(16)).decode()
            line.sendall(
                f"GET /_stcore/stream HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Protocol: streamlit\r\nOrigin: {origin}\r\n\r\n".encode()
            )
            assert line.recv(200).split(b" ")[1] == expected, origin


@pytest.mark.parametrize(
    "path",
    [
        "/lessons/gomel-talks/expected.json",
        "/app/static/lessons/gomel-talks/expected.json",
        "/static/../../../lessons/gomel-talks/expected.json",
        "/static/%2e%2e/%2e%2e/lessons/gomel-talks/expected.json",
        "/copydesk/0/expected.json",
        "/copydesk/0/..%2fstore.py",
        "/component/copydesk_item/../../store.py",
        "/var/copydesk.sqlite3",
        "/media/copydesk.sqlite3",
        "/_stcore/../lessons/gomel-talks/expected.json",
    ],
)
def test_no_file_with_a_key_can_be_fetched(server: str, path: str) -> None:
    answer = _ask(server, "GET", path)
    body = answer.read()
    assert b"Dmitry Peskov" not in body
    assert b"SQLite" not in body
    assert b"class Store" not in body
    assert answer.status in (400, 403, 404) or b"<title>" in body


def test_a_first_visit_is_light(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    sizes: list[int] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(server)
    page.get_by_role("button", name="Open this lesson").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert sum(sizes) <= 1_300_000, sum(sizes)
    context.close()


def _first_match(page: Page, server: str) -> tuple[list[str], Locator]:
    """The ids that the first question's menus have in the browser, and the frame around it."""
    page.goto(f"{server}/?lesson=gomel-talks")
    page.get_by_role("button", name="Go on and read").click()
    page.get_by_role("button", name="Start the exercises →").click()
    frame = page.locator("[class*='st-key-box-']").first
    frame.locator("select").first.wait_for()
    ids = frame.locator("select").first.locator("option").evaluate_all("all => all.map(o => o.value)")
    return [each for each in ids if each], frame


def test_ids_are_each_pupils_own_and_forged_ones_are_refused(
    visit: Page, browser: Browser, server: str
) -> None:
    mine, frame = _first_match(visit, server)
    context = browser.new_context()
    theirs, _ = _first_match(context.new_page(), server)
    context.close()
    assert len(mine) == len(theirs) >= 2
    assert not set(mine) & set(theirs)
    visit.reload()
    again = frame.locator("select").first.locator("option")
    expect(again).to_have_count(len(mine) + 1)
    assert again.evaluate_all("all => all.map(o => o.value)")[1:] == mine
    select = frame.locator("select").first
    select.evaluate("(node, forged) => { node.options[1].value = forged }", theirs[0])
    select.select_option(index=1)
    frame.get_by_role("button", name="Check").click()
    expect(frame.get_by_role("alert")).to_contain_text("which this question does not have")
    expect(frame.locator(".result")).to_have_count(0)


def test_an_unknown_link_says_so(visit: Page, server: str) -> None:
    visit.goto(f"{server}/?lesson=../../etc/passwd")
    visit.get_by_role("alert").wait_for()
    assert "no lesson" in visit.get_by_role("alert").inner_text()
