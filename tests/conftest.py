"""No test but the browser's may open a socket: the program works offline."""

from __future__ import annotations

import pytest
from pytest_socket import disable_socket, enable_socket


@pytest.fixture(autouse=True)
def _offline(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("browser") is None:
        disable_socket()
    else:
        enable_socket()
