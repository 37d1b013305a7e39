"""Figure -> bytes: the same for the same figure, on every run.

The SVG is for standing inside a page among others: its names are its own, nothing in it reaches
out of it, its links lead to places in that page, and its type is the page's.
"""

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from analysis.charts import theme
from analysis.charts._text import clean

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
# Faces that machines have. All are narrower than the one that labels were measured with, so no
# label is cut or meets another.
FACE = (
    "font-family: system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
)
# A hundredth of a point is finer than any screen; further places are a third of a chart's bytes.
COORDINATES = {"d", "x", "y", "width", "height", "transform"}
LONG = re.compile(r"(\d\.\d\d)\d+")
LINES = "stroke-linejoin: round; stroke-linecap: butt"


def png(fig: "Figure") -> bytes:
    """Return the figure as PNG, without the name of the program that made it.

    Few colours and soft edges of letters: a palette of 256 shows them as they are in a third of
    the bytes, which is what a notebook with ten charts can bear.
    """
    import matplotlib as mpl
    from PIL import Image

    whole, out = BytesIO(), BytesIO()
    with mpl.rc_context(theme.RC):
        fig.savefig(whole, format="png", metadata={"Software": None})
    with Image.open(whole) as image:
        few = image.convert("RGB").quantize(
            256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        few.save(out, "PNG", optimize=True)
    return out.getvalue()


def svg(fig: "Figure", name: str, alt: str) -> str:
    """Return the figure as an SVG element for a page.

    Args:
        fig: the figure.
        name: what the figure is called in the page; letters, digits and hyphens.
        alt: what is said in place of the picture.
    """
    import matplotlib as mpl
    from lxml import etree

    out = BytesIO()
    with mpl.rc_context({**theme.RC, "svg.hashsalt": name}):
        fig.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    root = etree.fromstring(out.getvalue(), etree.XMLParser(resolve_entities=False, load_dtd=False))
    _strip(root)
    _rename(root, name)
    root.set("role", "img")
    root.set("aria-label", clean(alt))
    root.set("style", f"{FACE}; {LINES}; max-width: 100%; height: auto")
    etree.cleanup_namespaces(root)
    whole: str = etree.tostring(root, encoding="unicode")
    return re.sub(r">\s+<", "><", whole)


def _strip(root: Any) -> None:
    """Take out metadata, which names times and programs, and styles, which reach the whole page."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in {f"{{{SVG}}}metadata", f"{{{SVG}}}style"}:
                parent.remove(child)


def _rename(root: Any, name: str) -> None:
    """Put the figure's name before every id that something uses, drop the others and the faces."""
    used = set()
    for element in root.iter():
        for value in element.attrib.values():
            used.update(re.findall(r"url\(#([^)]+)\)", value))
        if element.tag == f"{{{SVG}}}use":
            used.add(element.get(HREF, "")[1:])
    for element in root.iter():
        if "style" in element.attrib:
            element.set("style", re.sub(r"font-family: [^;]*;? ?", "", element.get("style")))
        own = element.attrib.pop("id", None)
        if own in used:
            element.set("id", f"{name}-{own}")
        for key, value in element.attrib.items():
            short = LONG.sub(r"\1", value) if key in COORDINATES else value
            element.set(key, re.sub(r"url\(#", f"url(#{name}-", short))
        if element.tag == f"{{{SVG}}}use":
            element.set(HREF, f"#{name}-{element.get(HREF, '')[1:]}")
        elif element.tag == f"{{{SVG}}}a":
            # Links stay in the page; the table beside the chart has them for the keyboard.
            element.attrib.pop("target", None)
            element.set("tabindex", "-1")
