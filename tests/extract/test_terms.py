"""Content words by lemma. All texts are invented."""

from analysis.extract.terms import terms


def test_content_words(extracted):
    parts = [
        ("title", "The ships"),
        ("furniture", "Ships ships"),
        ("body", "“Ships,” a 3 b was 4x2."),
    ]
    articles, paragraphs, sentences, quoted, store = extracted(parts, parts)
    found = terms(articles, paragraphs, sentences, quoted, store)
    assert found["term"].tolist() == ["ship", "ship"] * 2
    assert found["voice"].tolist() == ["own", "quoted"] * 2
    assert found["sentence_id"].tolist() == [0, 2] * 2
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    spelled = [texts[r.article_id][r.start : r.end] for r in found.itertuples()]
    assert spelled == ["ships", "Ships"] * 2
    assert {c for c in found if found[c].dtype == "category"} == {
        "article_id", "term", "pos", "voice",
    }  # fmt: skip


def test_terms_do_not_depend_on_how_parts_were_made(extracted):
    one, two = [("body", "Cats purr. Dogs bark.")], [("body", "Birds sing.")]
    articles, paragraphs, sentences, quoted, store = extracted(one, two)
    found = terms(articles, paragraphs, sentences, quoted, store)
    assert found["term"].cat.categories.tolist() == ["bark", "bird", "cat", "dog", "purr", "sing"]
    assert found["term"].tolist() == ["cat", "purr", "dog", "bark", "bird", "sing"]


def test_no_articles(extracted):
    articles, paragraphs, sentences, quoted, store = extracted([("body", "Cats purr.")])
    assert terms(articles.iloc[:0], paragraphs.iloc[:0], sentences, quoted, store).empty
