"""GeoNames' feature codes as our kinds, with the radius that usually holds such a place.

Codes as https://www.geonames.org/export/codes.html lists them. Roads (class R), what lies under the sea (U) and records
without a class are no places of ours.
"""

from __future__ import annotations

from dataclasses import dataclass

CITY_PEOPLE, TOWN_PEOPLE = 100_000, 20_000
"""From how many people on GeoNames' populated places are a city, a town."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Our word for a feature code; `uncertainty_m` is in metres."""

    name: str
    uncertainty_m: float


CITY, TOWN, SETTLEMENT = Kind("city", 8_000.0), Kind("town", 4_000.0), Kind("settlement", 3_000.0)

BY_CLASS = {
    "A": Kind("region", 20_000.0),
    "H": Kind("facility", 2_000.0),
    "L": Kind("region", 5_000.0),
    "P": SETTLEMENT,
    "S": Kind("facility", 2_000.0),
    "T": Kind("mountain", 5_000.0),
    "V": Kind("region", 5_000.0),
}
"""What a code is that is not listed below; of the waters these are wells and springs."""

CODES = {
    Kind("country", 420_000.0): "A.PCL A.PCLD A.PCLF A.PCLI A.PCLIX A.PCLS",
    Kind("governorate", 110_000.0): "A.ADM1",
    Kind("district", 40_000.0): "A.ADM2",
    Kind("subdistrict", 20_000.0): "A.ADM3",
    CITY: "P.PPLC P.PPLA P.PPLG",
    TOWN: "P.PPLA2 P.PPLA3",
    Kind("neighbourhood", 1_500.0): "P.PPLX",
    Kind("settlement", 2_000.0): "S.FRM S.FRMS S.HMSD S.HUTS",
    Kind("camp", 2_000.0): "S.CMP S.CMPRF S.CMPLA S.CMPO",
    Kind("airport", 3_000.0): "S.AIRP S.AIRF S.AIRQ",
    Kind("airbase", 3_000.0): "S.AIRB",
    Kind("oil_field", 10_000.0): "L.OILF",
    Kind("gas_field", 10_000.0): "L.GASF",
    Kind("refinery", 3_000.0): "S.OILR",
    Kind("border_crossing", 2_000.0): "S.PSTB S.CSTM",
    Kind("bridge", 1_000.0): "S.BDG S.BDGQ",
    Kind("dam", 2_000.0): "S.DAM S.DAMQ S.DAMSB",
    Kind("facility", 3_000.0): "L.MILB L.NVB L.INDS L.PRT L.MNA",
    Kind("region", 30_000.0): (
        "L.RGN L.RGNE L.RGNH L.RGNL L.AREA T.BDLD T.DPR T.DSRT T.ERG T.HMDA T.KRST T.LAVA T.PLAT T.PLATX T.PLN T.PLNX "
        "T.REG T.SAND T.UPLD T.VAL T.VALS T.VALX"
    ),
    Kind("region", 5_000.0): (
        "T.BCH T.CAPE T.CNYN T.CRDR T.DLTA T.GRGE T.ISTH T.PAN T.PANS T.PASS T.PEN T.PT T.TRR H.MRSH H.MRSHN H.RVN "
        "H.SWMP H.WTLD H.WTLDI"
    ),
    Kind("island", 3_000.0): "T.ISL T.ISLET T.ISLF T.ISLM T.ISLS T.ISLT T.ISLX",
    Kind("river", 50_000.0): (
        "H.STM H.STMA H.STMB H.STMC H.STMD H.STMH H.STMI H.STMIX H.STMM H.STMQ H.STMS H.STMSB H.STMX H.WAD H.WADB "
        "H.WADJ H.WADM H.WADS H.WADX H.CNL H.CNLA H.CNLB H.CNLD H.CNLI H.CNLN H.CNLQ H.CNLSB H.CNLX"
    ),
    Kind("lake", 10_000.0): (
        "H.LK H.LKC H.LKI H.LKN H.LKNI H.LKO H.LKOI H.LKS H.LKSC H.LKSI H.LKSN H.LKSNI H.LKX H.LGN H.LGNS H.LGNX H.PND "
        "H.PNDI H.PNDN H.PNDNI H.PNDS H.PNDSI H.PNDSN H.RSV H.RSVI H.RSVT H.SBKH"
    ),
    Kind("sea", 20_000.0): "H.BAY H.BAYS H.BGHT H.COVE H.STRT",
    Kind("sea", 200_000.0): "H.SEA H.GULF H.OCN",
}

BY_CODE = {code: kind for kind, codes in CODES.items() for code in codes.split()}

GONE = "H"
"""What the code of an administrative unit of the past ends with."""


def kind_of(feature_class: str, code: str, population: int | None) -> Kind | None:
    """Our kind of a feature; None where it is no place of ours. A populated place is what its people make it."""
    kind = BY_CODE.get(f"{feature_class}.{code}") or BY_CLASS.get(feature_class)
    if kind in (SETTLEMENT, TOWN) and (population or 0) >= CITY_PEOPLE:
        return CITY
    if kind is SETTLEMENT and (population or 0) >= TOWN_PEOPLE:
        return TOWN
    return kind


def is_of_the_past(feature_class: str, code: str) -> bool:
    """Whether a record is an administrative unit that is no more."""
    return feature_class == "A" and code.endswith(GONE)
