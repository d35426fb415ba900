# Everything a person does with this project; `make help` lists it.
# Needs git, make and Python 3.11 or newer; the rest is installed into .venv.

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules
# Python is started some hundred times: it keeps what it compiled, whatever a container says.
export PYTHONDONTWRITEBYTECODE :=

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
APPLICATION := config.wsgi:application
BIN := .venv/bin
# Only wheels: nothing is compiled here, and no package's setup script is run.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary=:all: --require-hashes -r
PYTEST := $(BIN)/python -m pytest
PARALLEL := -n 2 --dist worksteal
# What starts browsers and servers has commands of its own; what knows no database need not see two.
BUT_SERVERS := --ignore tests/browser --ignore tests/faults
BUT_KNOWING_NONE := $(addprefix --ignore tests/,rules importing/korea test_conventions.py \
	test_measures.py test_messages.py test_settings.py test_toolchain.py)
PO := $(wildcard centers/locale/*/LC_MESSAGES/django.po)
MO := $(PO:.po=.mo) centers/locale/zh_Hant/LC_MESSAGES/django.mo
STATIC := $(shell find static centers/static -type f 2>/dev/null)

##@ Use

.PHONY: run
run: .env $(MO) .stamps/static ## Serve the site on 127.0.0.1, with sample data the first time; PORT=8000
	@STAFF=on $(BIN)/python manage.py bootstrap
	@$(ANNOUNCE)
	@exec $(SERVE)

.PHONY: serve
serve: .env $(MO) .stamps/static ## Serve it and prepare nothing: what production starts
	@$(ANNOUNCE)
	@exec $(SERVE)

ANNOUNCE := echo "Serving on http://127.0.0.1:$(PORT)/ (Ctrl-C stops)"

# Many threads, so that kept pages wait for none that is made; few pages are made at once (decision
# 24). A worker that misses the signal to stop (one in four did) is ended after three seconds. The
# app logs its own requests.
SERVE := $(BIN)/granian --interface wsgi --no-ws --host 127.0.0.1 --workers $(WORKERS) \
	--blocking-threads 32 --respawn-failed-workers --workers-kill-timeout 3 \
	--no-access-log --log-level warning --port $(PORT) $(APPLICATION)

.PHONY: dev
dev: .env $(MO) ## Serve it with DEBUG on, reloading as you edit
	@DEBUG=on STAFF=on $(BIN)/python manage.py bootstrap
	@DEBUG=on $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

##@ Check

.PHONY: test
test: check test-fast test-browser test-postgres test-faults ## Every check there is; what CI runs

.PHONY: check
check: .stamps/development ## The three that follow, two at a time
	@$(MAKE) --jobs 2 --output-sync=line lint types deployable

.PHONY: lint
lint: .stamps/development ## Format, lint, templates, import ladder
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	find templates centers -name '*.html' -exec $(BIN)/djade --check {} +
	$(BIN)/lint-imports --no-logo

.PHONY: types
types: .stamps/development ## Types
	$(BIN)/mypy

.PHONY: deployable
deployable: .stamps/development ## No migration is missing, and the settings are fit for deployment
	$(BIN)/python manage.py makemigrations --check --dry-run --settings tests.settings
	for staff in on off; do \
		STAFF=$$staff DEBUG=off HTTPS=on ALLOWED_HOSTS=directory.example \
		SECRET_KEY=$(call new_secret,$(BIN)/python) \
		$(BIN)/python manage.py check --deploy --fail-level WARNING || exit 1; \
	done

.PHONY: test-fast
test-fast: .stamps/development ## Tests on SQLite alone, without a browser
	$(PYTEST) $(BUT_SERVERS) $(PARALLEL)

.PHONY: test-postgres
test-postgres: .stamps/development ## Tests on a throwaway PostgreSQL, or on TEST_DATABASE_URL
	$(BIN)/python -m tests.postgres -- $(PYTEST) $(BUT_SERVERS) $(BUT_KNOWING_NONE) $(PARALLEL)

.PHONY: test-browser
test-browser: .stamps/development ## Tests in a real browser
	sh tests/browser/install.sh
	$(PYTEST) $(PARALLEL) tests/browser

.PHONY: test-faults
test-faults: .stamps/development .env $(MO) .stamps/static ## Tests that kill what the site stands on, while it is read
	sh tests/faults/install.sh
	$(PYTEST) tests/faults

.PHONY: bench
bench: .env .stamps/development .stamps/static $(MO) ## How fast it is, as one table of ratios; CENTERS=10000 BESIDE=1000
	@sh tests/benchmarks/install.sh
	@$(BIN)/python -m tests.benchmarks.ratios --centers $(CENTERS) --beside $(BESIDE)

.PHONY: growth
growth: .env .stamps/development .stamps/static $(MO) ## How much longer a search takes in a large directory; CENTERS=1000000 BESIDE=10000
	@$(BIN)/python -m tests.benchmarks.ratios --growth --centers $(CENTERS) --beside $(BESIDE)

.PHONY: soak
soak: .env .stamps/development .stamps/static $(MO) ## Everything at once: readers, edits, killed workers; MINUTES=10 DATABASE=postgres
	@$(BIN)/python -m tests.benchmarks.soak --minutes $(MINUTES) --database $(DATABASE)

CENTERS := 10000
BESIDE := 1000
growth: CENTERS := 1000000
growth: BESIDE := 10000
MINUTES := 10
DATABASE := postgres

##@ Change

.PHONY: setup
setup: .stamps/development .env $(MO) ## Make the environment and .env

.PHONY: format
format: .stamps/development ## Put code and templates into the one format
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	find templates centers -name '*.html' -exec $(BIN)/djade {} +

.PHONY: messages
messages: .stamps/development ## Bring the .po files up to the words in code and templates
	$(BIN)/python -m config.messages update

.PHONY: lock
lock: .venv/pyvenv.cfg ## Lock the dependencies of pyproject.toml; UPGRADE=--upgrade moves them all
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock

LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)

.PHONY: help
help: ## This list
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# What the above stand on. A stamp is newer than what it was made from.

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.x")'
	$(PYTHON) -m venv --clear .venv

.stamps/runtime: requirements.lock .venv/pyvenv.cfg
	$(INSTALL) requirements.lock
	@mkdir -p .stamps && touch $@

.stamps/development: requirements-dev.lock requirements.lock .venv/pyvenv.cfg
	$(INSTALL) requirements-dev.lock
	@mkdir -p .stamps && touch $@ .stamps/runtime

# Both faces serve from here, so what the desk needs is always among it.
.stamps/static: .stamps/runtime .env config/settings.py $(STATIC)
	STAFF=on $(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@touch $@

%.mo: %.po .stamps/runtime
	$(BIN)/python -m config.messages compile

# Traditional Chinese is made from simplified.
centers/locale/zh_Hant/LC_MESSAGES/django.mo: $(PO:.po=.mo) centers/rules/script.py
	$(BIN)/python -m config.messages compile

new_secret = $$($(1) -c 'import secrets; print(secrets.token_urlsafe(50))')

.env:
	@umask 077 && printf 'SECRET_KEY=%s\nALLOWED_HOSTS=127.0.0.1,localhost,[::1]\n' "$(call new_secret,$(PYTHON))" > $@
	@echo "Wrote .env with a new secret key; .env.example lists what else it may say"
