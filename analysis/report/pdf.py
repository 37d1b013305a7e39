"""Print a run's page to report.pdf, through a browser, with its links kept.

A browser is the only program that draws the page as its readers see it. It is given a copy of the
page in which all lists of sentences are open, may load nothing, and is ended when it takes too
long. The same page gives the same PDF with the same browser: the date it puts in is set to the
run's own.
"""

import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.errors import OutputError
from analysis.report import folder

FILE, PAGE = "report.pdf", "report.html"

# As they are called on Linux, macOS and Windows, the free one first.
BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "msedge",
)  # fmt: skip

# No window, no first-run questions, no requests to anywhere: names resolve to nothing. Page
# numbers come from the page's own style; the browser's header would show the file's path.
SWITCHES = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--disable-quic", "--metrics-recording-only",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)  # fmt: skip

# A page of 7.8 MB, with evidence, took 61 seconds on two busy cores: 701 sheets, 37 MB.
SECONDS = 600
# Beyond so many characters a page's evidence is left out unless asked for: 300 sheets that nobody
# reads on paper, and its links lead nowhere a mailbox would take them.
LARGEST = 3_000_000

# The page has this itself; a page that was changed since may not.
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; img-src data:\">"
)

_DETAILS = re.compile(r"<details\b(?! open)")
_EVIDENCE = re.compile(r'<details open class="evidence')
_LIST = re.compile(r'<ol id="([^"]+)"')
_LINK = re.compile(r' href="#([^"]+)"')
_DATE = re.compile(rb"D:\d{14}[+-]\d\d'\d\d'")


def browser() -> str:
    """Return the browser that prints.

    Raises:
        OutputError: there is none on the path.
    """
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    problem = "a PDF is printed by a browser, and none is here"
    raise OutputError(Path(FILE), problem, "Install Chromium or Chrome, or leave out --pdf.")


def write(run: Path, *, with_evidence: bool | None = None, seconds: float = SECONDS) -> Path:
    """Print a run's page to report.pdf beside it.

    Args:
        run: the run's folder.
        with_evidence: print the sentences, too; by default when the page is not too large.
        seconds: how long the browser may take.

    Raises:
        OutputError: there is no page or no browser, or it did not print.
    """
    program, page, target = browser(), run / PAGE, run / FILE
    if not page.exists():
        raise OutputError(page, "there is no page to print", "Make the run with `report`.")
    html = page.read_text(encoding="utf-8")
    if with_evidence is None:
        with_evidence = len(html) <= LARGEST
    with TemporaryDirectory(prefix="plx-pdf-") as private:
        source, made = Path(private, PAGE), Path(private, FILE)
        source.write_text(printable(html, with_evidence=with_evidence), encoding="utf-8")
        _print(program, source, made, seconds, target)
        data = _DATE.sub(_day(run), made.read_bytes())
    new = target.with_suffix(".pdf.new")
    new.write_bytes(data)
    new.replace(target)
    return target


def printable(html: str, *, with_evidence: bool) -> str:
    """Return the page as it is printed: all that is folded open, or else the evidence closed.

    Links from within a figure are written as other links are, since the browser makes places to
    lead to only for those. A link to what is not printed is none.

    >>> printable('<details><a xlink:href="#x"/></details>', with_evidence=True)
    '<details open><a href="#x"/></details>'
    """
    html = _DETAILS.sub("<details open", html).replace('xlink:href="#', 'href="#')
    html = html.replace("<head>", f"<head>{POLICY}", 1)
    if with_evidence:
        return html
    lists = set(_LIST.findall(html))
    html = _LINK.sub(lambda link: "" if link[1] in lists else link[0], html)
    return _EVIDENCE.sub('<details class="evidence', html).replace(
        '<main id="content">',
        '<main id="content"><p class="notice">The sentences behind each number are in '
        "<code>report.html</code>; they are left out here.</p>",
        1,
    )


def _print(program: str, source: Path, made: Path, seconds: float, target: Path) -> None:
    command = [program, *SWITCHES, f"--user-data-dir={source.parent / 'profile'}"]
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--no-sandbox")  # it refuses to start as root with one
    command += [f"--print-to-pdf={made}", source.as_uri()]
    nowhere, piped = subprocess.DEVNULL, subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - a browser of the path, and our own file
        command, stdin=nowhere, stdout=nowhere, stderr=piped, start_new_session=True
    ) as process:
        try:
            _, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            problem = f"the browser did not end within {seconds:g} seconds"
            raise OutputError(target, problem, "Print it with --no-evidence.") from None
        finally:
            # it is many processes, of which some may outlive the first
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode or not made.exists() or not made.stat().st_size:
        lines = said.decode("utf-8", "replace").strip().splitlines()
        last = f" ({lines[-1][:200]})" if lines else ""
        problem = f"the browser {Path(program).name} printed nothing{last}"
        raise OutputError(target, problem, "Open report.html in it and print it there.")


def _day(run: Path) -> bytes:
    """Return the run's start as a PDF writes dates."""
    started = (folder.manifest_of(run) or {}).get("started_at", "")
    digits = re.sub(r"\D", "", str(started))
    return f"D:{digits if len(digits) == 14 else '20000101000000'}+00'00'".encode()
