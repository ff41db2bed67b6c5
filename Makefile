# The verbs of the house. Each one sets up what it needs first; nothing is set up twice.
#   make run      open the kiosk on the sample conference        make test       all tests, without a display
#   make format   lay the code out                               make lint       ruff, qmllint
#   make types    mypy                                           make bench      the measurements of the README
#   make catalogues   collect the texts, update and compile the translations
#   make installer    dist/kiosk, a folder that runs where no Python is

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CATALOGUES := $(wildcard translations/*/LC_MESSAGES/kiosk.po)
CODE := kiosk ui tests assets .ci
OFFSCREEN := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
ARGS ?=

export PYTHON

.PHONY: run test format lint types bench catalogues installer clean system-run system-test system-installer
.DEFAULT_GOAL := run

run: $(VENV)/.run $(CATALOGUES:.po=.mo)
	$(BIN)/kiosk $(ARGS)

test: $(VENV)/.dev $(CATALOGUES:.po=.mo)
	$(OFFSCREEN) $(BIN)/python -m pytest -n 2 $(ARGS)

format: $(VENV)/.dev
	$(BIN)/ruff check --fix-only $(CODE)
	$(BIN)/ruff format $(CODE)

lint: $(VENV)/.dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/python .ci/qmllint.py

types: $(VENV)/.dev
	$(BIN)/mypy

bench: $(VENV)/.run $(CATALOGUES:.po=.mo)
	$(OFFSCREEN) $(BIN)/kiosk bench $(ARGS)

catalogues: $(VENV)/.dev
	$(BIN)/python .ci/catalogues.py update
	$(BIN)/python .ci/catalogues.py compile

installer: system-installer $(VENV)/.dev $(CATALOGUES:.po=.mo)
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/installer build_installer.spec

clean:
	rm -rf $(VENV) build dist $(CATALOGUES:.po=.mo)

%.mo: %.po | $(VENV)/.run
	$(BIN)/python .ci/catalogues.py compile

# The system is looked at every time, which is quick; Python packages are installed when pyproject.toml has changed.
$(VENV)/.run: pyproject.toml | system-run
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev: pyproject.toml | system-test
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/.run

system-run:
	@.ci/system-packages run

system-test:
	@.ci/system-packages run test

system-installer:
	@.ci/system-packages run installer
