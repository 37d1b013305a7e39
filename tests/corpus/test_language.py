"""Languages. All texts are invented."""

import pytest

from analysis.corpus.language import detect

ENGLISH = "Envoys from both shores ended their talks on Sunday and went home by the evening ferry, "
GERMAN = "Die Gesandten beider Küsten beendeten ihre Gespräche am Sonntag und fuhren abends heim, "
ARABIC = (
    "أنهى مبعوثو الجانبين محادثاتهم يوم الأحد وعادوا إلى ديارهم مساء على متن العبارة بعد ثلاثة "
)


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (ARABIC, "ar")])
def test_a_long_text_is_told_by_itself_whatever_is_declared(text, code):
    assert detect(text * 3, "fr") == code


@pytest.mark.parametrize(
    ("declared", "code"),
    [("", "en"), ("tr", "tr"), ("en-US", "en"), ("pt_BR", "pt"), ("Turkish", "tr"), ("???", "en")],
)
def test_a_short_text_is_what_it_is_declared_to_be(declared, code):
    assert detect("Şahöz, Erdoğan.", declared) == code
