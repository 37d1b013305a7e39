"""Every error the package raises on purpose; each carries its fields and says what to do.

Defects in the data are rows of the ledger, never exceptions; mistakes of the caller are
exceptions, and the command line prints their sentence in place of a traceback.
"""

from collections.abc import Iterable
from pathlib import Path


class AnalysisError(Exception):
    """The root of all errors below."""


class CorpusError(AnalysisError, ValueError):
    """A corpus cannot be read at all: no such folder, nothing in it, nothing readable."""

    def __init__(self, path: Path, problem: str, advice: str) -> None:
        self.path, self.problem, self.advice = path, problem, advice
        super().__init__(f"{path}: {problem}. {advice}")


class ReaderError(AnalysisError, ValueError):
    """One file cannot be read; the ledger turns it into a dropped record.

    `reason` is one of the ledger's reasons.
    """

    def __init__(self, path: Path, reason: str, detail: str) -> None:
        self.path, self.reason, self.detail = path, reason, detail
        super().__init__(f"{path}: {detail}")


class SchemaError(AnalysisError, ValueError):
    """A table does not have the columns or values its schema promises."""

    def __init__(self, table: str, problem: str) -> None:
        self.table, self.problem = table, problem
        super().__init__(f"table {table!r}: {problem}")


class ParameterError(AnalysisError, ValueError):
    """A parameter has a name or a value that does not exist; the message lists those that do."""

    def __init__(self, name: str, value: object, allowed: Iterable[str] | str) -> None:
        self.name, self.value = name, value
        self.allowed = allowed if isinstance(allowed, str) else ", ".join(sorted(allowed))
        super().__init__(f"{name} = {value!r} is not possible; allowed: {self.allowed}.")


class LexiconError(AnalysisError, ValueError):
    """A codebook or alias file breaks its rules."""

    def __init__(self, path: Path, entry: str, problem: str) -> None:
        self.path, self.entry, self.problem = path, entry, problem
        super().__init__(f"{path}: {entry}: {problem}")


class ModelError(AnalysisError):
    """The language model is missing or is not one we know."""

    def __init__(self, name: str, problem: str, advice: str) -> None:
        self.name, self.problem, self.advice = name, problem, advice
        super().__init__(f"model {name!r}: {problem}. {advice}")


class WorkerError(AnalysisError):
    """A worker process was stopped from outside."""

    def __init__(self, exit_code: int | None) -> None:
        self.exit_code = exit_code
        super().__init__(
            f"A process was stopped (exit code {exit_code}), as happens when memory runs out. "
            "What was finished is kept: run the same command again, with fewer --workers."
        )


class OutputError(AnalysisError):
    """A folder cannot be written: read-only, full, or in use by another run."""

    def __init__(self, path: Path, problem: str, advice: str) -> None:
        self.path, self.problem, self.advice = path, problem, advice
        super().__init__(f"{path}: {problem}. {advice}")


class NotebookError(AnalysisError):
    """A notebook stopped; the others are whole."""

    def __init__(self, notebook: str, cell: int | None, cause: str) -> None:
        self.notebook, self.cell, self.cause = notebook, cell, cause
        where = f"{notebook}, cell {cell}" if cell is not None else notebook
        super().__init__(f"{where}: {cause}")


def sentence(error: BaseException) -> str:
    """Say an error as the command line does; one of ours, or one of the disk.

    >>> sentence(PermissionError(13, "Permission denied", "news/a.txt"))
    'news/a.txt: Permission denied.'
    >>> sentence(KeyError("title"))
    "KeyError: 'title'"
    """
    if isinstance(error, AnalysisError):
        return str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}."
    return f"{type(error).__name__}: {error}"
