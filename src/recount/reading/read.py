"""One document to its accounts."""

from typing import Any

from recount.model import Account, Document, Span
from recount.reading.accounts import accounts
from recount.reading.casing import is_one_case, recased
from recount.reading.tellings import report


def read(document: Document) -> tuple[Account, ...]:
    """The accounts that `document` gives, the main one first, then as they are told."""
    if not is_one_case(document.content):
        return accounts(report(document))
    cased = recased(document.content)
    at = len(document.title)
    fields = {name: getattr(document, name) for name in Document.model_fields}
    copy = Document(**{**fields, "title": cased[:at], "text": cased[at + 1 :]})
    return tuple(_in_words_of(document, account) for account in accounts(report(copy)))


def _in_words_of(document: Document, account: Account) -> Account:
    """An account of a copy, with the spans of the document itself."""

    def own(value: Any) -> Any:
        if isinstance(value, dict):
            if value.keys() == Span.model_fields.keys():
                return document.span(value["start"], value["end"]).model_dump()
            return {key: own(inner) for key, inner in value.items()}
        return [own(inner) for inner in value] if isinstance(value, list | tuple) else value

    return Account.model_validate(own(account.model_dump()))
