"""The view of an incident: what most accounts say, the most precise day, the most complete place."""

from datetime import date

from recount.model import Account, IncidentType, Modality, Period, PlaceMention, Precision, Span
from recount.reconciling import DocumentRecord, Telling, incident, rule_of


def span(words: str) -> Span:
    return Span(start=0, end=len(words), words=words)


def telling(id: int, published: date | None, account: Account) -> Telling:
    document = DocumentRecord(
        id=id, name=f"doc-{id}", locator=f"/r/{id}", sha256=str(id), published=published
    )
    return Telling(id=id, document=document, account=account)


def account(type: str = "suicide-bomb", **more: object) -> Account:
    return Account.model_validate({"type": type, "anchor": span("attacked")} | more)


def period(first: date, last: date, precision: str, **more: bool) -> Period:
    return Period(start=first, end=last, precision=Precision(precision), span=span("then"), **more)


SATURDAY, SUNDAY, MONDAY = (date(2017, 2, day) for day in (25, 26, 27))


def test_type_and_modality_are_those_of_most_accounts() -> None:
    found = incident(
        1,
        [
            telling(1, SATURDAY, account("armed-clash", modality="disputed")),
            telling(2, SUNDAY, account()),
            telling(3, MONDAY, account(main=True)),
        ],
    )
    assert found.type is IncidentType.SUICIDE_BOMB
    assert found.modality is Modality.OCCURRED
    assert found.main


def test_accounts_stand_in_order_of_publication_the_undated_first() -> None:
    found = incident(
        1, [telling(3, MONDAY, account()), telling(2, None, account()), telling(1, SATURDAY, account())]
    )
    assert [t.id for t in found.accounts] == [2, 1, 3]


def test_the_period_is_the_most_precise_then_the_one_most_accounts_give() -> None:
    month = period(date(2017, 2, 1), date(2017, 2, 28), "month")
    saturday, sunday = period(SATURDAY, SATURDAY, "day"), period(SUNDAY, SUNDAY, "day")
    publication = period(MONDAY, MONDAY, "day", from_publication=True)
    told = [account(period=p) for p in (month, publication, publication, sunday, saturday, saturday)] + [
        account()
    ]
    found = incident(1, [telling(n, SATURDAY, each) for n, each in enumerate(told, 1)])
    assert found.period == saturday


def test_the_place_is_the_most_complete_and_the_country_may_come_from_another_account() -> None:
    province = PlaceMention(admin1="Homs", country="SYR", span=span("Homs province"))
    town = PlaceMention(name=span("Tal Shinan"), admin1="Homs", span=span("Tal Shinan"))
    found = incident(
        1, [telling(1, SATURDAY, account(place=province)), telling(2, SATURDAY, account(place=town))]
    )
    assert found.place == town
    assert found.country == "SYR"


def test_nothing_told_is_nothing_shown() -> None:
    found = incident(1, [telling(1, None, account())])
    assert (found.period, found.place, found.country, found.toll()) == (None, None, None, None)


def told(id: int, copy_of: int | None, source: str | None, outlet: str | None = None) -> Telling:
    toll = {"effect": "killed", "low": 9, "high": 9, "span": span("nine")}
    if source:
        toll["source"] = span(source)
    bare = telling(id, SATURDAY, account(tolls=[toll]))
    document = bare.document.model_copy(update={"copy_of": copy_of, "source": outlet})
    return bare.model_copy(update={"document": document})


def test_a_source_is_one_whatever_its_spelling_and_copies_speak_with_one_voice() -> None:
    found = incident(
        1,
        [
            told(1, None, None),
            told(2, 1, None),
            told(3, None, None),
            told(4, None, "SOHR"),
            told(5, None, "the Syrian Observatory for Human Rights"),
            told(6, None, "a doctor"),
        ],
    )
    assert [said.speaker for said in found.said] == [
        "doc-1",
        "doc-1",
        "doc-3",
        "Syrian Observatory for Human Rights",
        "Syrian Observatory for Human Rights",
        "a doctor",
    ]


def test_copies_speak_with_one_voice_where_their_original_tells_of_nothing() -> None:
    found = incident(1, [told(n, 1, None, f"Outlet {n}") for n in (2, 3, 4)])
    assert {said.speaker for said in found.said} == {"Outlet 2"}
    assert {said.independent for said in found.said} == {"outlet 2"}


def test_a_source_is_one_in_any_case_and_shown_as_it_first_occurs() -> None:
    words = ("Police", "police", "local sources", "Local sources")
    found = incident(1, [told(n, None, each) for n, each in enumerate(words, 1)])
    assert [said.speaker for said in found.said] == ["Police", "Police", "local sources", "local sources"]
    assert len({said.independent for said in found.said}) == 2


def test_an_outlet_and_the_source_of_its_name_are_one() -> None:
    found = incident(
        1, [told(1, None, None, "SANA"), told(2, None, "SANA", "BBC"), told(3, None, None, "BBC")]
    )
    assert [said.speaker for said in found.said] == [
        "Syrian Arab News Agency",
        "Syrian Arab News Agency",
        "BBC",
    ]
    by_list = found.toll(rule=rule_of("source-hierarchy", ["SANA"]))
    assert by_list is not None and by_list.claims[0].document == 2
