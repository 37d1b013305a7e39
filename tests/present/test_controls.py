"""A concordance as it is shown, and the controls that draw it anew. All texts are invented."""

import importlib.util
from types import SimpleNamespace

import pytest
from lxml import html

from analysis.concordance import Query
from analysis.errors import ParameterError
from analysis.present import controls
from tests.concordance import made

HOSTILE = '<img src=x onerror=alert(1)> $\\href{javascript:alert(2)}{x}$ "q" & <script>1</script>'
ALL = tuple(controls.PARTS)


class _Study:
    """Stands in for a study: the tables of `made`."""

    def __init__(self, found):
        self.found = found
        self.articles, self.paragraphs, self.store = found.articles, found.paragraphs, found.store
        self.codebook = (made.TRADE,)

    @property
    def whole(self):
        return self

    def table(self, name):
        return self.found.tables[name]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return _Study(made.searchable(tmp_path_factory.mktemp("study")))


@pytest.fixture
def screen(monkeypatch):
    """What is displayed, as a front end has it: outputs that can be drawn anew."""
    shown = []

    def display(thing, **options):
        place = SimpleNamespace(shown=thing, options=options, n_updates=0)

        def update(new):
            place.shown, place.n_updates = new, place.n_updates + 1

        place.update = update
        shown.append(place)
        return place

    monkeypatch.setattr("IPython.display.display", display)
    return shown


@pytest.fixture
def opened(monkeypatch):
    monkeypatch.setenv(controls.OPENED, "09_concordance.ipynb")


def _board(study, **asked):
    return controls.explore(study, Query(**asked))


def _page(screen):
    return html.fromstring(f"<div>{''.join(place.shown.html for place in screen)}</div>")


def _cells(screen, column):
    return [
        td.text_content()
        for td in _page(screen).xpath(f"//table[contains(@class, 'kwic')]//tr/td[{column}]")
    ]


def test_without_a_front_end_everything_is_plain_output(study, screen):
    board = _board(study)
    board.controls()
    assert screen == []
    board.show(*ALL)
    for place in screen:
        data, _ = place.shown._repr_mimebundle_()
        assert set(data) <= {"text/html", "text/plain", "image/png"}
    assert _cells(screen, 2) == ["Berg"] * 4
    assert "4 hits in 3 of 4 articles" in _page(screen).text_content()


def test_every_link_leads_to_sentences_with_the_words_marked(study, screen):
    _board(study, word="tin").show(*ALL)
    page = _page(screen)
    links = {a.get("href", a.get("{http://www.w3.org/1999/xlink}href", "")) for a in page.iter("a")}
    links = {link for link in links if link.startswith("#")}
    assert len(links) == 4 + 2  # a line each, a source each
    assert links <= {f"#{name}" for name in page.xpath("//ol/@id")}
    for line in page.xpath("//table[contains(@class, 'kwic')]//a"):
        (place,) = page.xpath(f"//ol[@id='{line.get('href')[1:]}']")
        assert [mark.text for mark in place.iter("mark")] == [line.text_content()]


def test_a_source_s_list_says_all_its_hits_however_few_it_shows(study, screen, monkeypatch):
    monkeypatch.setattr(controls, "SENTENCES", 2)
    _board(study, word="tin").show("sources")
    words = _page(screen).text_content()
    assert "The Anvil: 3 hits in 1 article" in words
    assert "1 of 3 sentences shown" in words


def test_the_caption_counts_what_is_not_shown(study, screen):
    controls.explore(study, Query(word="tin"), top_n=3).show("lines")
    assert "3 of 4 hits shown" in _page(screen).xpath("string(//caption)")
    assert len(_cells(screen, 2)) == 3


def test_all_hits_can_be_had_as_a_table(study):
    board = controls.explore(study, Query(word="tin"), top_n=2)
    assert len(board.found_lines()) == 4


def test_nothing_found_is_said_and_no_error(study, screen):
    _board(study, word="zebra").show(*ALL)
    words = _page(screen).text_content()
    assert "0 hits in 0 of 4 articles" in words
    assert "There are none." in words
    assert "No article with a date" in words


def test_a_single_source_without_dates_is_enough(tmp_path, screen, opened):
    alone = made.searchable(tmp_path, sources=("The Anvil",) * 4, days=(None,) * 4)
    board = _board(_Study(alone))
    board.controls()
    assert "days" not in controls._where(board, pytest.importorskip("ipywidgets"))
    board.show(*ALL)
    assert "undated" in screen[ALL.index("lines") + 1].shown.text
    assert "No article with a date" in screen[-1].shown.text


