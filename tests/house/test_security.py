"""Nothing in the package runs what it reads: no pickles, no built code, no shell."""

import ast

import pytest

from analysis import paths
from tests.house import source

# What a call may be named, and why not.
BARRED_CALLS = {
    "eval": "it runs text",
    "exec": "it runs text",
    "compile": "it makes code of text",
    "__import__": "it imports what a text says",
    "os.system": "it starts a shell",
    "os.popen": "it starts a shell",
    "pickle.load": "what is unpickled can run code",
    "pickle.loads": "what is unpickled can run code",
    "pd.read_pickle": "what is unpickled can run code",
    "pandas.read_pickle": "what is unpickled can run code",
    "torch.load": "it unpickles",
    "yaml.unsafe_load": "a tag can run code",
    "yaml.full_load": "a tag can make objects",
    "yaml.load_all": "name a safe loader and one document",
    "tempfile.mktemp": "another can make the file first",
    "webbrowser.open": "nothing is opened by itself",
}
SAFE_LOADERS = {"BaseLoader", "SafeLoader", "CSafeLoader", "CBaseLoader"}
# Where modules are imported by a computed name, none of it from the input: the package's own
# folders, and data of faker.
MAY_IMPORT = {"analysis.discover", "analysis.entities.gender"}
MAY_LOAD_MODELS = {"analysis.annotate.pipeline"}
MODULES = [name for name in source.modules() if name != "analysis"]


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func)


def wrong(tree: ast.AST, module: str = "") -> list[str]:
    """Return what is wrong in a module's calls, a sentence each."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name, keywords = _name(call), {k.arg: k.value for k in call.keywords}
        said = BARRED_CALLS.get(name, "")
        if name.endswith("yaml.load") or (name == "load" and "Loader" in keywords):
            loader = keywords.get("Loader") or (call.args[1] if len(call.args) > 1 else None)
            is_safe = loader is not None and ast.unparse(loader).split(".")[-1] in SAFE_LOADERS
            said = "" if is_safe else "name a safe loader"
        if "allow_pickle" in keywords and ast.unparse(keywords["allow_pickle"]) != "False":
            said = "what is unpickled can run code"
        if "shell" in keywords and ast.unparse(keywords["shell"]) != "False":
            said = "it starts a shell"
        if name.split(".")[-1] == "import_module" and module not in MAY_IMPORT:
            said = "it imports what a text says"
        if name == "spacy.load" and module not in MAY_LOAD_MODELS:
            said = "models are loaded where their hash is looked at"
        if name == "Markup" or name.endswith(".Markup"):
            said = "escaping is the templates' work"
        if (
            name.split(".")[-1] == "Environment"
            and ast.unparse(keywords.get("autoescape", ast.Constant(None))) != "True"
        ):
            said = "templates escape by themselves"
        if said:
            found.append(f"line {call.lineno}: {name}: {said}")
    return found


@pytest.mark.parametrize("module", MODULES)
def test_nothing_that_is_read_can_run(module):
    assert not wrong(source.tree(module), module)


@pytest.mark.parametrize(
    "code",
    [
        "eval(x)", "exec(x)", "os.system(x)", "pd.read_pickle(x)", "np.load(x, allow_pickle=True)",
        "yaml.load(x)", "yaml.load(x, Loader=yaml.Loader)", "subprocess.run(x, shell=True)",
        "import_module(x)", "spacy.load(x)", "Markup(x)", "Environment(loader=x)", "torch.load(x)",
        "yaml.load(x, yaml.UnsafeLoader)",
    ],
)  # fmt: skip
def test_the_test_itself_finds_what_it_looks_for(code):
    assert len(wrong(ast.parse(code))) == 1


def test_what_is_safe_is_let_be():
    for code in ("yaml.load(x, Loader=yaml.CSafeLoader)", "re.compile(x)", "subprocess.run([x])"):
        assert not wrong(ast.parse(code))


def test_templates_let_html_through_only_where_it_was_escaped_before():
    """`|safe` stands on what other templates, Markdown or the cleaner made, and on nothing else."""
    template = (paths.PACKAGE / "report" / "templates" / "page.html.j2").read_text("utf-8")
    allowed = {"css|safe", "section.lead|safe", "part.body|safe"}
    import re

    assert set(re.findall(r"[\w.]+\|safe", template)) == allowed
    assert "autoescape false" not in template


def test_every_locked_package_has_a_hash_and_only_wheels_are_installed():
    lock = (paths.ROOT / "requirements.lock").read_text("utf-8")
    entries = [e for e in lock.split("\n\n") for e in e.split("\n") if e and e[0].isalnum()]
    assert len(entries) > 50
    assert not [e for e in entries if not e.rstrip().endswith("\\")], "a package without a hash"
    assert "://" not in "".join(entries)
    make = (paths.ROOT / "Makefile").read_text("utf-8")
    installs = [line for line in make.splitlines() if "-r requirements.lock" in line]
    assert installs
    assert all("--require-hashes" in line and "--only-binary :all:" in line for line in installs)
