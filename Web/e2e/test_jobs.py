"""Long work is followed to its end, whoever started it, and told of in the same way everywhere."""

import json

import pytest
from conftest import address, chosen
from playwright.sync_api import expect

JOB = {
    "id": 7, "kind": "map", "stage": None, "done": 3, "total": 10, "rate": None,
    "seconds_left": None, "message": None,
}


def told(page, *states):
    """A job is under way on the server, whose events these are; they end without its end."""
    events = [{**JOB, **state} for state in states]
    body = "".join(f"event: job\ndata: {json.dumps(one)}\n\n" for one in events)
    page.route("**/api/v1/jobs", lambda route: route.fulfill(json={"jobs": [events[0]]}))
    page.route(
        "**/api/v1/jobs/7/events",
        lambda route: route.fulfill(content_type="text/event-stream", body=body),
    )


def test_a_job_that_runs_is_found_and_shown_until_it_is_over(open_page):
    page = open_page("/")
    told(page, {"state": "running"})
    page.reload()
    job = page.locator(".job")
    expect(job).to_contain_text("Map: 3 of 10")
    expect(job.get_by_role("progressbar")).to_have_attribute("value", "3")
    told(page, {"state": "running", "done": 8}, {"state": "finished", "done": 10})
    # The stream has ended, so that the browser opens it again.
    expect(job).to_have_count(0)


def test_a_job_that_failed_says_why(open_page):
    page = open_page("/")
    told(page, {"state": "running"}, {"state": "failed", "message": "There is no room."})
    page.goto(page.url.rstrip("/") + address("/map", ("method", "pca")))
    expect(page.get_by_role("alert")).to_have_text("There is no room.")
    expect(page.locator(".job")).to_have_count(0)


def test_a_job_that_the_server_forgot_says_so(open_page):
    page = open_page("/", allow=["404"])
    told(page, {"state": "running"})
    page.route("**/api/v1/jobs/7/events", lambda route: route.fulfill(status=404))
    page.goto(page.url.rstrip("/") + address("/map", ("method", "pca")))
    expect(page.get_by_role("alert")).to_have_text("The server no longer knows this job (map).")


@pytest.mark.parametrize("form", ["folders", "links"])
def test_class_folders_are_written_by_a_job_whose_end_is_told(open_page, form):
    page = open_page(address("/explorer", ("where", "outcome = wrong")))
    chosen(page, "Export", form)
    expect(page.locator(".notice")).to_contain_text("images")
