"""The codebook: fields, values, counting rules, precision codes."""

import inspect
from typing import Any

from fastapi import APIRouter

from recount.codebook import codebook
from recount.model import FAMILY_OF
from recount.reconciling import HIERARCHY, RULES
from recount.reconciling.rules import source_hierarchy

router = APIRouter(tags=["codebook"])


@router.get("/codebook")
def whole_codebook() -> dict[str, Any]:
    """What every field and value means, and where the counting rules come from."""
    book = codebook()
    families = {type.value: family for type, family in FAMILY_OF.items()}
    fields = [
        {
            "name": field["name"],
            "what": field["what"],
            "values": [
                {"slug": slug, "what": what, "family": families.get(slug)}
                for slug, what in field.get("values", {}).items()
            ],
        }
        for field in book["fields"]
    ]
    rules = [(name, rule.decide) for name, rule in RULES.items()] + [(HIERARCHY, source_hierarchy)]
    return {
        "fields": fields,
        "rules": [{"name": name, **_described(function)} for name, function in rules],
        "precision": [{"code": code, "what": what} for code, what in book["precision"].items()],
    }


def _described(function: Any) -> dict[str, str]:
    """What a rule does and its source: the first paragraph of its docstring, and the rest."""
    first, _, rest = (inspect.getdoc(function) or "").partition("\n\n")
    return {"what": " ".join(first.split()), "source": " ".join(rest.split())}
