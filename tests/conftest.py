"""What all tests share."""

import signal

import pytest


@pytest.fixture(autouse=True)
def _listening():
    """Hear Ctrl-C also where the tests run in the background, to which shells say that it is not for them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
