"""What every function of the package returns, and the templates that they fill."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

# Jupyter sets what stands between dollar signs as mathematics, in which \href makes a link: two
# prices would become a formula, and an article's words a link. Both its versions heed a class.
UNSET = '<div class="mathjax_ignore tex2jax_ignore">{}</div>'
_BREAKS = re.compile(r">[ ]*\n\s*<")
# Everything filled in is escaped: what comes from articles never becomes markup.
TEMPLATES = {
    "figure": '<figure class="chart" id="figure-{{ name }}">{{ svg|safe }}</figure>',
    "paragraphs": """\
{% for p in paragraphs %}
<p class="{{ kind }}"{% if kind == "notice" %} role="note"{% endif %}>{{ p.before }}
{%- if p.anchor %}<a href="#{{ p.anchor }}">{{ p.number }}</a>{% else %}{{ p.number }}{% endif %}
{{- p.after }}</p>
{% endfor %}""",
    "claim": """\
<p class="claim{{ "" if claim.holds else " broken" }}" id="{{ claim.anchor }}">
{%- set within = ", tolerance " ~ claim.tolerance if claim.tolerance else "" %}
{%- if claim.holds %}{{ claim.sentence }} <span class="checked">✓ holds: {{ "" -}}
computed {{ claim.computed }}{{ within }}</span>
{%- else %}<s>{{ claim.sentence }}</s> <strong>✗ does not hold: {{ "" -}}
computed {{ claim.computed }}, stated {{ claim.stated }}{{ within }}</strong>
{%- endif %}</p>""",
    "snippet": '<pre class="snippet">{{ text }}</pre>',
    "table": """\
{% macro words(cell) -%}
{% if cell.anchor %}<a href="#{{ cell.anchor }}">{{ cell.text }}</a>{% else %}{{ cell.text }}
{%- endif %}
{% if cell.interval %} <span class="interval">{{ cell.interval }}</span>{% endif %}
{%- endmacro %}
{% macro of(cell) %}{% if cell.is_number %} class="number"{% endif %}{% endmacro %}
<table class="data">
<caption>{{ caption }}{% if cap %} <span class="cap">{{ cap }}</span>{% endif %}</caption>
<thead><tr>
{% for head in heads %}
<th scope="col"{{ of(head) }}>{{ head.text }}</th>
{% endfor %}
</tr></thead>
<tbody>
{% for row in rows %}
<tr>
{% for cell in row %}
{% if cell.is_head %}
<th scope="row">{{ words(cell) }}</th>
{% else %}
<td{{ of(cell) }}>{{ words(cell) }}</td>
{% endif %}
{% endfor %}
</tr>
{% endfor %}
</tbody>
</table>
""",
    "kwic": """\
<table class="data kwic">
<caption>{{ caption }}{% if cap %} <span class="cap">{{ cap }}</span>{% endif %}</caption>
<thead><tr>
{% for head, side in heads %}
<th scope="col" style="text-align:{{ side }}">{{ head }}</th>
{% endfor %}
</tr></thead>
<tbody>
{% for line in lines %}
<tr>
<td style="text-align:right" dir="auto">{{ line.left }}</td>
<td style="text-align:center"><a href="#{{ line.anchor }}"><mark>{{ line.node }}</mark></a></td>
<td style="text-align:left" dir="auto">{{ line.right }}</td>
<td style="text-align:left">{{ line.voice }}</td>
<th scope="row" style="text-align:left">{{ line.source }}{% if line.day %},
<time datetime="{{ line.day }}">{{ line.day }}</time>{% endif %}</th>
</tr>
{% endfor %}
</tbody>
</table>
""",
    "evidence": """\
{% macro title_of(s) -%}
{% if s.url %}<a href="{{ s.url }}" rel="noopener nofollow noreferrer">{{ s.title }}</a>
{%- else %}{{ s.title }}{% endif %}
{%- endmacro %}
{% macro items(sentences) %}
{% for s in sentences %}
<li data-article="{{ s.article_id }}" data-mentions="{{ s.n_mentions }}">
<div class="sentence" dir="auto">
{%- for text, is_mark in s.pieces -%}
{% if is_mark %}<mark>{{ text }}</mark>{% else %}{{ text }}{% endif %}
{%- endfor -%}
</div>
<div class="where"><cite>{{ title_of(s) }}</cite>, {{ s.source }},{{ " " }}
{%- if s.date %}<time datetime="{{ s.date }}">{{ s.date }}</time>{% else %}undated{% endif %}
{%- if s.remark %}, {{ s.remark }}{% endif %}</div>
</li>
{% endfor %}
{% endmacro %}
{% if title %}
<details class="evidence group">
<summary>{{ title }}</summary>
{% endif %}
{% for b in blocks %}
<details class="evidence" data-mentions="{{ b.size.n_mentions }}"
 data-articles="{{ b.size.n_articles }}" data-sentences="{{ b.size.n_sentences }}">
<summary>{{ b.summary }}</summary>
<ol id="{{ b.anchor }}">
{{ items(b.pages[0].sentences) }}</ol>
{% for page in b.pages[1:] %}
<details class="more">
<summary>{{ page.sentences|length }} more</summary>
<ol start="{{ page.start }}">
{{ items(page.sentences) }}</ol>
</details>
{% endfor %}
{% if b.cap %}
<p class="cap">{{ b.cap }}</p>
{% endif %}
</details>
{% endfor %}
{% if title %}
</details>
{% endif %}""",
}


@dataclass(frozen=True)
class Shown:
    """Something to display: as HTML, as plain text, and for a figure as PNG, with its name.

    `claim` is what a claim says of itself, for whoever runs the notebook.
    """

    html: str
    text: str
    png: bytes = b""
    figure: str = ""
    claim: Mapping[str, object] = field(default_factory=dict)

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, Any]]:
        """Return what Jupyter displays; it takes of it what it was asked for."""
        data = {"text/html": UNSET.format(self.html), "text/plain": self.text}
        if self.claim:
            return data, {"parallax": {"claim": dict(self.claim)}}
        if not self.png:
            return data, {}
        data["image/png"] = b64encode(self.png).decode("ascii")
        return data, {"parallax": {"figure": self.figure}, "image/png": {"alt": self.text}}


def render(template: str, **values: object) -> str:
    """Fill one of the templates; every value is escaped."""
    filled: str = _environment().get_template(template).render(**values)
    # a notebook stores a line break with some twenty characters around it
    filled = _BREAKS.sub("><", filled)
    # Half a character, as broken JSON can hold, could not be written to any file.
    return filled.encode("utf-8", "replace").decode("utf-8").strip()


@cache
def _environment() -> Any:
    from jinja2 import DictLoader, Environment, StrictUndefined

    return Environment(
        loader=DictLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
