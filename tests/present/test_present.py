"""What notebooks show, read back from its HTML. All names, texts and numbers are invented."""

import json
import re
from base64 import b64decode
from types import SimpleNamespace

import pandas as pd
import pytest
from lxml import etree, html

from analysis import present
from analysis.charts import entities, topics
from analysis.errors import ParameterError, SchemaError
from tests.charts import tables

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>" onclick="x'
SIZES = {"The Anvil": 10, "Morning Loom": 5}


def _rows(n, *, per_article=1, anchor="e-1", **columns):
    """`n` sentences under one anchor, `per_article` of them in each article."""
    table = pd.DataFrame(
        {
            "article_id": [f"a{i // per_article:03d}" for i in range(n)],
            "sentence_id": [i % per_article for i in range(n)],
            "start": [100 * (i % per_article) + 5 for i in range(n)],
            "end": [100 * (i % per_article) + 8 for i in range(n)],
            "source": "The Anvil", "title": "A title", "url": "https://anvil.example.org/1",
            "published_date": pd.Timestamp("2031-01-01"), "part": "body",
            "before": "Then ", "mark": "Ada", "after": " slept.", "anchor": anchor,
        }
    )  # fmt: skip
    return table.assign(**columns)


def _tree(shown):
    return html.fragment_fromstring(shown.html, create_parent="div")


# figures


@pytest.fixture(scope="module")
def figure():
    data = entities.prepare(tables.shares("entity", ["Ada", "Ben"], SIZES))
    return present.figure(entities.draw(data), "entities", entities.alt(data))


def test_a_figure_is_svg_for_the_page_and_png_for_all_else(figure):
    data, metadata = figure._repr_mimebundle_()
    assert set(data) == {"text/html", "text/plain", "image/png"}
    assert b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert metadata["parallax"] == {"figure": "entities"}
    assert metadata["image/png"]["alt"] == data["text/plain"]
    json.dumps([data, metadata])


def test_a_figure_can_be_read_by_a_machine_that_sees_nothing(figure):
    svg = _tree(figure).xpath("//figure[@class='chart']/*[local-name()='svg']")[0]
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == figure.text
    assert "10 articles" in figure.text


def test_two_figures_of_a_page_share_no_id():
    data = topics.prepare(tables.shares("topic", ["tin"], SIZES))
    shown = [present.figure(topics.draw(data), name, "words") for name in ("one", "two")]
    ids = [i for s in shown for i in re.findall(r'\sid="([^"]+)"', s.html)]
    assert len(ids) == len(set(ids))
    assert "figure-one" in ids


@pytest.mark.parametrize("name", ["", "A", "a b", "a/b", "../x", 'a"b', "1a", "a-"])
def test_a_figure_s_name_can_stand_in_a_page_and_on_disk(name):
    with pytest.raises(ParameterError, match="small letters"):
        present.figure(None, name, "words")


# tables


def _frame():
    return pd.DataFrame(
        {"source": ["The Anvil", HOSTILE], "n_articles": [1200, 3], "article_share": [0.456, None],
         "article_share_low": [0.4, None], "article_share_high": [0.5, None],
         "q_value": [0.0004, 0.2], "log_odds": [-1.5, 0.25],
         "day": pd.to_datetime(["2031-01-02", None]),
         "is_new": [True, False], "anchor": ["t-1", ""]}
    )  # fmt: skip


def test_a_table_says_its_numbers_as_people_do():
    shown = present.table(_frame(), "Sources", links={"n_articles": "anchor"})
    rows = [[cell.text_content() for cell in row] for row in _tree(shown).xpath("//tbody/tr")]
    assert rows[0] == [
        "The Anvil",
        "1,200",
        "46% 40% to 50%",
        "<0.001",
        "−1.50",
        "2031-01-02",
        "yes",
    ]
    assert rows[1] == [HOSTILE, "3", "–", "0.200", "+0.25", "–", "no"]
    heads = [head.text for head in _tree(shown).xpath("//thead//th")]
    assert heads == ["source", "articles", "share of articles", "q", "log-odds", "day", "is new"]


