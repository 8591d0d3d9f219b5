"""`python -m geo import`: looked at first, then whole or not at all, and never twice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.events import Figure, View
from geo.store import Accept, Kept, Signature, open_store, verify
from tests.made_events import an_event
from tests.made_tables import acled

DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2


@pytest.fixture(autouse=True)
def no_store_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HISAR_STORE", raising=False)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "acled.csv"
    path.write_bytes(acled({}, {"latitude": "NaN"}, {"fatalities": "7"}))
    return path


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_what_can_be_taken_is_and_what_cannot_is_listed(table: Path, tmp_path: Path, capsys) -> None:
    store = tmp_path / "store.db"
    assert run("import", "acled", table, "--store", store) == DONE
    said = capsys.readouterr()
    assert said.out == "2 new, 0 changed, 0 as they were, 0 decided already\n"
    assert said.err.splitlines()[0] == f"{table}: 2 events"
    assert said.err.splitlines()[-2:] == ["1 row not taken:", "  line 4: latitude: not degrees: 'NaN'"]
    assert len(open_store(store).select(View())) == 2
    assert list(verify(store)) == []


def test_the_same_file_twice_adds_nothing(table: Path, tmp_path: Path, capsys) -> None:
    store = tmp_path / "store.db"
    run("import", "acled", table, "--store", store)
    before = open_store(store).last_entry
    capsys.readouterr()
    assert run("import", "acled", table, "--store", store) == DONE
    assert capsys.readouterr().out == "0 new, 0 changed, 2 as they were, 0 decided already\n"
    assert open_store(store).last_entry == before


def test_a_newer_edition_changes_what_changed_and_no_decision(table: Path, tmp_path: Path, capsys) -> None:
    path = tmp_path / "store.db"
    run("import", "acled", table, "--store", path)
    store = open_store(path)
    first, second = sorted(store.select(View()), key=lambda event: event.code("event_id_cnty") or "")
    seen = store.saved(first.id)
    store.act(Accept(first.id), Signature("editor"), {first.id: seen.entry})
    table.write_bytes(acled({"fatalities": "9"}, {"latitude": "NaN"}, {"fatalities": "9"}))
    capsys.readouterr()
    assert run("import", "acled", table, "--store", path, "--who", "somebody") == DONE
    assert capsys.readouterr().out == "0 new, 1 changed, 0 as they were, 1 decided already\n"
    assert open_store(path).event(first.id) == replace(first, status="accepted")
    assert open_store(path).event(second.id).figures[0].number == 9
    assert open_store(path).last_entry.by == Signature("somebody", f"acled {table}")


def test_a_preview_writes_nothing(table: Path, tmp_path: Path, capsys) -> None:
    store = tmp_path / "store.db"
    assert run("import", "acled", table, "--store", store, "--preview") == DONE
    assert run("import", "acled", table, "--preview") == DONE
    assert not store.exists()
    said = capsys.readouterr().out
    for line in (
        "2 events, nothing written yet",
        "2 new",
        "kinds: airstrike 2",
        "on the map: 2 of 2",
        "line 4: latitude",
    ):
        assert line in said


def test_a_preview_says_what_the_store_has_already(table: Path, tmp_path: Path, capsys) -> None:
    store = tmp_path / "store.db"
    run("import", "acled", table, "--store", store)
    entry = open_store(store).last_entry
    capsys.readouterr()
    run("import", "acled", table, "--store", store, "--preview")
    assert "0 new, 0 changed, 2 as they are" in capsys.readouterr().out
    assert open_store(store).last_entry == entry


def test_strict_takes_all_or_nothing(table: Path, tmp_path: Path, capsys) -> None:
    store = tmp_path / "store.db"
    assert run("import", "acled", table, "--store", store, "--strict") == BAD_INPUT
    said = capsys.readouterr().err
    assert said.startswith(f"{table}: line 4: latitude: not degrees: 'NaN'; 1 row cannot be taken")
    assert said.count("\n") == 1
    assert not store.exists()


def test_all_refused_rows_go_to_a_file_where_one_is_named(tmp_path: Path) -> None:
    table, refused = tmp_path / "acled.csv", tmp_path / "refused.txt"
    table.write_bytes(acled(*[{"latitude": "x\x1b[31m"}] * 30, {}))
    assert run("import", "acled", table, "--preview", "--refused", refused) == DONE
    lines = refused.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 30
    assert lines[0] == f"{table}: line 2: latitude: not degrees: 'x\\x1b[31m'"


def test_where_no_row_can_be_taken_there_is_no_store(tmp_path: Path, capsys) -> None:
    table = tmp_path / "acled.csv"
    table.write_bytes(acled({"latitude": "NaN"}, {"latitude": "inf"}))
    assert run("import", "acled", table, "--store", tmp_path / "x.db") == BAD_INPUT
    said = capsys.readouterr().err
    assert said == f"{table}: line 2: latitude: not degrees: 'NaN'; and 1 more row\n"
    assert not (tmp_path / "x.db").exists()


def test_an_empty_table_is_nothing_found(tmp_path: Path) -> None:
    table = tmp_path / "acled.csv"
    table.write_bytes(acled())
    assert run("import", "acled", table, "--store", tmp_path / "x.db") == NOTHING_FOUND


def test_a_mapping_is_named_on_the_command_line(tmp_path: Path, capsys) -> None:
    table, mapping = tmp_path / "t.csv", tmp_path / "m.toml"
    table.write_text("tag,ort\n03/04/2015,Ayyash\n")
    mapping.write_text('dates = "dmy"\nkind = "siege"\n[columns]\ndate = "tag"\nplace = "ort"\n')
    assert run("import", "csv", table, "--mapping", mapping, "--store", tmp_path / "x.db") == DONE
    (event,) = open_store(tmp_path / "x.db").select(View())
    assert (event.kind, event.when.edtf, event.places[0].id) == ("siege", "2015-04-03", "sy-deir-ez-zor-ayyash")
    assert "by the mapping: date = 'tag', place = 'ort'" in capsys.readouterr().err


ARTICLE = "قصف على عياش\n\nقصفت طائرات حربية بلدة عياش غرب دير الزور يوم 12 آذار 2014، ما أدى إلى مقتل ثلاثة مدنيين.\n"


def test_a_folder_of_articles_comes_in_with_its_documents(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "articles"
    (folder / "2014").mkdir(parents=True)
    (folder / "2014" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "two.html").write_text(f"<html><title>خبر</title><p>{ARTICLE}</p></html>", encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert run("import", "articles", folder, "--store", tmp_path / "x.db") == DONE
    store = open_store(tmp_path / "x.db")
    assert {article.id for article in store.articles()} == {"2014/one", "two"}
    assert store.body(store.filed("2014/one").original) == ARTICLE.encode()
    assert "broken.txt" in capsys.readouterr().err
    entry = store.last_entry
    assert run("import", "articles", folder, "--store", tmp_path / "x.db") == DONE
    assert open_store(tmp_path / "x.db").last_entry == entry


def test_saving_tells_what_it_did() -> None:
    from geo.exchange.acled import read_acled
    from tests.made_tables import incoming

    events = read_acled(incoming(acled({}, {}))).events
    store = open_store()
    assert store.weigh(events) == store.save(events) == Kept(new=2)
    assert store.weigh(events) == store.save(events) == Kept(same=2)
    accepted = replace(events[0], status="accepted")
    assert store.save([accepted]) == Kept(changed=1)
    assert store.weigh(events) == store.save(events) == Kept(same=1, decided=1)


def test_a_publisher_may_be_taken_at_its_word_but_not_over_a_persons(table: Path, tmp_path: Path, capsys) -> None:
    path = tmp_path / "store.db"
    run("import", "acled", table, "--store", path)
    store = open_store(path)
    rejected = store.select(View())[0]
    store.save([replace(rejected, status="rejected")])
    capsys.readouterr()
    assert run("import", "acled", table, "--store", path, "--accepted", "--preview") == DONE
    assert "0 new, 1 changed, 0 as they are, 1 decided already" in capsys.readouterr().out
    assert run("import", "acled", table, "--store", path, "--accepted") == DONE
    assert capsys.readouterr().out == "0 new, 1 changed, 0 as they were, 1 decided already\n"
    assert sorted(event.status for event in open_store(path).select(View())) == ["accepted", "rejected"]
    assert run("import", "articles", tmp_path, "--store", path, "--accepted") == BAD_INPUT


def test_an_export_may_be_of_what_was_accepted_and_say_where_it_is_seen(table: Path, tmp_path: Path, capsys) -> None:
    path, out = tmp_path / "store.db", tmp_path / "out.geojson"
    run("import", "acled", table, "--store", path, "--accepted")
    assert run("export", "geojson", "--store", path, "--status", "draft,rejected", "-o", out) == NOTHING_FOUND
    link = "https://example.org/?v=1"
    assert run("export", "geojson", "--store", path, "--status", "accepted", "--link", link, "-o", out) == DONE
    assert json.loads(out.read_bytes())["link"] == link
    assert run("export", "geojson", "--store", path, "--status", "sure", "-o", out) == BAD_INPUT
    assert "'status'='sure': not statuses" in capsys.readouterr().err


def test_a_newer_edition_under_another_name_is_of_the_same_data_set_if_it_is_said(tmp_path: Path, capsys) -> None:
    store = tmp_path / "store.db"
    for name, killed in (("march.csv", 3), ("march-corrected.csv", 4)):
        table = tmp_path / name
        table.write_text(f"id,date,place,killed\n7,2015-03-01,Ayyash,{killed}\n")
        assert run("import", "csv", table, "--store", store, "--dataset", "March") == DONE
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 new, 1 changed")
    (event,) = open_store(store).select(View())
    assert (event.figures[0].number, event.code("dataset")) == (4, "March")


def test_nobody_imports_namelessly(table: Path, tmp_path: Path, capsys) -> None:
    assert run("import", "acled", table, "--store", tmp_path / "x.db", "--who", " ") == BAD_INPUT
    assert capsys.readouterr().err.startswith("--who: who makes a change has a name")
    assert not (tmp_path / "x.db").exists()


def test_an_event_of_ours_in_acleds_shape_never_takes_the_place_of_itself(tmp_path: Path) -> None:
    store, out = tmp_path / "store.db", tmp_path / "out.csv"
    open_store(store).save([an_event(figures=(Figure("injured", 3, "about", "نحو ثلاثة"),))])
    assert run("export", "acled", "--store", store, "-o", out) == DONE
    assert run("import", "acled", out, "--store", store) == DONE
    assert open_store(store).select(View())[0].figures[0].what == "injured"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_table_of_ours_never_takes_the_place_of_what_it_was_written_from(
    table: Path, tmp_path: Path, form: str, capsys
) -> None:
    store, out, other = tmp_path / "store.db", tmp_path / f"out.{form}", tmp_path / "other.db"
    run("import", "acled", table, "--store", store, "--accepted")
    run("export", form, "--store", store, "-o", out)
    before = open_store(store).select(View())
    assert run("import", form, out, "--store", store) == DONE
    assert open_store(store).select(View()) == before
    assert "left as the store has them, which is more exact than this file: 2" in capsys.readouterr().err
    assert run("import", form, out, "--store", other) == DONE
    assert {event.id for event in open_store(other).select(View())} == {event.id for event in before}
