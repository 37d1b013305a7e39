"""A report in a real browser: clicking a bar opens its sentences, as many as the bar says.

The corpus is the invented one of `tests.made`. Skipped where there is no Chromium.
"""

import pytest

from analysis.charts import entities, theme
from tests import chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.model,
    chromium.needed,
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with chromium.opened(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def page(browser, made_report):
    browser.get((made_report / "report.html").as_uri())
    return browser


def is_seen(browser, anchor):
    place = browser.find_element("id", anchor)
    return browser.execute_script("return arguments[0].checkVisibility()", place)


def test_clicking_a_dot_opens_its_sentences_as_many_as_the_dot_says(page, made_study):
    ranked = theme.sources(made_study.articles)
    data = entities.prepare(made_study.table("entity_frequency"), sources=ranked)
    few = data[(data["anchor"] != "") & data["n_mentions"].between(2, 8)]
    mark = few.iloc[0]
    assert not is_seen(page, mark["anchor"])
    links = page.find_elements(
        "xpath",
        f"//*[@id='figure-entities']//*[local-name()='a'][contains(@*, '{mark['anchor']}')]",
    )
    # the last is the row's whole breadth, which lies over the dot and its interval
    target = links[-1].find_element("xpath", ".//*[local-name()='path']")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", target)
    target.click()
    assert page.current_url.endswith("#" + mark["anchor"])
    assert is_seen(page, mark["anchor"])
    items = page.find_elements("css selector", f"#{mark['anchor']} > li")
    assert sum(int(li.get_attribute("data-mentions")) for li in items) == mark["n_mentions"]
    marked = page.find_elements("css selector", f"#{mark['anchor']} > li mark")
    assert len(marked) == mark["n_mentions"]
    assert all(text.is_displayed() for text in marked)


def test_nothing_is_loaded_and_nothing_runs(page):
    names = page.execute_script(
        "return performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    assert names == []
    assert page.find_elements("css selector", "script, link, iframe, object") == []


def test_on_a_phone_the_page_is_not_wider_than_the_screen(page):
    page.set_window_size(500, 900)
    wide = page.execute_script("return document.documentElement.scrollWidth")
    seen = page.execute_script("return document.documentElement.clientWidth")
    page.set_window_size(1200, 900)
    assert wide <= seen
