"""Sources: each reader on rows like its publisher's, good and damaged; the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import GazetteerError, Place, PlaceTableError, read_gazetteer
from gazetteer.building import Source, build, parse_source
from gazetteer.sources import READERS, read_table, read_whosonfirst
from gazetteer.tables import read_places

WOF = """\
wof_id,placetype,name,names_eng,names_ara,lat,lon,is_current,deprecated
1,locality,`Ayyash,,عياش|Ayyāsh,35.42,40.05,-1,
2,campus,Kamishly Airport,Qamishli Airport|KAC|OSKL,مطار القامشلي,37.02,41.19,1,
3,locality,Gone,,,35.0,40.0,0,2019-01-01
4,locality,Nowhere,,,95.0,40.0,-1,
x,locality,Numberless,,,35.0,40.0,-1,
5,galaxy,Andromeda,,,35.0,40.0,-1,
6,locality,,,,35.0,40.0,-1,
"""


def test_whosonfirst_rows_become_places_and_damaged_ones_are_named(tmp_path: Path) -> None:
    path = tmp_path / "wof.csv"
    path.write_text(WOF, encoding="utf-8")
    rows = list(read_whosonfirst(path))
    places = [row for row in rows if isinstance(row, Place)]
    problems = [row for row in rows if isinstance(row, PlaceTableError)]
    assert [place.id for place in places] == ["wof-1", "wof-2"]
    assert [(t.text, t.lang) for t in places[0].toponyms] == [("`Ayyash", "en"), ("عياش", "ar"), ("Ayyāsh", "ar-Latn")]
    assert "KAC" not in {toponym.text for toponym in places[1].toponyms}
    assert [problem.line for problem in problems] == [5, 6, 7, 8]
    assert all(str(path) in str(problem) for problem in problems)


TABLE = """\
id,name_ar,name_en,lon,lat,kind
a,عياش,Ayyash|Ayash,40.05,35.42,village
b,,,40.05,35.42,village
c,دمشق,Damascus,33.5,136.3,city
"""


def test_a_plain_table_needs_only_an_id_a_name_and_a_point(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    rows = list(read_table(path))
    assert isinstance(rows[0], Place)
    assert [toponym.text for toponym in rows[0].toponyms] == ["عياش", "Ayyash", "Ayash"]
    assert isinstance(rows[1], PlaceTableError)
    assert isinstance(rows[2], PlaceTableError)
    assert "swapped" in str(rows[2])


PLACES = "id,kind,feature_class,lon,lat,uncertainty_m,admin1,admin2,admin3,country,pcode,population,sources\n"
TOPONYMS = "place_id,text,lang,strength,source\n"
ROW = "a,village,P,40.05,35.42,1000,,,,SY,,,test\n"
NAME = "a,عياش,ar,strong,test\n"

DAMAGED = [
    (PLACES + ROW + ROW, TOPONYMS + NAME, 3, "stands above"),
    (PLACES + ROW.replace("1000", "-5"), TOPONYMS + NAME, 2, "uncertainty_m"),
    (PLACES + ROW.replace("35.42", "north"), TOPONYMS + NAME, 2, "north"),
    (PLACES + ROW, TOPONYMS, 2, "without a name"),
    (PLACES + ROW, TOPONYMS + NAME.replace("strong", "loud"), 2, "loud"),
    (PLACES + ROW, TOPONYMS + NAME + "b,دمشق,ar,strong,test\n", 1, "not in places.csv"),
    (PLACES.replace(",lat", "") + ROW, TOPONYMS + NAME, 1, "columns missing"),
    (PLACES + "a,village\n", TOPONYMS + NAME, 2, "too many or too few"),
]


@pytest.mark.parametrize(("places", "toponyms", "line", "says"), DAMAGED)
def test_a_bad_row_is_named_by_file_line_and_value(
    places: str, toponyms: str, line: int, says: str, tmp_path: Path
) -> None:
    (tmp_path / "places.csv").write_text(places, encoding="utf-8")
    (tmp_path / "toponyms.csv").write_text(toponyms, encoding="utf-8")
    with pytest.raises(PlaceTableError, match=says) as caught:
        list(read_places(tmp_path))
    assert caught.value.line == line


def test_a_build_leaves_damaged_rows_out_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "wof.csv"
    path.write_text(WOF, encoding="utf-8")
    built = build(tmp_path / "out.gaz", [Source("core", Path()), Source("whosonfirst", path)])
    gazetteer = read_gazetteer(tmp_path / "out.gaz")
    assert len(built.problems) == 4
    assert len(gazetteer) == built.places
    assert built.merged >= 1
    assert "whosonfirst" in gazetteer.place("sy-deir-ez-zor-ayyash").sources


@pytest.mark.parametrize("text", ["atlantis=x", "whosonfirst", "whosonfirst=/no/such/file", ""])
def test_a_source_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(GazetteerError):
        parse_source(text)


def test_every_reader_is_named_for_the_command_line() -> None:
    assert {"core", "table", "whosonfirst"} <= set(READERS)


SHARED = Path(__file__).parents[2] / "shared" / "data" / "whosonfirst" / "wof_sy_admin.csv"


@pytest.mark.skipif(not SHARED.exists(), reason="the published table is not beside this checkout")
def test_the_published_table_is_read_whole() -> None:
    rows = list(read_whosonfirst(SHARED))
    assert sum(isinstance(row, Place) for row in rows) > 10_000
    assert not [row for row in rows if isinstance(row, PlaceTableError)]
