"""Find the modules of a folder that is open to one-file additions (readers, measures)."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def modules(package: ModuleType) -> list[ModuleType]:
    """Import every public module of `package`, in the order of their names."""
    names = sorted(m.name for m in iter_modules(package.__path__) if not m.name.startswith("_"))
    return [import_module(f"{package.__name__}.{name}") for name in names]