def test_numbers_link_to_their_sentences_and_stand_right():
    tree = _tree(present.table(_frame(), "Sources", links={"n_articles": "anchor"}))
    assert tree.xpath("//td/a/@href") == ["#t-1"]
    assert tree.xpath("//tbody/tr[1]/td[@class='number']/a/text()") == ["1,200"]
    assert len(tree.xpath("//thead/tr/th[@class='number']")) == 4


def test_a_table_has_a_caption_and_heads():
    tree = _tree(present.table(_frame(), "What <b> is", names={"day": "Day & night"}))
    assert tree.xpath("string(//caption)").strip() == "What <b> is"
    assert len(tree.xpath("//th[@scope='row']")) == 2
    assert "Day & night" in tree.xpath("//th[@scope='col']/text()")


def test_a_long_table_says_how_much_of_it_is_shown():
    frame = pd.DataFrame({"n": range(100)})
    shown = present.table(frame, "Numbers", limit=10)
    assert len(_tree(shown).xpath("//tbody/tr")) == 10
    assert "The first 10 of 100 rows." in _tree(shown).xpath("string(//caption)")
    assert "90 more rows" in shown.text


def test_as_plain_text_a_table_is_the_frame():
    shown = present.table(_frame(), "Sources", links={"n_articles": "anchor"})
    assert shown.text.startswith("Sources\n")
    assert "1200" in shown.text
    assert "anchor" not in shown.text


def test_an_empty_table_is_a_table():
    tree = _tree(present.table(_frame()[:0], "None"))
    assert tree.xpath("//thead//th")
    assert not tree.xpath("//tbody/tr")


@pytest.mark.parametrize(
    ("arguments", "name"),
    [({"links": {"n": "x"}}, "links"), ({"formats": {"x": "text"}}, "formats"),
     ({"formats": {"n": "furlongs"}}, "formats")],
)  # fmt: skip
def test_a_mistake_is_told_with_what_there_is(arguments, name):
    with pytest.raises(ParameterError, match=name):
        present.table(pd.DataFrame({"n": [1]}), "x", **arguments)


def test_the_frame_is_left_as_it_was():
    frame = _frame()
    before = frame.copy(deep=True)
    present.table(frame, "x", links={"n_articles": "anchor"})
    pd.testing.assert_frame_equal(frame, before)


# evidence


def _count(shown, anchor="e-1"):
    """Count a list's sentences and mentions as a reader would, from the page."""
    block = _tree(shown).xpath(f"//ol[@id='{anchor}']/..")[0]
    items = block.xpath(".//li")
    mentions = sum(int(item.get("data-mentions")) for item in items)
    return len(items), mentions, len({item.get("data-article") for item in items})


def test_a_list_has_as_many_sentences_and_mentions_as_were_counted():
    shown = present.evidence(_rows(7, per_article=2), {"e-1": "Ada in The Anvil"})
    assert _count(shown) == (7, 7, 4)
    assert shown.text == "Ada in The Anvil: 7 mentions in 4 articles"
    assert not _tree(shown).xpath("//p[@class='cap']")


def test_spans_of_one_sentence_are_marked_in_it_together():
    rows = _rows(2, before=["", "Ada met "], mark="Ada", after=[" met Ada.", "."])
    rows = rows.assign(article_id="a0", sentence_id=0, start=[0, 8], end=[3, 11])
    shown = present.evidence(rows, {"e-1": "Ada"})
    assert _count(shown) == (1, 2, 1)
    sentence = _tree(shown).xpath("//div[@class='sentence']")[0]
    assert sentence.text_content() == "Ada met Ada."
    assert sentence.xpath("./mark/text()") == ["Ada", "Ada"]


def test_overlapping_spans_are_one_mark_and_two_mentions():
    rows = _rows(2, before=["", "New "], mark=["New York", "York"], after=" is.")
    rows = rows.assign(article_id="a0", sentence_id=0, start=[0, 4], end=8)
    shown = present.evidence(rows, {"e-1": "York"})
    assert _count(shown) == (1, 2, 1)
    assert _tree(shown).xpath("//mark/text()") == ["New York"]


