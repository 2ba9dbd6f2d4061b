"""The docs say what the program does: every help, field and value is in them, and their examples run."""

import re
import shlex
import shutil
import typing
from pathlib import Path

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner

from recount import model
from recount.cli import app, common, reference
from recount.outputs.csv import COLUMNS
from recount.reconciling import DEFAULT_RULE, HIERARCHY, RULES, Toll

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
FIELDS = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
WRITE_ANEW = "run python -m recount.cli.reference"
ENUMS = (
    model.IncidentType,
    model.Modality,
    model.Status,
    model.Effect,
    model.Victims,
    model.Precision,
)
NOUNS: tuple[type[BaseModel], ...] = (
    model.Document,
    model.Span,
    model.Account,
    model.Period,
    model.PlaceMention,
    model.ResponsibilityClaim,
    model.TollClaim,
    Toll,
)


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.M | re.S)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples, and with reports/, as the docs suppose it."""
    for name in ("examples/homs-2017", "reports"):
        shutil.copytree(ROOT / "examples" / "homs-2017", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RECOUNT_LEDGER", raising=False)
    return tmp_path


def test_the_page_of_commands_is_what_help_says() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == reference.commands_page(), WRITE_ANEW


def test_the_excerpt_in_the_readme_is_what_show_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    words = reference.excerpt(ROOT / "examples" / "homs-2017")
    assert readme == reference.with_excerpt(readme, words), WRITE_ANEW
    assert words in readme


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_value_is_explained(enum: type[model.IncidentType]) -> None:
    assert [value for value in enum if f"`{value.value}`" not in FIELDS] == []


def test_every_family_field_rule_and_column_is_named() -> None:
    fields = {name for noun in NOUNS for name in noun.model_fields} - {"claims"}
    for name in (*fields, *RULES, *COLUMNS):
        assert f"`{name}`" in FIELDS, name
    for family in set(model.FAMILY_OF.values()):
        assert f"**{family}**" in FIELDS, family


def test_the_help_of_rules_names_every_rule() -> None:
    """The command line knows them by heart, so that its help need not load what counts."""
    said = CliRunner().invoke(app, ["show", "--help"]).output
    assert [name for name in (*RULES, HIERARCHY) if name not in " ".join(said.split())] == []
    assert common.DEFAULT_RULE == DEFAULT_RULE


@pytest.mark.parametrize("page", ["README.md", "docs/python.md"])
def test_the_python_in_the_docs_runs(checkout: Path, page: str) -> None:
    names: dict[str, typing.Any] = {}
    for block in blocks(page, "python"):
        exec(compile(block, page, "exec"), names)
    names["ledger"].close()


def test_the_commands_in_the_docs_run(checkout: Path) -> None:
    lines = [line for block in blocks("README.md", "sh") for line in block.splitlines()]
    assert len(lines) > 3
    for line in lines:
        result = CliRunner().invoke(app, shlex.split(line, comments=True)[1:])
        assert result.exit_code == 0, (line, result.output)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
