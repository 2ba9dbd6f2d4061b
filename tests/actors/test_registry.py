"""The registry is whole: ids, names and relations agree."""

from datetime import date

import pytest

from recount.actors import faults, registry
from recount.actors.load import written


def test_every_id_is_one_actors() -> None:
    ids = [actor.id for actor in written()]
    assert len(ids) == len(set(ids)) > 200


def test_the_files_have_no_faults() -> None:
    assert list(faults(registry())) == []
    assert len(list(written())) >= 600


def test_dated_names_do_not_overlap() -> None:
    for on in (date(2013, 6, 1), date(2014, 6, 28), date(2014, 6, 29), date(2020, 1, 1)):
        actor = registry().resolve("ISIL", on)
        assert actor is not None
        assert actor.id == ("isil" if on < date(2014, 6, 29) else "islamic-state")


def test_every_relation_has_a_source_and_what_became_of_a_group_a_day() -> None:
    for actor in registry().actors.values():
        for relation in actor.relations:
            assert relation.source, f"{actor.id} {relation.kind} {relation.to}"
            if relation.kind in ("renamed_to", "merged_into"):
                assert relation.on and relation.source, f"{actor.id} {relation.kind} {relation.to}"


def test_the_nusra_front_and_what_became_of_it() -> None:
    nusra = registry()["jabhat-al-nusra"].relations[0]
    fateh = registry()["jabhat-fateh-al-sham"].relations[0]
    assert (nusra.kind, nusra.to, nusra.on) == ("renamed_to", "jabhat-fateh-al-sham", date(2016, 7, 28))
    assert (fateh.kind, fateh.to, fateh.on) == ("merged_into", "hayat-tahrir-al-sham", date(2017, 1, 28))


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("al-Nusra Front (Qaeda branch in the Levant)", "jabhat-al-nusra"),
        ("Jabhat an-Nusra terrorists", "jabhat-al-nusra"),
        ("Tahrir al-Sham", "hayat-tahrir-al-sham"),
        ("Hayat Tahrir al-Sham (HTS)", "hayat-tahrir-al-sham"),
        ("the Islamic State (IS) group", "islamic-state"),
        ("ISIL Takfiri terrorists", "islamic-state"),
        ("IS fighters", "islamic-state"),
        ("Daesh terrorist group", "islamic-state"),
        ("Jeish al-Fatah", "jaish-al-fatah"),
        ("Syrian Kurdish YPG militia", "ypg"),
        ("US-backed Syrian Democratic Forces (SDF)", "syrian-democratic-forces"),
        ("Lebanese Hezbollah", "hezbollah"),
        ("Syrian army", "forces-syr"),
        ("Syrias government", "state-syr"),
        ("President Bashar al-Assads forces", "forces-syr"),
        ("Russian warplanes", "air-force-rus"),
        ("Iraqi army", "forces-irq"),
        ("Nigerian troops", "forces-nga"),
        ("Turkey", "state-tur"),
        ("Russian", "state-rus"),
        ("government forces", "any-government-forces"),
        ("army", "any-government-forces"),
        ("Communist Party of India Maoist (CPI Maoist)", "cpi-maoist"),
        ("Tehreek e Taliban Pakistan (TTP)", "ttp"),
        ("NSCN Khaplang (NSCN K)", "nscn-k"),
        ("Purba Banglar Communist Party (PBCP)", "pbcp"),
        ("Syrian Observatory for Human Rights (SOHR)", "sohr"),
        ("Observatory head Rami Abdel Rahman", "sohr"),
        ("A source at Aleppo Police Command", "police-syr"),
        ("SANA news agency", "sana"),
        ("Dawn", "dawn"),
        ("The News", "the-news"),
        ("Myanmar's military regime", "forces-mmr"),
        ("Israel's military", "idf"),
        ("Israeli settlers", "israeli-settlers"),
        ("the M23 rebels", "m23"),
        ("FARC dissidents", "farc-dissidents"),
        ("Santa Rosa de Lima gang", "santa-rosa-de-lima-cartel"),
        ("the Gran Grif gang", "gran-grif"),
        ("Provisional Irish Republican Army", "ira"),
        ("Anglophone secessionists", "ambazonia"),
        ("Oromo Liberation Army (OLA)", "olf"),
        ("armed bandits", "any-bandits"),
        ("junta troops", "any-junta"),
        ("Hamas-run health ministry", "gaza-health-ministry"),
    ],
)
def test_names_as_reports_have_them(name: str, actor_id: str) -> None:
    actor = registry().resolve(name)
    assert actor is not None and actor.id == actor_id


@pytest.mark.parametrize(
    "name", ["", "is", "Nakul Yadav", "angry parents and residents", "Andhra Pradesh (AP) and Odisha Police"]
)
def test_what_is_no_actor(name: str) -> None:
    assert registry().resolve(name) is None
