"""The command line: check, annotate, report, status, show, changes, pdf.

Every command ends 0 when all is good, 1 when the report is incomplete or a threshold was passed,
2 on wrong use.
"""

from analysis.commands import annotate, changes, check, pdf, report, show, status
from analysis.commands._app import app, commands

__all__ = [
    "annotate",
    "app",
    "changes",
    "check",
    "commands",
    "main",
    "pdf",
    "report",
    "show",
    "status",
]


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
