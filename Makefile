# make report   environment, locked install, report on seeds/
# make test     all tests
# make lab      JupyterLab on the notebooks
# make notebooks   re-execute the committed notebooks
# make bench    what is measured, as ratios
# make lock     requirements.txt -> requirements.lock

ENV := .venv
BIN := $(ENV)/bin
CORPUS ?= seeds
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11,\
	$(shell $(p) -c '$(SUPPORTED)' >/dev/null 2>&1 && echo $(p))))
# the installer's own lines of the lock, hash and all
UV_LINES := awk '/^uv==/ {on=1} /^[a-z]/ && !/^uv==/ {on=0} on' requirements.lock
UV = VIRTUAL_ENV=$(ENV) $(BIN)/uv

# live controls live as long as their kernel; what JupyterLab saves has their words in their place
UNSAVED := --ContentsManager.pre_save_hook=analysis.report.saved.without_controls

.PHONY: report test lab notebooks bench lock readme setup clean
.DELETE_ON_ERROR:

report: $(ENV)/.ready
	$(BIN)/python -m analysis report $(CORPUS)

test: $(ENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadfile
	$(BIN)/python -m pytest -n auto --dist loadfile -p tests.nbval_recipe --nbval --nbval-sanitize-with tests/nbval.ini notebooks

lab: $(ENV)/.ready
	$(BIN)/jupyter lab --notebook-dir . $(UNSAVED) notebooks

notebooks: $(ENV)/.ready
	$(BIN)/python -m analysis.report.refresh

bench: $(ENV)/.ready
	$(BIN)/python -m benchmarks

readme: $(ENV)/.ready
	$(BIN)/python -m analysis.docs README.md > README.new && mv README.new README.md

lock: $(ENV)/.uv
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --only-binary :all: requirements.txt requirements-dev.txt -o requirements.lock

setup: $(ENV)/.ready

# The environment is made once; a new lock is installed over it.
$(ENV)/.ready: requirements.lock pyproject.toml | $(ENV)/.uv
	@echo "installing the locked packages into $(ENV) ..."
	@if [ -x $(BIN)/uv ]; then \
		$(UV) pip install --quiet --compile-bytecode --require-hashes --only-binary :all: -r requirements.lock && \
		$(UV) pip install --quiet --no-build-isolation --no-deps --editable . ; \
	else \
		$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable . ; \
	fi
	@touch $@

$(ENV)/.uv:
	@test -n "$(PYTHON)" || { echo "Parallax needs Python 3.11, 3.12 or 3.13; name one: make PYTHON=/path/to/python"; exit 2; }
	$(PYTHON) -m venv $(ENV)
	@$(UV_LINES) > $(ENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: --no-deps -r $(ENV)/uv.txt \
		|| echo "uv could not be installed; pip does the work, more slowly"
	@touch $@

clean:
	rm -rf $(ENV)
