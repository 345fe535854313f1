# GlobFam. Two commands do everything: `make run` and `make test`. See README.md.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PY := .venv/bin/python
UV = $$(command -v uv || echo .tools/bin/uv)
export UV_PYTHON_DOWNLOADS := never
export PYTHONDONTWRITEBYTECODE :=

help: ## Say what there is to do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/.installed ## Make .venv from the hashed requirement files, and nothing else

.venv/.installed: requirements/run.txt requirements/second_engine.txt requirements/dev.txt
	@deploy/install_uv
	@test -x $(PY) || $(UV) venv --quiet .venv
	@$(UV) pip sync --quiet --compile-bytecode --python $(PY) --require-hashes requirements/run.txt requirements/second_engine.txt requirements/dev.txt
	@touch $@

machine:
	@deploy/install_machine

run: setup ## Start the bot: the sandbox chat page, or Telegram when GLOBFAM_TELEGRAM_TOKEN is set
	@exec $(PY) -m bot run

demo: setup ## Start the sandbox with the demo family, on a data folder of its own
	@exec $(PY) -m bot demo

test: setup machine ## Run every check: lint, types, layers, catalogues, all tests
	@deploy/check

bench: setup ## Measure, and write the table of docs/performance.md
	@$(PY) -m benchmarks

soak: setup ## The long tests: many kills, long histories
	@$(PY) -m pytest -m soak -n 0 --timeout 1800

lock: ## Compile the requirement files with hashes from pyproject.toml
	@deploy/install_uv
	@$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --python-version 3.11 --custom-compile-command 'make lock' pyproject.toml -o requirements/run.txt
	@$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --python-version 3.11 --custom-compile-command 'make lock' -c requirements/run.txt --extra second-engine pyproject.toml -o requirements/second_engine.txt
	@$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --python-version 3.11 --custom-compile-command 'make lock' -c requirements/second_engine.txt --group dev -o requirements/dev.txt

pictures: setup ## Take the pictures of the guides anew, from the real bot on the real chat page
	@TAKE_PICTURES=1 $(PY) -m pytest -q -n 0 tests/guide

docs: setup ## Write the pages that come from the code (docs/settings.md)
	@$(PY) -m bot settings > docs/settings.md

.PHONY: help setup machine run demo test bench soak lock pictures docs