def test_a_capped_list_states_both_numbers_and_shows_many_articles():
    shown = present.evidence(_rows(137, per_article=10), {"e-1": "Ada"})
    sentences, _, articles = _count(shown)
    assert (sentences, articles) == (present.EVIDENCE_CAP, 14)
    tree = _tree(shown)
    cap = tree.xpath("string(//p[@class='cap'])")
    assert cap == "20 of 137 sentences shown, from 14 of 14 articles."
    block = tree.xpath("//details[@class='evidence']")[0]
    assert block.get("data-mentions") == block.get("data-sentences") == "137"
    assert block.get("data-articles") == "14"


def test_what_is_shown_stays_in_order():
    shown = present.evidence(_rows(60, per_article=6), {"e-1": "Ada"})
    articles = _tree(shown).xpath("//li/@data-article")
    assert articles == sorted(articles)


def test_a_list_is_folded_ten_by_ten_and_numbered_through():
    shown = present.evidence(_rows(25), {"e-1": "Ada"}, cap=25)
    tree = _tree(shown)
    assert len(tree.xpath("//ol[@id='e-1']/li")) == 10
    assert tree.xpath("//details[@class='more']/ol/@start") == ["11", "21"]
    assert [len(ol) for ol in tree.xpath("//details[@class='more']/ol")] == [10, 5]


def test_lists_stand_in_the_order_asked_for_and_others_are_left_out():
    rows = pd.concat([_rows(2), _rows(3, anchor="e-2"), _rows(1, anchor="e-3")])
    shown = present.evidence(rows, {"e-2": "Two", "e-1": "One"}, title="Behind it")
    tree = _tree(shown)
    assert tree.xpath("//ol/@id") == ["e-2", "e-1"]
    assert tree.xpath("string(//details[@class='evidence group']/summary)") == "Behind it: 2 lists"


def test_a_link_that_would_lead_nowhere_is_an_error():
    with pytest.raises(SchemaError, match="1 marks have no sentence, first 'Ben'"):
        present.evidence(_rows(2), {"e-1": "Ada", "e-9": "Ben"})


def test_no_marks_are_no_lists():
    assert present.evidence(_rows(2), {}, title="Behind it").html == ""


def test_whole_articles_are_counted_as_articles():
    assert present.evidence(_rows(3), {"e-1": "Day"}, noun="").text == "Day: 3 articles"


