"""The page /api/docs: the OpenAPI description to read, made without scripts or anything from elsewhere."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

router = APIRouter()
METHODS = ("get", "post", "put", "delete")
SHAPES = "shapes"
NO_WORDS = "Successful Response"  # what stands where nothing was said
STYLE = """
:root { color-scheme: light dark;
  --soft: light-dark(#5b574f, #a8a397); --line: light-dark(#dedad0, #37352f); }
body { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1.2rem 4rem;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  background: light-dark(#fbfaf7, #161614); color: light-dark(#1c1b19, #ebe8e0); }
h1, h2, h3 { font-family: "Iowan Old Style", Palatino, "Noto Serif", Georgia, serif; line-height: 1.2; }
h2 { margin-top: 2.2em; padding-bottom: 0.3em; border-bottom: 1px solid; }
h3 { margin: 2em 0 0.4em; font-family: ui-monospace, monospace; font-size: 1rem; overflow-wrap: anywhere; }
a { color: light-dark(#1d5268, #8fc0d4); text-underline-offset: 0.15em; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 0.6em 0; }
caption { text-align: left; color: var(--soft); padding: 0.2em 0; }
th, td { text-align: left; vertical-align: top; font-weight: 400; padding: 0.3em 0.8em 0.3em 0;
  border-bottom: 1px solid var(--line); }
th { width: 11rem; }
td:nth-child(2) { width: 13rem; color: var(--soft); }
th code { overflow-wrap: normal; }
nav { columns: 10rem; }
@media (max-width: 40rem) { th, td:nth-child(2) { width: auto; } }
"""
POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
INTRODUCTION = """
<p>The same as <a href="/api/openapi.json">an OpenAPI description</a>, for programs. All answers are JSON
unless something else is said; one that refuses is <code>{"detail": "a plain sentence"}</code>.</p>
<p>Changes are sent as <code>Content-Type: application/json</code>, along with the guard that
<code>GET /api/me</code> gives, as the header <code>X-Recount-Guard</code>. In a team, programs ask with a
token of the account page instead, and need no guard: <code>Authorization: Bearer recount_…</code></p>
"""


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    """What can be asked here, as a page."""
    return HTMLResponse(page(request.app.openapi()), headers={"Content-Security-Policy": POLICY})


def page(description: Mapping[str, Any]) -> str:
    """An OpenAPI description as HTML: its addresses by their tags, then its shapes."""
    title = f"{escape(description['info']['title'])} {escape(description['info']['version'])}: the API"
    routes = [
        (operation.get("tags", ["others"])[0], method, path, operation)
        for path, operations in description["paths"].items()
        for method in METHODS
        if (operation := operations.get(method))
    ]
    tags = list(dict.fromkeys(tag for tag, *_ in routes))
    shapes = description.get("components", {}).get("schemas", {})
    parts = [f"<h1>{title}</h1>", INTRODUCTION, _contents([*tags, SHAPES])]
    for tag in tags:
        parts.append(_heading(tag))
        parts += [_operation(method, path, it) for of, method, path, it in routes if of == tag]
    parts.append(_heading(SHAPES))
    parts += [_shape(name, shape) for name, shape in shapes.items() if "ValidationError" not in name]
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body><main>\n{body}\n</main></body></html>\n"
    )


def _contents(tags: Iterable[str]) -> str:
    links = "".join(f'<a href="#{_anchor(tag)}">{escape(tag.capitalize())}</a><br>' for tag in tags)
    return f'<nav aria-label="Contents">{links}</nav>'


def _heading(tag: str) -> str:
    return f'<h2 id="{_anchor(tag)}">{escape(tag.capitalize())}</h2>'


def _anchor(tag: str) -> str:
    return escape("-".join(tag.split()))


def _operation(method: str, path: str, operation: Mapping[str, Any]) -> str:
    parameters = [
        (each["name"], _type(each["schema"]), _words(each.get("description"), each["schema"]))
        for each in operation.get("parameters", ())
    ]
    answers = [
        (status, _content(answer), escape(answer.get("description", "").replace(NO_WORDS, "")))
        for status, answer in operation.get("responses", {}).items()
        if status != "422"
    ]
    sent = _content(operation.get("requestBody", {}))
    said = operation.get("description") or operation.get("summary", "")
    return "\n".join(
        (
            f"<h3>{method.upper()} {escape(path)}</h3>",
            *(f"<p>{escape(paragraph)}</p>" for paragraph in said.split("\n\n")),
            _table("Parameters", parameters),
            f"<p>It is sent {sent}.</p>" if sent else "",
            _table("Answers", answers),
        )
    )


def _shape(name: str, shape: Mapping[str, Any]) -> str:
    fields = [
        (field, _type(schema), _words(schema.get("description"), schema))
        for field, schema in shape.get("properties", {}).items()
    ]
    values = f"<p>{_type(shape)}</p>" if "enum" in shape else ""
    said = escape(shape.get("description", ""))
    return f'<h3 id="{escape(name)}">{escape(name)}</h3>\n<p>{said}</p>{values}{_table("Fields", fields)}'


def _table(caption: str, rows: Iterable[tuple[str, str, str]]) -> str:
    lines = [
        f'<tr><th scope="row"><code>{escape(name)}</code></th><td>{type}</td><td>{words}</td></tr>'
        for name, type, words in rows
    ]
    return f"<table><caption>{caption}</caption>{''.join(lines)}</table>" if lines else ""


def _words(description: str | None, schema: Mapping[str, Any]) -> str:
    said = [escape(description)] if description else []
    default = schema.get("default")
    if default not in (None, "", []):
        said.append(f"<code>{escape(str(default))}</code> if not given")
    return "; ".join(said)


def _content(answer: Mapping[str, Any]) -> str:
    """What is sent or answered, as HTML: its shape, and its type where that is not JSON."""
    found = [
        _type(content.get("schema", {})) if kind == "application/json" else f"<code>{escape(kind)}</code>"
        for kind, content in answer.get("content", {}).items()
    ]
    return " or ".join(filter(None, found))


def _type(schema: Mapping[str, Any]) -> str:
    """A type as HTML: a shape is a link to where it is told of."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rsplit("/", 1)[1])
        return f'<a href="#{name}">{name}</a>'
    if "anyOf" in schema:
        return " or ".join(_type(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f"<code>{escape(str(each))}</code>" for each in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(str(schema['const']))}</code>"
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {})) or 'anything'}"
    kind = {"null": "null", "integer": "whole number", "string": "text", "boolean": "yes or no"}
    if schema.get("type") == "string" and schema.get("format"):
        return escape(schema["format"])
    return kind.get(schema.get("type", ""), escape(schema.get("type", "")))
