"""Figure -> bytes: the same for the same figure, on every run.

The SVG is for standing inside a page among others: its names are its own, nothing in it reaches
out of it, its links lead to places in that page, and its type is the page's.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np

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
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    out = BytesIO()
    with mpl.rc_context(theme.RC), _put_back(fig):
        fig.set_dpi(mpl.rcParams["savefig.dpi"])
        canvas = FigureCanvasAgg(fig)
        canvas.draw()  # type: ignore[no-untyped-call]
        dots = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    image = Image.fromarray(dots).convert("RGB")
    few = image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
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
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    out = BytesIO()
    with mpl.rc_context({**theme.RC, "svg.hashsalt": name}), _put_back(fig):
        canvas = FigureCanvasSVG(fig)
        canvas.print_svg(out, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    root = etree.fromstring(out.getvalue(), etree.XMLParser(resolve_entities=False, load_dtd=False))
    _strip(root)
    _rename(root, name)
    root.set("role", "img")
    root.set("aria-label", clean(alt))
    root.set("style", f"{FACE}; {LINES}; max-width: 100%; height: auto")
    etree.cleanup_namespaces(root)
    whole: str = etree.tostring(root, encoding="unicode")
    return re.sub(r">\s+<", "><", whole)


@contextmanager
def _put_back(fig: "Figure") -> Iterator[None]:
    """Give a figure its canvas back after another has drawn it.

    The canvas draws by itself, since `savefig` draws twice: once to lay out what is laid out here.
    """
    canvas, dots = fig.canvas, fig.get_dpi()
    try:
        yield
    finally:
        fig.set_canvas(canvas)
        fig.set_dpi(dots)


def _strip(root: Any) -> None:
    """Take out metadata, which names times and programs, and styles, which reach the whole page."""
    for child in list(root.iter(f"{{{SVG}}}metadata", f"{{{SVG}}}style")):
        child.getparent().remove(child)


def _rename(root: Any, name: str) -> None:
    """Put the figure's name before every id that something uses, drop the others and the faces."""
    used = set()
    for element in root.iter():
        for value in element.attrib.values():
            used.update(re.findall(r"url\(#([^()]+)\)", value))
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
