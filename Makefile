# What people type. `make` alone shows the list; what it prints is Dutch, like the app.
PYTHON ?= python3
VENV := .venv/bin/python -m
EXAMPLE := out/voorbeeld.zorgscan

.DEFAULT_GOAL := help
.PHONY: help run test gallery check fix wheel bench profile stress

help: ## toont deze lijst
	@echo "Gebruik: make <doel>"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1	\2/p' Makefile

run: ## opent de app op een kopie van het voorbeeld; zonder scherm: maakt de bestanden van het voorbeeld
	@$(PYTHON) scripts/setup.py run
	@mkdir -p out
	@test -e $(EXAMPLE) || cp resources/voorbeeld.zorgscan $(EXAMPLE)
	@if [ "$$(uname)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(VENV) zorgscan_desktop $(EXAMPLE); \
	else \
		echo "Hier is geen scherm; Zorgscan maakt de bestanden van het voorbeeld." && \
		$(VENV) zorgscan_desktop check $(EXAMPLE) && \
		$(VENV) zorgscan_desktop export $(EXAMPLE) -o out/voorbeeld.xlsx && \
		$(VENV) zorgscan_desktop export $(EXAMPLE) -o out/voorbeeld.png && \
		echo "Klaar: out/voorbeeld.xlsx (werkblad) en out/voorbeeld.png (batterij)."; \
	fi

test: ## draait alle tests; een deel: make test ARGS="-k woord"
	@$(PYTHON) scripts/setup.py test
	@$(VENV) pytest -n 2 $(ARGS)

gallery: ## tekent elk scherm in elke toestand en maat, in out/gallery; een deel: make gallery ARGS="board-full"
	@$(PYTHON) scripts/setup.py test
	@.venv/bin/python scripts/gallery.py $(ARGS)

check: ## kijkt de code na: opmaak, regels, types en lagen
	@$(PYTHON) scripts/setup.py test
	@$(VENV) ruff format --check .
	@$(VENV) ruff check --quiet .
	@$(VENV) mypy
	@.venv/bin/python -c "import importlinter.cli as cli; cli.lint_imports_command()" --no-logo

fix: ## zet de opmaak recht en herstelt wat vanzelf kan
	@$(PYTHON) scripts/setup.py test
	@$(VENV) ruff format --quiet .
	@$(VENV) ruff check --fix .

wheel: ## maakt het bestand waarmee een school Zorgscan installeert, in dist/
	@$(PYTHON) scripts/setup.py test
	@$(VENV) build --wheel --no-isolation --outdir dist . > /dev/null
	@ls dist/*.whl

bench: ## meet hoe snel Zorgscan is naast een kaal venster (docs/performance.md), in out/bench.json
	@$(PYTHON) scripts/setup.py test
	@$(VENV) bench $(ARGS)

profile: ## toont waar de start en een sleep hun tijd laten, in out/profile
	@$(PYTHON) scripts/setup.py test
	@$(VENV) bench.profile $(ARGS)

stress: ## draait de lange proeven: duizend keer afgebroken, een miljoen kapotte bestanden (docs/reliability.md, duurt uren)
	@$(PYTHON) scripts/setup.py test
	@$(VENV) tests.stress $(ARGS)