@pytest.mark.parametrize(
    ("url", "is_linked"),
    [
        ("https://anvil.example.org/a?b=1&c=2", True),
        ("http://anvil.example.org", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//anvil.example.org", False),
        ("https:///x", False),
        ("https://a.org/\" onclick=\"x", False),
        ("https://[bad", False),
        ("file:///etc/passwd", False),
    ],
)  # fmt: skip
def test_only_web_addresses_are_linked(url, is_linked):
    tree = _tree(present.evidence(_rows(1, url=url), {"e-1": "Ada"}))
    links = tree.xpath("//a")
    assert [link.get("href") for link in links] == [url] * is_linked
    assert all("nofollow" in link.get("rel") for link in links)


def test_nothing_hostile_becomes_markup():
    columns = dict.fromkeys(("before", "mark", "after", "title", "source", "article_id"), HOSTILE)
    shown = present.evidence(_rows(1, **columns), {"e-1": HOSTILE}, title=HOSTILE)
    tree = _tree(shown)
    assert not tree.xpath("//script | //img | //@onclick | //@onerror")
    assert tree.xpath("//mark/text()") == [HOSTILE]
    assert tree.xpath("//li/@data-article") == [HOSTILE]


def test_undated_untitled_and_quoted_are_said():
    rows = _rows(1, published_date=pd.NaT, title=" ", voice="quoted")
    where = _tree(present.evidence(rows, {"e-1": "Ada"})).xpath("string(//div[@class='where'])")
    assert where == "untitled, The Anvil, undated, in quotation marks"


def test_a_sentence_without_end_is_cut_around_its_mark():
    rows = _rows(1, before="x" * 90_000, after="y" * 90_000)
    sentence = _tree(present.evidence(rows, {"e-1": "Ada"})).xpath("//div[@class='sentence']")[0]
    assert sentence.text_content().count("…") == 2
    assert len(sentence.text_content()) < 1000
    assert sentence.xpath("./mark/text()") == ["Ada"]


def test_many_marks_have_fewer_sentences_each():
    """A page must not grow with the marks; what is counted stays whole."""
    n = 2 * present._evidence.EVIDENCE_ALL // present.EVIDENCE_CAP
    rows = pd.concat([_rows(present.EVIDENCE_CAP, anchor=f"e-{i}") for i in range(n)])
    shown = present.evidence(rows, {f"e-{i}": "Ada" for i in range(n)})
    items = _tree(shown).xpath("//details[@data-sentences='20'][1]//li")
    assert len(items) == present.EVIDENCE_CAP // 2
    assert shown.html.count("<li ") <= present._evidence.EVIDENCE_ALL


# alias entries


def test_suggestions_are_entries_that_an_alias_file_reads_back(tmp_path):
    from analysis.lexicons import load

    names = [("Leyla Kaya", "Leila Kaya"), ('Anton "Toni" Öz', "Anton Öz: x"), ("# No", "- Yes")]
    table = pd.DataFrame(names, columns=["entity", "other"]).assign(entity_type="PERSON")
    shown = present.alias_entries(table, limit=3)
    file = tmp_path / "aliases.yaml"
    file.write_text(shown.text, encoding="utf-8")
    read = {alias.name: alias.spellings for alias in load.aliases(extra=file)}
    for name, other in names:
        assert {name, other} <= {name, *read[name]}
    assert _tree(shown).xpath("string(//pre[@class='snippet'])") == shown.text
    assert len(present.alias_entries(table, limit=1).text.split("\n")) == 2


def test_hostile_names_stay_text_in_an_alias_file():
    table = pd.DataFrame({"entity": [HOSTILE], "other": ["x\ny: !!python"], "entity_type": "ORG"})
    shown = present.alias_entries(table, limit=5)
    assert not _tree(shown).xpath("//script | //img")
    assert len(shown.text.split("\n")) == 2


def test_nothing_to_accept_is_said():
    table = pd.DataFrame({"entity": [], "other": [], "entity_type": []})
    assert present.alias_entries(table, limit=5).text == "Nothing is suggested."


# sentences


def test_a_finding_links_its_number():
    frame = pd.DataFrame(
        {"sentence": [f"{HOSTILE} names Ada in 45% of 20 articles.", "No number."],
         "number": ["45% of 20 articles", "7"], "anchor": ["e-1", "e-2"]}
    )  # fmt: skip
    shown = present.say(frame)
    tree = _tree(shown)
    assert tree.xpath("//p[@class='finding']/a/@href") == ["#e-1"]
    assert tree.xpath("//a/text()") == ["45% of 20 articles"]
    assert tree.xpath("string(//p[1])") == f"{HOSTILE} names Ada in 45% of 20 articles."
    assert shown.text.split("\n")[1] == "No number."


def test_plain_sentences_and_notices():
    assert present.say([]).html == ""
    notice = _tree(present.notice("Two <i>articles</i>\nonly."))
    assert notice.xpath("string(//p[@class='notice'])") == "Two <i>articles</i> only."
    assert notice.xpath("//p/@role") == ["note"]


def test_half_characters_can_be_written():
    present.notice("\ud800").html.encode("utf-8")
    present.say(["\ud800"]).html.encode("utf-8")


def test_what_is_shown_is_well_formed():
    rows = _rows(25, **dict.fromkeys(("before", "title", "source"), HOSTILE))
    frame = _frame()
    for shown in (
        present.evidence(rows, {"e-1": "Ada & co"}, title="All", cap=22),
        present.table(frame, "x & y", links={"n_articles": "anchor"}),
        present.say(["a < b & c"]),
    ):
        etree.fromstring(f"<div>{shown.html}</div>")


def test_it_is_said_how_copies_count_where_not_every_article_does():
    ledger = pd.DataFrame({"reason": ["set_aside", ""]})
    study = SimpleNamespace(ledger=ledger, articles=ledger[1:])
    assert "once in all: 1 of 2 articles set aside" in present.counting(study, "story").html
    assert present.counting(study, "article") is None, "and a cell shows nothing"


def test_jupyter_does_not_take_two_prices_for_a_formula():
    data, _ = present.say(["From $5 to $6."])._repr_mimebundle_()
    assert data["text/html"] == (
        '<div class="mathjax_ignore tex2jax_ignore"><p class="finding">From $5 to $6.</p></div>'
    )
