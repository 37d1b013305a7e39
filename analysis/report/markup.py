"""Turn what notebooks hold, prose and outputs, into HTML that can stand in a page of ours.

What `present` makes is escaped where it is made. This is the second wall: whatever a notebook
shows, nothing in the page runs, loads, or leads anywhere but to an address or an anchor.
"""

import re
from functools import cache
from html import escape
from html.parser import HTMLParser
from typing import Any

from analysis.report.notebook import text

# Elements that run, load, ask for something or style the page; of some, the content goes too.
SWALLOWED = {"iframe", "math", "noscript", "object", "script", "select", "style", "template"}
BARRED = SWALLOWED | {
    "animate", "applet", "audio", "base", "body", "button", "dialog", "embed", "feimage", "form",
    "foreignobject", "frame", "frameset", "head", "html", "image", "input", "link", "meta",
    "noembed", "noframes", "plaintext", "portal", "set", "source", "textarea", "title", "track",
    "video", "xmp",
}  # fmt: skip

# Addresses that may be linked to: anchors, pages, files beside; and those of pictures, which are
# loaded without a click: only what the page holds itself.
OPEN = re.compile(r"#|https?:|mailto:|(?!//)[\w.%/-]*$", re.IGNORECASE)
HELD = re.compile(r"#|data:image/(png|jpeg|gif|webp)[;,]", re.IGNORECASE)
LINKS, LOADS = {"href", "xlink:href", "cite"}, {"src", "poster", "data", "background"}

# Styles that load something, or lay an element over the others.
LOUD = re.compile(r"url\s*\((?!\s*[\"']?#)|expression|import|position|binding|behavior|\\", re.I)

# Cheap, and rather too suspicious: what it does not match is left as it is. An address with a
# character written as `&...;` may be a script's in disguise.
SUSPECT = re.compile(
    rf"<[\s/]{{0,9}}({'|'.join(sorted(BARRED))})\b|[\s\"'/]on\w+\s*=|script\s*:|data:text"
    r"|srcdoc|srcset|<use\b(?![^<>]*href=\"#)"
    r"|\b(src|background)\s*=(?!\"data:image/)|href\s*=\s*(\"(?!#|https?:)|[^\"\s])"
    rf"|style\s*=\s*(?!\")|style=\"[^\"]*({LOUD.pattern}|&)",
    re.IGNORECASE,
)

# Styles would colour the whole page; comments and metadata are read by nobody.
ASIDE = re.compile(
    r"<(style|metadata)\b(?:(?!<\1\b).)*?</\1\s*>|<!--(?:(?!<!--).)*?-->|<[!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)

# Characters that cannot be seen or turn the reading direction round, and with them what a terminal
# takes for a command.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile(
    r"(\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(\x07|\x1b\\)|" + UNSEEN.pattern
)

ID = re.compile(r'(<[^<>]*?)\sid="([^"]*)"')
ID_USED = re.compile(r'(\sid="|href="#|url\(#)([^")]*)')
NOTEBOOK_LINK = re.compile(r'href="(?:\./)?(\d\d)_(\w+)\.ipynb')
TABLE = re.compile(r"<table\b.*?</table\s*>", re.DOTALL)


@cache
def _markdown() -> Any:
    import mistune

    return mistune.create_markdown(escape=True, plugins=["table"])


def prose(markdown: str) -> str:
    """Render prose; HTML in it is shown, not obeyed, and links to notebooks become anchors.

    >>> prose("See [topics](03_topics.ipynb).").strip()
    '<p>See <a href="#03-topics">topics</a>.</p>'
    """
    return NOTEBOOK_LINK.sub(
        lambda m: f'href="#{m[1]}-{m[2].replace("_", "-")}', str(_markdown()(markdown))
    )


