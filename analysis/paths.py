"""Where things are, from this file's own place; nothing else in the package builds a path."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
SEEDS = ROOT / "seeds"
NOTEBOOKS = ROOT / "notebooks"
OUTPUTS = ROOT / "outputs"
STORE = OUTPUTS / ".store"
TOPICS = PACKAGE / "lexicons" / "topics"
ALIASES = PACKAGE / "lexicons" / "aliases"
ROLES = PACKAGE / "lexicons" / "roles.yaml"


def resolve(path: str | Path) -> Path:
    """Return the absolute path of a file a person named.

    A relative path is looked up from the working folder first and from the project's root
    second, so that `seeds` means the same in a notebook, where Jupyter works in `notebooks/`,
    and on the command line. A path found in neither place is given as seen from the working
    folder.
    """
    given = Path(path).expanduser()
    if given.is_absolute() or given.exists() or not (ROOT / given).exists():
        return given.absolute()
    return ROOT / given