def test_hostile_names_and_texts_stay_text_wherever_they_are_shown(tmp_path, screen):
    texts = (f"Berg said {HOSTILE} of tin. Berg", *made.TEXTS[1:])
    sources = (HOSTILE, "Morning Loom", "Delta Ledger", HOSTILE)
    found = made.searchable(tmp_path, texts=texts, sources=sources, entity=HOSTILE)
    board = controls.explore(_Study(found), Query(entity=HOSTILE, word="tin", speaker=""))
    board.show(*ALL)
    controls.explore(_Study(found), Query(entity=HOSTILE)).show(*ALL)
    page = _page(screen)
    assert page.xpath("//img | //script | //@onerror | //a[contains(@href, 'javascript')]") == []
    assert any("<img src=x onerror=alert(1)>" in cell for cell in _cells(screen, 3))


def test_a_query_draws_every_output_anew(study, screen):
    board = _board(study)
    board.show(*ALL)
    before = [place.shown for place in screen]
    board.draw(Query(word="tin", voice="quoted"))
    assert [place.n_updates for place in screen] == [1] * len(ALL)
    assert all(place.shown != was for place, was in zip(screen, before, strict=True))
    assert _cells(screen, 2) == ["tin"]


def test_a_query_that_cannot_be_is_said_and_leaves_the_rest(study, screen):
    board = _board(study)
    board.show(*ALL)
    before = board.lines
    board.draw(Query(entity="Nobody"))
    said, *others = screen
    assert "Nobody" in said.shown.text
    assert "Anna Berg" in said.shown.text
    assert [place.n_updates for place in others] == [0] * (len(ALL) - 1)
    assert board.lines is before
    assert board.asked.entity == "Anna Berg"
    with pytest.raises(ParameterError):
        _board(study, entity="Nobody")


def test_where_ipywidgets_is_missing_a_sentence_says_what_to_install(
    study, screen, opened, monkeypatch
):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        controls, "find_spec", lambda name: None if name == "ipywidgets" else find(name)
    )
    board = _board(study)
    board.controls()
    assert "pip install ipywidgets" in screen[0].shown.text
    board.show("lines")
    assert len(_cells(screen, 2)) == 4


def _made(study, screen, **asked):
    widgets = pytest.importorskip("ipywidgets")
    board = _board(study, **asked)
    board.show("said", "lines")
    box = controls._controls(board)
    by_name = {child.description: child for row in box.children for child in row.children}
    return widgets, board, by_name


def test_the_controls_have_words_for_whoever_cannot_show_them(study, screen, opened):
    pytest.importorskip("ipywidgets")
    _board(study).controls()
    (place,) = screen
    assert set(place.shown) == {controls.WIDGET, "text/html", "text/plain"}
    assert "JupyterLab" in place.shown["text/html"]
    assert place.options["metadata"] == {"parallax": {"controls": True}}


@pytest.mark.parametrize(
    ("name", "value", "n_hits"),
    [
        ("Words", "tin", 2),  # beside the entity
        ("Entity", "", 4),  # the same as nothing asked for
        ("Topic", "trade", 0),
        ("Sources", ("Morning Loom",), 1),
        ("Voice", "quoted", 0),
        ("Days", ("2031-01-01", "2031-01-03"), 3),
        ("Speaker", "Anna Berg", 0),
        ("Sort", "right", 4),
    ],
)
def test_each_control_draws_the_table_anew(study, screen, name, value, n_hits):
    _, board, by_name = _made(study, screen)
    by_name[name].value = value
    assert len(_cells(screen, 2)) == n_hits == len(board.hits)
    assert screen[0].n_updates == 1


def test_the_whole_range_of_days_keeps_articles_without_one(study, screen):
    _, board, by_name = _made(study, screen)
    by_name["Entity"].value = ""
    by_name["Words"].value = "mine"
    assert len(board.hits) == 3
    by_name["Days"].value = ("2031-01-01", "2031-01-03")
    assert len(board.hits) == 2
    by_name["Days"].value = ("2031-01-01", "2031-02-01")
    assert len(board.hits) == 3


def test_what_was_asked_for_is_what_the_controls_say(study, screen):
    _, _, by_name = _made(study, screen, word="tin", topic="trade", voice="own", sort="left")
    values = {name: control.value for name, control in by_name.items()}
    names = ("Words", "Topic", "Voice", "Sort")
    assert [values[name] for name in names] == ["tin", "trade", "own", "left"]


def test_no_name_of_an_article_is_markup_in_a_control(tmp_path, screen):
    sources = (HOSTILE, "Morning Loom", "Delta Ledger", HOSTILE)
    found = made.searchable(tmp_path, sources=sources, entity=HOSTILE)
    widgets, board, by_name = _made(_Study(found), screen)
    assert board.asked.entity == HOSTILE
    assert set(by_name) == {
        "Entity", "Topic", "Words", "Speaker", "Voice", "Sort", "Sources", "Days",
    }  # fmt: skip
    # labels are set as text, and no kind of control is made whose value is markup
    assert not any(control.description_allow_html for control in by_name.values())
    assert not any(
        isinstance(control, widgets.HTML | widgets.HTMLMath | widgets.Label)
        for control in by_name.values()
    )
