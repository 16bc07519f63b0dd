# Fondskompas. `make` alone shows what there is. Needs Python 3.11 or newer; the rest goes into .venv.

PORT ?= 8050
# Another interpreter than the one found: make demo PYTHON=/path/to/python3.12
PYTHON ?=
# BROWSER=verplicht makes the browser tests fail, instead of skip, where no Chromium is found.
BROWSER ?=
# Extra arguments for pytest: make test ARGS="-k verdeling", make snel ARGS="--lf"; for make mutatie: ARGS="--alleen sql"
ARGS ?=
# How many damaged files: make fuzz AANTAL=500
AANTAL ?= 10000
# UPGRADE=1 lets make lock take newer versions; without it only what pyproject.toml asks for changes.
UPGRADE ?=
# STANDEN=weg makes clean remove the frozen states too.
STANDEN ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# Stamps: what runs, the project itself (so that a change in pyproject.toml does not bring every package in again), and
# on top of them what tests and builds.
PACKAGES := $(VENV)/.packages
READY := $(VENV)/.ready
DEV := $(VENV)/.dev

.DEFAULT_GOAL := help
.PHONY: help demo bouw dashboard controleer test snel lint bench fuzz waarheid keur mutatie sbom audit wheel lock clean FORCE

help: ## toont dit overzicht
	@echo "Fondskompas: het gemeentefonds per gemeente en per doel, met bewijs."
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  PORT=8050           poort van het dashboard"
	@echo "  PYTHON=python3.12   een andere Python dan de gevonden"
	@echo "  BROWSER=verplicht   test: zonder Chromium mislukken de browsertests in plaats van dat ze overslaan"
	@echo "  ARGS=\"...\"          test en snel: extra argumenten voor pytest; mutatie: zie --help"
	@echo "  AANTAL=500          fuzz: zoveel bestanden in plaats van 10.000"
	@echo "  UPGRADE=1           lock: neem nieuwere versies"
	@echo "  STANDEN=weg         clean: verwijder ook de bevroren standen"

demo: bouw ## installeert wat nodig is, bouwt de cijfers en start het dashboard
	@echo
	@echo "Het dashboard staat op http://127.0.0.1:$(PORT) (stoppen: Ctrl+C)"
	@echo
	@FONDSKOMPAS_POORT=$(PORT) $(BIN)/fondskompas dashboard

bouw: $(READY) ## bouwt data/processed uit data/raw
	@$(BIN)/fondskompas bouw

dashboard: $(READY) ## start het dashboard op de cijfers die er al zijn
	@FONDSKOMPAS_POORT=$(PORT) $(BIN)/fondskompas dashboard

controleer: $(READY) ## toont aansluitingen en bevindingen
	@$(BIN)/fondskompas controleer

# Two workers that take a group of tests at a time, the longest first (tests/hulp/banen.py says what a group is).
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

test: $(DEV) ## draait alle tests, ook die in een browser (een kwartier)
	@FONDSKOMPAS_BROWSER=$(or $(BROWSER),$(FONDSKOMPAS_BROWSER)) $(PYTEST) -rs $(ARGS)

snel: $(DEV) ## draait de tests zonder browser en zonder hele bouw (twee minuten)
	@$(PYTEST) -m "not browser and not bouw" -q $(ARGS)

lint: $(DEV) ## controleert stijl, opmaak, typen en muren van de code, en de SQL
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/basedpyright
	@$(BIN)/lint-imports --no-cache --no-logo
	@$(BIN)/sqlfluff lint --quiet --disable-progress-bar --processes 2 queries

bench: $(DEV) ## meet de snelheid en toont een tabel
	@$(BIN)/python -m tests.bench.__main__

fuzz: $(DEV) ## gooit 10.000 beschadigde bestanden naar alle lezers (AANTAL=10000)
	@$(BIN)/python -m tests.fuzz.__main__ $(AANTAL)

waarheid: $(DEV) ## beschadigt echte tabellen en telt wat toevoegen daarvan merkt (ARGS="--map MAP" voor meer jaargangen)
	@$(BIN)/python -m tests.waarheid $(ARGS)

keur: $(DEV) ## laat uitgave en API beoordelen door programma's van anderen (tien minuten; haalt die programma's op)
	@$(PIP) install -e ".[open]"
	@$(BIN)/python -m tests.open $(ARGS)

# Of what runs only: what tests it never reaches a reader.
sbom: $(DEV) ## schrijft de stuklijst van wat draait naar build/sbom.json (CycloneDX; haalt een programma op)
	@$(PIP) install -e ".[toezicht]"
	@mkdir -p build
	@$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible \
		--output-file build/sbom.json
	@echo "build/sbom.json is geschreven."

# Strict: a package that the service does not know was not looked at, and must not pass for one without leaks.
audit: $(DEV) ## zoekt bekende lekken in wat draait (vraagt een dienst op het net; haalt een programma op)
	@$(PIP) install -e ".[toezicht]"
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

