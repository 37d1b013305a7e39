"""Characters: what decoding left wrong, put right once, before any offset is made."""

import re
import unicodedata

# Letters that UTF-8 read as a one-byte encoding begins with, before one of its second bytes.
# ftfy is slow; of 1,547 real articles 16 have such a pair, and only those are given to it.
_MOJIBAKE = re.compile("[ÂÃÄÅÆÎÏÐÑØÙâð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|ï»¿|â€|Ã¢")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_TAGS = re.compile(r"</(?:p|div|span|a|em|strong|b|i|h[1-6]|li)>|<br\s*/?>", re.I)
_SCRIPT = re.compile(r"<(script|style)\b[^>]{0,500}>.*?</\1\s*>", re.I | re.S)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|h[1-6]|li|blockquote|tr)\s*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")

# Bytes 0x80-0x9f never stand for controls in text; zero-width and direction marks show nothing
# and can make a line read otherwise than it is stored. U+200C and U+200D are kept: Persian and
# emoji need them.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def repair(text: str) -> str:
    """Return `text` with its characters put right; quotation marks and dashes stay as they are.

    In this order: halves of surrogate pairs become U+FFFD, mojibake is undone, HTML's entities
    and tags are resolved where there are some, composed characters are used (NFC), every kind of
    line break is a newline and every kind of blank a space, the non-breaking hyphen is a hyphen,
    and what does not show is taken out.

    >>> repair("SyriaÃ¢â‚¬â„¢s counter\u2011terrorism")
    'Syria’s counter-terrorism'
    """
    if text.isascii() and "&" not in text and "<" not in text:
        return _controls(text)
    text = _SURROGATES.sub("\ufffd", text)
    text = _unmarked(_mojibake(text))
    text = unicodedata.normalize("NFC", text).replace("\u2011", "-")
    return _SPACES.sub(" ", _controls(text))


def _controls(text: str) -> str:
    return _SPACES.sub(" ", _DROPPED.sub("", _BREAKS.sub("\n", text)))


def _mojibake(text: str) -> str:
    """Undo mojibake line by line: one article may hold lines that were read in two ways."""
    if not _MOJIBAKE.search(text):
        return text
    from ftfy import fix_encoding

    lines = text.split("\n")
    return "\n".join(fix_encoding(line) if _MOJIBAKE.search(line) else line for line in lines)


def _unmarked(text: str) -> str:
    """Resolve HTML that a crawl left in the text, as blogs' feeds do; a lone tag is left."""
    if len(_TAGS.findall(text)) > 1:
        text = _TAG.sub("", _BREAK.sub("\n\n", _SCRIPT.sub(" ", text)))
    if "&" in text and _ENTITY.search(text):
        import html

        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    return text
