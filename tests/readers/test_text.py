"""Plain text: encodings, sizes, and what is no text. All texts are invented."""

import gzip

import pytest

from analysis.errors import ReaderError
from analysis.readers import _limits, text
from tests.readers.files import SAMPLES, records, write

TURKISH = "Envoy İbrahim Şahöz met Erdoğan’s adviser in Kadıköy, he said: “The talks go on.”\n" * 3
FRENCH = "The café owner’s “naïve” résumé was read in Zürich.\n" * 3
ARABIC = "قال الوزير إن المحادثات في الميناء مستمرة وإن الحدود ستبقى مفتوحة حتى نهاية العام.\n" * 3


def test_the_sample_is_one_article_and_no_field_is_known():
    (record,) = records(text, SAMPLES / "text.txt")
    assert record.text.startswith(" date 2024-11-03 WORLD\n")
    assert (record.title, record.source, record.date, record.problem) == ("", "", "", "")


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (TURKISH, "utf-8"),
        (TURKISH, "utf-8-sig"),
        (TURKISH, "utf-16"),
        (TURKISH, "utf-16-le"),
        (TURKISH, "utf-16-be"),
        (TURKISH, "utf-32"),
        (TURKISH, "cp1254"),
        (ARABIC, "cp1256"),
        (ARABIC, "utf-8"),
        (FRENCH, "cp1252"),
        (FRENCH.translate(str.maketrans("’“”", '\'""')), "latin-1"),
    ],
)
def test_every_encoding_comes_out_the_same(words, encoding, tmp_path):
    data = words.encode(encoding)
    path = write(tmp_path, "a.txt", data)
    assert records(text, path)[0].text == words


def test_a_few_turkish_letters_in_a_long_english_text_are_turkish_not_icelandic(tmp_path):
    words = "The talks went on for an hour and then stopped. " * 200 + "Mr. Şahöz left Iğdır."
    path = write(tmp_path, "a.txt", words.encode("cp1254"))
    assert records(text, path)[0].text == words


def test_utf8_with_a_stray_byte_or_cut_at_its_end_stays_utf8(tmp_path):
    stray = "Kadıköy, Şişli, İzmir, Çeşme, Göreme ".encode() * 3 + b"\x92 and Beyo\xc4\x9flu"
    assert "Kadıköy, Şişli" in records(text, write(tmp_path, "a.txt", stray))[0].text
    cut = "Kadıköy and Beyoğ".encode()[:-1]
    assert records(text, write(tmp_path, "b.txt", cut))[0].text.startswith("Kadıköy and Beyo")


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 40, b"%PDF-1.7 text", b"PK\x03\x04 text", b"\x89PNG\r\n", b"{\\rtf1 a}"],
)
def test_bytes_that_are_no_text_are_named_as_such(data, tmp_path):
    with pytest.raises(ReaderError, match="is not text but") as caught:
        records(text, write(tmp_path, "a.txt", data))
    assert caught.value.reason == "not_text"


def test_a_file_over_the_limit_is_refused_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(_limits.read_bytes, "__defaults__", (1_000,))
    path = write(tmp_path, "a.txt", "word " * 300)
    with pytest.raises(ReaderError, match="the most one file of this format may") as caught:
        records(text, path)
    assert caught.value.reason == "too_large"


def test_a_gzip_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(_limits.read_bytes, "__defaults__", (1_000_000,))
    path = write(tmp_path, "bomb.txt.gz", b"a" * 50_000_000)
    assert path.stat().st_size < 60_000
    with pytest.raises(ReaderError) as caught:
        records(text, path)
    assert caught.value.reason == "too_large"


def test_a_cut_gzip_is_a_broken_file(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"word " * 1000)[:-20])
    with pytest.raises(ReaderError) as caught:
        records(text, path)
    assert caught.value.reason == "broken_file"


def test_a_file_that_may_not_be_opened_is_unreadable(tmp_path):
    folder = tmp_path / "a.txt"
    folder.mkdir()
    with pytest.raises(ReaderError) as caught:
        records(text, folder)
    assert caught.value.reason == "unreadable"