mutatie: $(DEV) ## zoekt fouten in de verdeling die geen test opmerkt (half uur of meer; ARGS kiest een deel)
	@$(BIN)/python -m tests.mutatie $(ARGS)

wheel: $(DEV) ## maakt het pakket (wheel en sdist) in dist/
	@rm -rf dist
	@$(BIN)/python -m hatchling build

# Asks the public index only, whatever this machine's pip is set to: an extra local folder would narrow the hashes to
# the files that happen to lie there. Always with Python 3.11, the oldest that is supported. What runs is pinned first;
# what tests it takes the same versions (-c).
COMPILE = env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null build/lock/bin/pip-compile --quiet \
	--all-build-deps --generate-hashes --allow-unsafe --strip-extras $(if $(UPGRADE),--upgrade) \
	--no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

lock: ## zet alle versies vast in requirements.lock en requirements-dev.lock (vraagt Python 3.11)
	@python3.11 -m venv --clear build/lock
	@build/lock/bin/python -m pip install --quiet --disable-pip-version-check pip==26.3 pip-tools==7.6.2
	@cp requirements.lock requirements-dev.lock build/lock/
	@$(COMPILE) --extra postgres --output-file build/lock/requirements.lock pyproject.toml
	@$(COMPILE) --extra postgres --extra dev -c build/lock/requirements.lock \
		--output-file build/lock/requirements-dev.lock pyproject.toml
	@echo "# Everything that runs Fondskompas, pinned for Python 3.11. Made by: make lock" > build/lock/run
	@echo "# Everything that runs, tests and builds Fondskompas, pinned for Python 3.11. Made by: make lock" > build/lock/dev
	@grep -v -e '^# Everything that' -e 'considered to be unsafe' build/lock/requirements.lock >> build/lock/run
	@grep -v -e '^# Everything that' -e 'considered to be unsafe' build/lock/requirements-dev.lock \
		| sed 's#-c build/lock/requirements.lock#-c requirements.lock#' >> build/lock/dev
	@mv build/lock/run requirements.lock && mv build/lock/dev requirements-dev.lock
	@rm -rf build/lock && rmdir build 2>/dev/null || true
	@echo "requirements.lock en requirements-dev.lock zijn vernieuwd."

# Frozen states cannot be made again, so they stay; their names are told, and they go with: make clean STANDEN=weg.
# Releases stay too: others have been told that they never change.
clean: ## verwijdert omgeving, cijfers en tussenbestanden; data/raw, bevroren standen en uitgaven blijven
	@rm -rf $(VENV) build dist *.egg-info .pytest_cache .ruff_cache .hypothesis
	@find data/processed -mindepth 1 -maxdepth 1 ! -name .gitkeep ! -name standen ! -name open -exec rm -rf {} +
	@if [ -d data/processed/standen ]; then \
		if [ "$(STANDEN)" = weg ]; then \
			rm -rf data/processed/standen; echo "De bevroren standen zijn verwijderd."; \
		else \
			echo "De bevroren standen in data/processed/standen blijven staan (verwijderen: make clean STANDEN=weg)."; \
		fi; \
	fi
	@find pipelines dashboard queries tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Opgeruimd."

# The environment. The stamp names the folder it was made in, because a moved or copied .venv runs the old checkout.
ifneq ($(shell test -x $(BIN)/python && cat $(PACKAGES) 2>/dev/null),$(CURDIR))
$(PACKAGES): FORCE
endif

$(PACKAGES): requirements.lock
	@python=; \
	for candidate in $(or $(PYTHON),python3.11 python3.12 python3.13 python3); do \
		if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			python=$$candidate; break; \
		fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Fondskompas heeft Python 3.11 of nieuwer nodig; die is niet gevonden$(if $(PYTHON), als $(PYTHON))." >&2; \
		echo "Installeer Python van python.org of uw systeem, of wijs er een aan: make demo PYTHON=/pad/naar/python3.11" >&2; \
		exit 1; \
	fi; \
	if ! "$$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then \
		echo "$$python mist de module venv, waarmee Fondskompas zijn eigen omgeving maakt." >&2; \
		echo "Op Debian en Ubuntu: sudo apt-get install python3-venv" >&2; \
		exit 1; \
	fi; \
	echo "Omgeving maken in $(VENV) met $$("$$python" --version); dit gebeurt eenmalig en duurt hooguit enkele minuten."; \
	"$$python" -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@echo "$(CURDIR)" > $@

$(READY): $(PACKAGES) pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# The same pins and more (make lock sees to that), so nothing of what runs is replaced.
$(DEV): requirements-dev.lock $(READY)
	@echo "Ophalen wat testen en bouwen vraagt; dit gebeurt eenmalig."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
