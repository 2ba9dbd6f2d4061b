"""The API: one file for each thing that a page is about."""

from recount.web.api import (
    actors,
    codebook,
    codings,
    documents,
    explore,
    incidents,
    judging,
    ledger,
    people,
    reference,
    releases,
    review,
)

ROUTERS = (
    actors.router,
    codebook.router,
    codings.router,
    documents.router,
    explore.router,
    incidents.router,
    judging.router,
    ledger.router,
    people.router,
    reference.router,
    releases.router,
    review.router,
)
