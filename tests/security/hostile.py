"""A corpus that attacks whoever reads it: article texts, names, files, aliases and a codebook.

All of it is invented. Each input is numbered and plants a canary of that number: `{js}` is a script
that sets `window.canaryNN`, the document's title and asks a local server for a picture; `{at}` is
an address of that server. Nothing of a canary may ever run or be asked for; its name must be there
to read, or the ledger must say what became of it.
"""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

# Where an input is planted. The first group is a field of an article in JSON Lines.
FIELDS = ("text", "title", "standfirst", "author", "url", "source")

ATTACKS: tuple[tuple[str, str], ...] = (
    ("text", "<script>{js}</script>"),
    ("text", "<ScRiPt/src='{at}'></sCrIpT>"),
    ("text", "<img src=x onerror={js}>"),
    ("text", "<svg onload={js}><animate onbegin={js} attributeName=x dur=1s></svg>"),
    ("text", "<svg><script>{js}</script><a xlink:href='javascript:{js}'><text>x</text></a></svg>"),
    ("text", "<iframe srcdoc='<script>parent.{js}</script>'></iframe>"),
    ("text", "<style>body {{ --{name}: 1; background: url({at}) }} @import '{at}';</style>"),
    ("text", "<link rel=stylesheet href={at}><base href={at}/>"),
    ("text", "<meta http-equiv=refresh content='0;url={at}'>"),
    (
        "text",
        "<math><mtext><table><mglyph><style><!--</style>"
        "<img title='--&gt;&lt;img src=1 onerror={js}&gt;'>",
    ),
    ("text", "<noscript><p title='</noscript><img src=x onerror={js}>'>"),
    ("text", "<![CDATA[<img src=x onerror={js}>]]><!--><img src=x onerror={js}>-->"),
    ("text", "<template><img src=x onerror={js}></template><details open ontoggle={js}>"),
    ("text", "<video src={at} onerror={js}></video><audio src={at}>"),
    ("text", "<input autofocus onfocus={js}><body onload={js}>"),
    ("text", "<a href='javascript:{js}'>read on</a> <a href=jav&#x09;ascript:{js}>more</a>"),
    ("text", "<object data='data:text/html,<script>{js}</script>'></object><embed src={at}>"),
    ("text", "<form action={at}><button formaction='javascript:{js}'>go</button></form>"),
    ("text", "{{{{ {name}.__class__ }}}} {{% import os %}} ${{{name}}} #{{{name}}}"),
    ("text", r"$\href{{javascript:{js}}}{{ {name} }}$ and \(\href{{{at}}}{{ {name} }}\)"),
    ("text", r"$$\style{{background:url({at})}}{{ {name} }}$$ \[\class{{{name}}}{{x}}\]"),
    ("text", "\x1b]8;;{at}\x07{name}\x1b]8;;\x07 \x1b[2J\x1b]0;{name}\x07\x9b31m"),
    ("text", "&lt;img src=x onerror={js}&gt; &amp;lt;script&amp;gt;{js}&amp;lt;/script&amp;gt;"),
    ("text", "</li></ol></details></section></main><script>{js}</script>"),
    ("text", "<div style='background:url({at});width:expression({js})'>{name}</div>"),
    ("text", "![{name}]({at}) [click](javascript:{js}) <javascript:{js}>"),
    ("text", "\u202egnp.{name}\u202c \u2066{name}\u2069 \x00\x08{name}"),
    ("title", "<script>{js}</script>"),
    ("title", "</title><script>{js}</script>"),
    ("title", "\" onmouseover=\"{js}\" autofocus onfocus=\"{js}\" x=\""),
    ("title", "' onmouseover='{js}' style='background:url({at})' x='"),
    ("title", "--></textarea></svg><img src=x onerror={js}>"),
    ("title", "]]></text><script>{js}</script>"),
    ("title", "\x1b]0;{name}\x07\x1b[2J {name}"),
    ("title", "=HYPERLINK(\"{at}\",\"{name}\")"),
    ("title", r"$\href{{javascript:{js}}}{{ {name} }}$ on Monday"),
    ("standfirst", "<iframe src='javascript:parent.{js}'></iframe> sanctions were lifted"),
    ("author", "<img src=x onerror={js}>"),
    ("url", "javascript:{js}//news.example/a"),
    ("url", "JaVa\tScRiPt:{js}"),
    ("url", "data:text/html,<script>{js}</script>"),
    ("url", "vbscript:{js}"),
    ("url", "//127.0.0.1/{name}"),
    ("url", "https://news.example/{name}\"onclick=\"{js}"),
    ("url", "https://news.example/{name}'><script>{js}</script>"),
    ("source", "<b onclick={js}>Quorrin Post</b>"),
    ("source", "\"><script>{js}</script>"),
    ("source", "</text></svg><img src=x onerror={js}>"),
    ("source", r"$\href{{javascript:{js}}}{{x}}$ {name} $\frac{{"),
    ("file", "<img src=x onerror={js}>.txt"),
    ("file", "\" onload=\"{js}\" .txt"),
    ("file", "new\nline {name}.txt"),
    ("file", "\u202etxt.{name}.txt"),
    ("file", "--{name}=1.txt"),
    ("file", "={name}|calc.txt"),
    ("file", "..%2f..%2f{name}.txt"),
    ("file", "..\\..\\{name}.txt"),
    ("file", "\x1b]0;{name}\x07.txt"),
    ("file", "{name} " + "n" * 230 + ".txt"),
    ("file", "<svg onload={js}>.unknown"),
    ("folder", "<svg onload={js}>"),
    ("folder", "..{name}"),
    ("metadata title", "<script>{js}</script>"),
    ("metadata source", "<img src=x onerror={js}>"),
    ("metadata file", "../../<img src=x onerror={js}>"),
    ("metadata date", "<svg onload={js}>"),
    ("html title", "<script>{js}</script>"),
    ("html site", "<img src=x onerror={js}>"),
    ("html url", "javascript:{js}"),
    ("html body", "<img src=x onerror={js}>"),
    ("html script", "</script><script>{js}</script>"),
    ("markdown text", "[{name}](javascript:{js}) <img src=x onerror={js}> <script>{js}</script>"),
    ("markdown title", "<svg onload={js}>"),
    ("json text", "</script><script>{js}</script>"),
    ("utf-16 text", "<script>{js}</script>"),
    ("utf-7 text", "+ADw-script+AD4-{js}+ADw-/script+AD4-"),
    ("csv title", "@SUM(1)<img src=x onerror={js}>"),
    ("alias name", "<img src=x onerror={js}> Kardan"),
    ("alias name", "</text><script>{js}</script> Vessaly"),
    ("alias name", r"$\href{{javascript:{js}}}{{x}}$ Tolmer"),
    ("topic label", "<svg onload={js}>"),
    ("topic definition", "</dd><script>{js}</script>"),
    ("topic term", "<img src=x onerror={js}>"),
    ("parameter", "<img src=x onerror={js}>.yaml"),
)  # fmt: skip