def shown(output: dict[str, Any]) -> str:
    """Render what a cell showed, in the richest form the page can hold.

    Errors and what went to standard error are left out: a page says what failed in a sentence.
    """
    if output["output_type"] == "stream":
        return _plain(text(output["text"])) if output["name"] == "stdout" else ""
    data = output.get("data", {})
    if "text/html" in data:
        return safe(text(data["text/html"]))
    if "text/markdown" in data:
        return safe(prose(text(data["text/markdown"])))
    if "image/png" in data:
        encoded = escape("".join(text(data["image/png"]).split()))
        said = output.get("metadata", {}).get("image/png", {}).get("alt")
        alt = escape(said or text(data.get("text/plain", "")))
        return f'<img src="data:image/png;base64,{encoded}" alt="{alt}">'
    return _plain(text(data["text/plain"])) if "text/plain" in data else ""


def safe(html: str) -> str:
    """Return HTML without anything that runs, loads or styles the page.

    >>> safe('<p onclick="x()">a<script>b</script></p>')
    '<p>a</p>'
    """
    html = ASIDE.sub("", html)
    if not SUSPECT.search(html):
        return html
    cleaner = _Cleaner()
    cleaner.feed(html)
    cleaner.close()
    return "".join(cleaner.kept)


def visible(line: str) -> str:
    r"""Return text without characters that a terminal obeys and a reader cannot see.

    >>> visible("\x1b[31mred\x1b[0m\x07")
    'red'
    """
    return CONTROL.sub("", line)


def seen(html: str) -> str:
    """Return HTML without characters that cannot be seen."""
    return UNSEEN.sub("", html)


def each_id_once(html: str) -> str:
    """Return HTML in which only the first of several elements with one id keeps it."""
    seen: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        if match[2] in seen:
            return match[1]
        seen.add(match[2])
        return match[0]

    return ID.sub(keep, html)


def ids(html: str) -> set[str]:
    """Return the ids in HTML."""
    return {match[2] for match in ID.finditer(html)}


def renamed(html: str, names: set[str], suffix: str) -> str:
    """Return HTML with a suffix to some ids, where they stand and where they are linked to.

    >>> renamed('<a href="#a">x</a><p id="a"></p><p id="b"></p>', {"a"}, "-2")
    '<a href="#a-2">x</a><p id="a-2"></p><p id="b"></p>'
    """
    if not names:
        return html
    return ID_USED.sub(lambda m: m[0] + (suffix if m[2] in names else ""), html)


def in_boxes(html: str) -> str:
    """Put each table into a box of its own, which scrolls when the screen is narrow."""
    return TABLE.sub(lambda m: f'<div class="scroll">{m[0]}</div>', html)


def _plain(lines: str) -> str:
    return f"<pre>{escape(visible(lines))}</pre>" if lines.strip() else ""


class _Cleaner(HTMLParser):
    """Keeps HTML but for barred elements and attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.kept: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SWALLOWED:
            self._inside.append(tag)
        elif tag not in BARRED and not self._inside:
            self._start(tag, attrs, ">")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in BARRED and not self._inside:
            self._start(tag, attrs, "/>")

    def handle_endtag(self, tag: str) -> None:
        if self._inside:
            if tag == self._inside[-1]:
                self._inside.pop()
        elif tag not in BARRED:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.kept.append(data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _start(self, tag: str, attrs: list[tuple[str, str | None]], end: str) -> None:
        given = "".join(
            f" {name}" if value is None else f' {name}="{escape(value)}"'
            for name, value in attrs
            if _harmless(name, value or "") and (tag != "use" or _stays(name, value or ""))
        )
        self.kept.append(f"<{tag}{given}{end}")


def _stays(name: str, value: str) -> bool:
    """Whether what a drawing uses is in the page: from elsewhere it would be loaded."""
    return name not in LINKS or value.startswith("#")


def _harmless(name: str, value: str) -> bool:
    if name.startswith("on") or name in {"srcdoc", "srcset", "formaction", "action", "ping"}:
        return False
    if name == "style":
        return LOUD.search(value) is None
    if name in LINKS | LOADS:
        plain = CONTROL.sub("", value).strip()
        return bool(HELD.match(plain) if name in LOADS else OPEN.match(plain))
    return re.fullmatch(r"[\w:.-]+", name) is not None
