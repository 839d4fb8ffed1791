"""Assertions about a page that wait: it is read again until it is as it should be."""

import time

from playwright.sync_api import Error

PATIENCE_SECONDS = 60
"""Long, for a busy machine: only what fails takes so long."""


def holds(read, is_so, patience=PATIENCE_SECONDS):
    """Reads again until `is_so` says yes of what is read; gives what was read then.

    A read that fails, because the page is just being changed, is made again.
    """
    __tracebackhide__ = True
    end = time.monotonic() + patience
    while True:
        try:
            found = read()
            if is_so(found):
                return found
        except Error as error:
            found = error
        if time.monotonic() > end:
            raise AssertionError(f"after {patience} s the page still has {found!r}")
        time.sleep(0.05)


def becomes(read, expected, patience=PATIENCE_SECONDS):
    """Reads again until what is read equals what is expected."""
    __tracebackhide__ = True
    last = []

    def is_so(found):
        last[:] = [found]
        return found == expected

    try:
        holds(read, is_so, patience)
    except AssertionError as error:
        if not last:
            raise
        assert last[0] == expected, str(error)


def at_rest(locator):
    """The box of an element once it has come to rest, for the mouse, which does not wait itself."""
    seen = []

    def is_still(box):
        seen.append(box)
        return box is not None and seen[-3:] == [box] * 3

    return holds(locator.bounding_box, is_still)