@dataclass(frozen=True)
class Hostile:
    """One hostile input: its number, where it is planted, and the text itself."""

    number: int
    where: str
    text: str

    @property
    def name(self) -> str:
        """What must be readable wherever the text is shown, and never be a variable."""
        return name(self.number)


def name(number: int) -> str:
    """Return the canary's name.

    >>> name(7)
    'canary07'
    """
    return f"canary{number:02d}"


def alias_file(folder: Path) -> Path:
    """Return the alias file that `write` writes: the name of a given file is shown, too."""
    called = planted(ATTACKS[-1][1], name(len(ATTACKS)), "")
    return folder / called.replace("/", "\u2215")


def inputs(server: str) -> tuple[Hostile, ...]:
    """Return all hostile inputs, their canaries calling on a server such as http://127.0.0.1:1."""
    return tuple(
        Hostile(number, where, planted(attack, name(number), server))
        for number, (where, attack) in enumerate(ATTACKS, start=1)
    )


def write(folder: Path, server: str) -> tuple[Hostile, ...]:
    """Write the corpus, `aliases.yaml` and `codebook/`, and return what is planted in them.

    Returns:
        The inputs; the corpus is `folder`/corpus, the codebook `folder`/codebook.
    """
    every = inputs(server)
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    _write_fields(corpus, [h for h in every if h.where in FIELDS])
    _write_names(corpus, [h for h in every if h.where in ("file", "folder")])
    _write_metadata(corpus / "told", [h for h in every if h.where.startswith("metadata")])
    _write_formats(corpus / "formats", {h.where: h for h in every})
    _write_aliases(alias_file(folder), [h for h in every if h.where == "alias name"])
    _write_codebook(folder / "codebook", {h.where: h for h in every})
    return every


