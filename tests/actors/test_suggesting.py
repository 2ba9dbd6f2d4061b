"""Suggestions: the same tie of several documents is one, and what the registry has is marked."""

from conftest import report
from recount.actors import registry, suggestions
from recount.reading.histories import histories


def test_documents_that_tell_of_one_tie_make_one_suggestion() -> None:
    texts = {
        "bbc": "Jabhat Fateh al-Sham, formerly the Nusra Front, claimed it.",
        "wire": "The Nusra Front renamed itself Jabhat Fateh al-Sham in July. It is led by Abu Hafs Tester.",
    }
    claims = [(name, claim) for name, text in texts.items() for claim in histories(report(text, name))]
    renamed, led = suggestions(registry(), claims)
    assert (renamed.kind, renamed.actor.id, renamed.other.id, renamed.known) == (
        "renamed_to",
        "jabhat-al-nusra",
        "jabhat-fateh-al-sham",
        True,
    )
    assert [name for name, _ in renamed.told] == ["bbc", "wire"]
    assert (led.kind, led.other.id, led.known) == ("led_by", "new-abu-hafs-tester", False)


def test_the_registry_is_left_alone() -> None:
    before = registry()["jabhat-al-nusra"].relations
    suggestions(
        registry(), [("", c) for c in histories(report("The Nusra Front merged into Jaish al-Islam."))]
    )
    assert registry()["jabhat-al-nusra"].relations == before
