"""Prose and outputs as HTML that runs nothing. All texts are invented."""

import re

import pytest

from analysis.report import markup
from tests.report import made


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//x></sCrIpT>",
        "<script>alert(1)",
        "<p onclick=alert(1)>x</p>",
        "<p/onclick=alert(1)>x</p>",
        '<p title="a"onmouseover="alert(1)">x</p>',
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)></svg>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><set attributeName=onmouseover to=alert(1)></svg>",
        "<svg><foreignObject><p onclick=alert(1)></p></foreignObject></svg>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="JaVaScRiPt:alert(1)">x</a>',
        '<a href=" java\tscript:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        "<object data=x></object><embed src=x><base href=//x><meta http-equiv=refresh>",
        "<form action=//x><input name=a><button>b</button></form>",
        "<link rel=stylesheet href=//x>",
        "<style>body{display:none}</style>",
        "<style>body{display:none}",
        "<!-- <script>alert(1)</script> -->",
        "<!--><script>alert(1)</script>-->",
        "<math><style><img src=x onerror=alert(1)></style></math>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<template><script>alert(1)</script></template>",
        '<video src="//x"></video><audio src="//x"></audio>',
        '<img src="//x"><img srcset="//x 2x"><table background="//x"></table>',
        "<p style='background:url(//x)'>x</p>",
        '<p style="background:ur\\6c(//x)">x</p>',
    ],
)
def test_nothing_that_runs_or_loads_is_left(html):
    left = markup.safe(f"<p>before</p>{html}").lower()
    assert left.startswith("<p>before</p>")
    tags = re.findall(r"<[^>]*>", left)
    assert not [t for t in tags if re.search(r"[\s\"'/]on\w+\s*=|script|srcdoc|//x", t)], left
    assert not [t for t in tags if re.match(rf"</?({'|'.join(markup.BARRED)})\b", t)], left


@pytest.mark.parametrize(
    "address",
    [
        "javascrip&#116;:alert(1)",
        "javascript&colon;alert(1)",
        "&#1;java&Tab;script&NewLine;:alert(1)",
        "data&colon;text/html,x",
        "vbscript&#58;x",
    ],
)
def test_an_address_in_disguise_is_taken_off(address):
    assert markup.safe(f'<a href="{address}">x</a>') == "<a>x</a>"


def test_what_is_loaded_is_held_by_the_page_itself():
    held = '<img src="data:image/png;base64,aGk=" alt="x">'
    assert markup.safe(held) == held
    assert markup.safe('<img src="https://x.example/a.png">') == "<img>"
    markdown = {"output_type": "display_data", "data": {"text/markdown": "![x](http://a/b.png)"}}
    assert "http" not in markup.shown(markdown)


@pytest.mark.parametrize(
    "html",
    [
        '<figure class="chart"><svg viewBox="0 0 1 1"><a xlink:href="#topics-1"/></svg></figure>',
        '<details class="evidence"><summary>3</summary><ol id="a"><li><mark>x</mark></li></ol>',
        "<p>The button said: go on = leave; &lt;script&gt; is &amp; stays text.</p>",
        '<a href="https://example.org/a?b=c&amp;d=e">the article</a>',
        '<td class="number">1,000</td>',
    ],
)
def test_what_is_ours_stays_as_it_is(html):
    assert markup.safe(html) == html


def test_what_is_taken_apart_is_put_together_again():
    html = '<p class="a" title="x &amp; &quot;y&quot;">&lt;b&gt; 1 &amp; 2<br/></p>'
    assert markup.safe(f"<script></script>{html}") == html


def test_prose_shows_html_and_obeys_none():
    html = markup.prose(f"# Hi\n\n{made.HOSTILE}\n\nand *so on*\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert "<em>so on</em>" in html
    assert "<td>1</td>" in html


def test_links_of_prose_lead_to_sections_and_never_to_scripts():
    assert 'href="#02-entities"' in markup.prose("[e](02_entities.ipynb)")
    assert 'href="#02-entities"' in markup.prose("[e](./02_entities.ipynb)")
    assert "javascript" not in markup.prose("[e](javascript:alert(1))")


def _output(**data):
    return {"output_type": "display_data", "data": data, "metadata": {}}


def test_the_richest_form_the_page_can_hold_is_shown():
    both = _output(**{"text/html": ["<p>a", "</p>"], "text/plain": "b", "image/png": "aGk="})
    assert markup.shown(both) == "<p>a</p>"
    assert markup.shown(_output(**{"text/markdown": "*a*", "text/plain": "b"})) == (
        "<p><em>a</em></p>\n"
    )
    assert markup.shown(_output(**{"text/plain": made.HOSTILE})).startswith("<pre>&lt;script&gt;")
    picture = markup.shown(_output(**{"image/png": "aG\nk=", "text/plain": '"><b>'}))
    assert picture == '<img src="data:image/png;base64,aGk=" alt="&quot;&gt;&lt;b&gt;">'
    assert markup.shown(_output(**{"application/x-thing": "b"})) == ""


def test_of_streams_only_what_was_printed_is_shown():
    def stream(name, text):
        return {"output_type": "stream", "name": name, "text": text}

    assert markup.shown(stream("stdout", ["a<", "b\n"])) == "<pre>a&lt;b\n</pre>"
    assert markup.shown(stream("stderr", "a warning")) == ""
    assert markup.shown(stream("stdout", "\n")) == ""
    error = {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]}
    assert markup.shown(error) == ""


def test_a_terminal_obeys_nothing_of_what_is_left():
    hostile = "a\x1b[2J\x1b]0;title\x07b\x9b31mc\x00d\r\ne\tf\u202eg\x1b]0;left open"
    assert markup.visible(hostile) == "abcd\ne\tfg]0;left open"


def test_an_id_is_kept_once():
    html = '<p id="a"></p><ol class="x" id="b"><li id="a">id="b"</li></ol>'
    assert markup.each_id_once(html) == ('<p id="a"></p><ol class="x" id="b"><li>id="b"</li></ol>')


def test_each_table_gets_a_box():
    html = "<p>a</p><table><tr><td>1</td></tr></table><table class='b'></table>"
    boxed = markup.in_boxes(html)
    assert boxed.count('<div class="scroll">') == 2
    assert boxed.count("</table></div>") == 2