def planted(attack: str, canary: str, server: str) -> str:
    """Return an attack with its canary in it."""
    js = f"window.{canary}=document.title=new(Image)().src=`{server}/{canary}`"
    return attack.format(js=js, at=f"{server}/{canary}", name=canary)


# Who acts in the texts, so that each has its own list of sentences: names, and the three that
# the alias file calls by hostile names.
PEOPLE = (
    "Selim Kardan", "Ilse Vessaly", "Marta Tolmer", "Oren Balt", "Nadia Frome", "Piet Haverlo",
    "Lena Strand", "Cyril Moss", "Anna Quill", "Boris Tarn", "Greta Lund", "Hugo Penrose",
)  # fmt: skip
PLACES = ("Turkey", "Syria", "Iraq", "Greece", "Lebanon", "Egypt")


def _story(number: int, attack: str = "") -> str:
    """Return an English article of its own, with the attack in a sentence that is counted often."""
    who = PEOPLE[number % len(PEOPLE)]
    other = PEOPLE[(number + 3) % len(PEOPLE)]
    where = PLACES[number % len(PLACES)]
    return (
        f"President {who} met refugees at the border of {where} on Monday, in week {number}.\n\n"
        f"“{attack} the sanctions must end for {where},” President {who} said in the capital.\n\n"
        f"The terrorists of the Orchid Front attacked a village near {where} and killed {number} "
        f"people, officials told reporters. {other} condemned the attack {attack} and called for "
        "new sanctions.\n\n"
        f"{other} said that the government would not talk with the rebels before the spring."
    )


def _write_fields(corpus: Path, planted: list[Hostile]) -> None:
    rows = []
    sources = [h.text for h in planted if h.where == "source"]
    for h in planted:
        n = h.number
        row = {
            "source": "Lowland Herald" if n % 2 else "Coast Tribune",
            "title": f"Sanctions debate number {n} in {PLACES[n % len(PLACES)]}",
            "date": f"2025-03-{1 + n % 27:02d}",
            "url": f"https://news.example/{n}",
            "text": _story(n, h.text if h.where == "text" else ""),
        }
        row |= {h.where: h.text} if h.where != "text" else {}
        rows.append(row)
    # enough of each hostile source for it to be a row of the charts
    for turn in range(4):
        for place, source in enumerate(sources):
            n = 200 + 10 * turn + place
            rows.append(
                {
                    "source": source,
                    "title": f"Border talks number {n}",
                    "date": f"2025-04-{1 + n % 27:02d}",
                    "text": _story(n),
                }
            )
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (corpus / "articles.jsonl").write_text(lines, encoding="utf-8")


def _write_names(corpus: Path, planted: list[Hostile]) -> None:
    for h in planted:
        # no name can hold a slash; the addresses do
        named = h.text.replace("/", "\u2215")
        place = corpus / named / "story.txt" if h.where == "folder" else corpus / named
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"Border report number {h.number}\n\n{_story(h.number)}", encoding="utf-8")


def _write_metadata(folder: Path, planted: list[Hostile]) -> None:
    folder.mkdir()
    out = io.StringIO()
    columns = ("file", "title", "source", "date")
    rows = csv.DictWriter(out, columns, lineterminator="\n", restval="")
    rows.writeheader()
    for h in planted:
        column = h.where.split()[1]
        file = f"{h.number}.txt"
        (folder / file).write_text(_story(h.number), encoding="utf-8")
        rows.writerow({"file": file, "source": "Coast Tribune", column: h.text})
    (folder / "metadata.csv").write_text(out.getvalue(), encoding="utf-8")


def _write_formats(folder: Path, by_place: dict[str, Hostile]) -> None:
    folder.mkdir()
    for number, (place, h) in enumerate(by_place.items()):
        kind, _, field = place.partition(" ")
        if kind in WRITERS:
            WRITERS[kind](folder, 300 + number, field, h.text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _html(folder: Path, number: int, field: str, attack: str) -> None:
    def given(name: str, otherwise: str) -> str:
        return _escaped(attack) if field == name else otherwise

    body = "".join(f"<p>{_escaped(p)}</p>" for p in _story(number).split("\n\n"))
    body += f"<p>{given('body', 'It went on.')} The sanctions hurt Turkey, Selim Kardan said.</p>"
    told = attack if field == "script" else "A report"
    page = (
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>"
        f"<title>{given('title', f'Page {number} of the border')}</title>"
        f'<meta property="og:title" content="{given("title", f"Page {number} of the border")}">'
        f'<meta property="og:site_name" content="{given("site", "Lowland Herald")}">'
        f'<meta property="og:url" content="{given("url", "")}">'
        f'<link rel="canonical" href="{given("url", "")}">'
        f'<script type="application/ld+json">{{"headline": "{told}"}}</script></head>'
        f"<body><article><h1>{given('title', f'Page {number} of the border')}</h1>{body}</article>"
        "</body></html>"
    )
    (folder / f"{number}.html").write_text(page, encoding="utf-8")


def _markdown(folder: Path, number: int, field: str, attack: str) -> None:
    title = attack if field == "title" else f"Notes of the border, number {number}"
    text = _story(number, attack if field == "text" else "")
    (folder / f"{number}.md").write_text(f"# {title}\n\n{text}\n", encoding="utf-8")


def _json(folder: Path, number: int, _: str, attack: str) -> None:
    record = {
        "title": f"Object {number}",
        "text": _story(number, attack),
        "source": "Coast Tribune",
    }
    (folder / f"{number}.json").write_text(json.dumps(record), encoding="utf-8")


def _utf16(folder: Path, number: int, _: str, attack: str) -> None:
    (folder / f"{number}.txt").write_text(_story(number, attack), encoding="utf-16")


def _utf7(folder: Path, number: int, _: str, attack: str) -> None:
    head = "<html><head><meta charset=utf-7></head>"
    page = f"{head}<body><p>{_story(number, attack)}</p></body></html>"
    (folder / f"{number}.html").write_text(page, encoding="utf-8")


def _csv(folder: Path, number: int, _: str, attack: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(
        [["title", "source", "text"], [attack, "Coast Tribune", _story(number)]]
    )
    (folder / f"{number}.csv").write_text(out.getvalue(), encoding="utf-8")


WRITERS = {
    "html": _html, "markdown": _markdown, "json": _json, "utf-16": _utf16, "utf-7": _utf7,
    "csv": _csv,
}  # fmt: skip


def _write_aliases(file: Path, planted: list[Hostile]) -> None:
    lines = ["aliases:"]
    for h, spelling in zip(planted, PEOPLE, strict=False):
        lines.append(
            f"  - {{name: {json.dumps(h.text)}, type: PERSON, spellings: [{json.dumps(spelling)}]}}"
        )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_codebook(folder: Path, by_place: dict[str, Hostile]) -> None:
    folder.mkdir()
    label, definition, term = (
        by_place[f"topic {key}"].text for key in ("label", "definition", "term")
    )
    topics = {
        "penalties": (label, "Penalties of states.", ["sanctions"]),
        "borders": ("Borders", definition, ["border", "refugees"]),
        "violence": ("Violence", "Violence told.", ["attack", "kill", term]),
    }
    for key, (said, meant, terms) in topics.items():
        content = {
            "name": key,
            "label": said,
            "definition": meant,
            "terms": terms,
            "matching": ["The sanctions hurt.", "An attack on the border killed refugees."],
            "non_matching": ["The sun shone.", "A ship came."],
        }
        # JSON is YAML
        (folder / f"{key}.yaml").write_text(json.dumps(content), encoding="utf-8")
