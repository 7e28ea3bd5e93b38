"""Gazetteer: provinces, kabupaten, kota and kecamatan, their capitals and the other names the press gives them.

Names are looked up by `place_key`: letters and digits alone, so that spelling with spaces, hyphens,
dots or capitals makes no difference. Sources are named at the head of each data file.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from pakta_extract.lexicon import data_text, load_yaml

RegionLevel = Literal["provinsi", "kabupaten", "kota"]
NameKind = Literal["name", "spelling", "abbreviation", "capital", "town"]
JAKARTA = "31"


class Region(BaseModel):
    """One row of `regions.tsv`. `seat` is empty but for provinces: the kabupaten or kota that holds the capital."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    code: str
    name: str
    level: RegionLevel
    province: str
    capital: str
    seat: str

    @property
    def short(self) -> str:
        """The name without its level: `Bitung` of `Kota Bitung`."""
        return self.name.split(" ", 1)[1]


class Row(BaseModel):
    """One row of `towns.tsv` or `kecamatan.tsv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    code: str
    name: str


class Variants(BaseModel):
    """Contents of `region_variants.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    spellings: dict[str, list[str]]
    abbreviations: dict[str, list[str]]
    common_words: list[str]


class National(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    scope: list[str]
    bodies: list[str]


class HeldAt(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    links: list[str]
    parts: list[str]
    levels: list[str]
    located: list[str]
    interview: list[str]
    buildings: list[str]
    rooms: list[str]
    owners: list[str]


class PlaceContext(BaseModel):
    """Contents of `place_context.yaml`: words around a place name."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    levels: dict[RegionLevel, list[str]]
    governments: list[str]
    police: list[str]
    below_province: list[str]
    offices: list[str]
    provincial_offices: list[str]
    elections: list[str]
    scope: list[str]
    locations: list[str]
    kecamatan: list[str]
    never_after: list[str]
    national: National
    provincial_schools: list[str]
    unnamed: dict[RegionLevel, list[str]]
    held_at: HeldAt


class Reading(NamedTuple):
    """What a name may stand for: a region's code, and which kind of name it is for that region."""

    code: str
    kind: NameKind


@dataclass(frozen=True)
class Names:
    """Names by their key. `prefixes` are all beginnings of keys: a look-up need not go on where none fits."""

    readings: MappingProxyType[str, tuple[Reading, ...]]
    prefixes: frozenset[str]
    common_words: frozenset[str]


def place_key(name: str) -> str:
    """Letters and digits in lower case: what names are compared by."""
    key = name.casefold()
    return key if key.isalnum() else "".join(c for c in key if c.isalnum())


def read_tsv(name: str) -> list[dict[str, str]]:
    """Rows of a data file by column; lines that start with `#` are comments."""
    lines = [line.split("\t") for line in data_text(name).splitlines() if line and not line.startswith("#")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


@cache
def regions() -> MappingProxyType[str, Region]:
    """All 552 regions by Kemendagri code, provinces (`71`) before their kabupaten (`71.05`) and kota (`71.72`)."""
    rows = TypeAdapter(list[Region]).validate_python(read_tsv("regions.tsv"))
    return MappingProxyType({row.code: row for row in rows})


@cache
def region_words() -> frozenset[str]:
    """The single words of the names of all regions, lower case: `mesuji`, `rokan`, `hulu`."""
    known = regions().values() if _known[0] else ()
    return frozenset(word for region in known for word in region.short.lower().split())


@cache
def variants() -> Variants:
    return load_yaml("region_variants.yaml", Variants)


@cache
def place_context() -> PlaceContext:
    return load_yaml("place_context.yaml", PlaceContext)


@cache
def towns() -> tuple[Row, ...]:
    return tuple(TypeAdapter(list[Row]).validate_python(read_tsv("towns.tsv")))


_known: list[bool] = [True]


def forget() -> None:
    """From now on no place is known by its name in this process, to measure what the gazetteer is worth.

    Call it before the first article is read: tables made from names are kept where they are used.
    """
    _known[0] = False
    for table in (region_words, names, kecamatan_prefixes, kecamatan):
        table.cache_clear()


@cache
def names() -> Names:
    """All names of provinces, kabupaten, kota, their capitals and other towns."""
    if not _known[0]:
        return Names(MappingProxyType({}), frozenset(), frozenset())
    readings: dict[str, dict[str, NameKind]] = {}

    def add(name: str, code: str, kind: NameKind) -> None:
        readings.setdefault(place_key(name), {}).setdefault(code, kind)

    for region in regions().values():
        add(region.short, region.code, "name")
    for code, spelled in variants().spellings.items():
        for name in spelled:
            add(name, code, "spelling")
    for code, short in variants().abbreviations.items():
        for name in short:
            add(name, code, "abbreviation")
    for region in regions().values():
        if region.level != "provinsi":
            add(region.capital, region.code, "capital")
    for town in towns():
        add(town.name, town.code, "town")
    table = {key: tuple(Reading(c, k) for c, k in found.items()) for key, found in readings.items()}
    return Names(MappingProxyType(table), _prefixes(table), frozenset(map(place_key, variants().common_words)))


def _prefixes(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key[:n] for key in keys for n in range(1, len(key) + 1))


@cache
def kecamatan_prefixes() -> frozenset[str]:
    """All beginnings of the keys of `kecamatan`."""
    return _prefixes(kecamatan())


@cache
def kecamatan() -> MappingProxyType[str, tuple[str, ...]]:
    """Codes of the kabupaten and kota that have a kecamatan of this name, by the name's key."""
    found: dict[str, dict[str, None]] = {}
    rows = read_tsv("kecamatan.tsv") if _known[0] else []
    for row in TypeAdapter(list[Row]).validate_python(rows):
        found.setdefault(place_key(row.name), {})[row.code[:5]] = None
    return MappingProxyType({key: tuple(codes) for key, codes in found.items()})


@dataclass(frozen=True)
class ContextKeys:
    """`place_context.yaml` by keys, for set look-ups."""

    levels: MappingProxyType[str, RegionLevel]
    governments: frozenset[str]
    police: frozenset[str]
    below_province: frozenset[str]
    offices: frozenset[str]
    provincial_offices: frozenset[str]
    elections: frozenset[str]
    scope: frozenset[str]
    locations: frozenset[str]
    kecamatan: frozenset[str]
    never_after: frozenset[str]


@cache
def context_keys() -> ContextKeys:
    context = place_context()
    levels = {place_key(word): level for level, words in context.levels.items() for word in words}

    def keys(words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(place_key, words))

    return ContextKeys(
        MappingProxyType(levels),
        keys(context.governments),
        keys(context.police),
        keys(context.below_province),
        keys(context.offices),
        keys(context.provincial_offices),
        keys(context.elections),
        keys(context.scope),
        keys(context.locations),
        keys(context.kecamatan),
        keys(context.never_after),
    )


def town_codes(name: str) -> tuple[str, ...]:
    """Codes of the regions that a dateline's place may mean: region, capital or town; else kecamatan; else nothing.

    A leading `Kota`, `Kab.`, `Kabupaten` or `Provinsi` decides between regions of one name.
    """
    return town_readings(name)[0]


def town_readings(name: str) -> tuple[tuple[str, ...], bool]:
    """`town_codes`, and whether the name is a region's, capital's or town's own (False: a kecamatan or unknown)."""
    key = place_key(name)
    if found := names().readings.get(key):
        return tuple(r.code for r in found), True
    for prefix, level in (("kabupaten", "kabupaten"), ("kab", "kabupaten"), ("kota", "kota"), ("provinsi", "provinsi")):
        rest = key.removeprefix(prefix)
        if rest != key and (readings := names().readings.get(rest)):
            return codes_at(readings, level) or tuple(r.code for r in readings), True
    if key.endswith("kota") and (readings := names().readings.get(key.removesuffix("kota"))):
        return tuple(r.code for r in readings if regions()[r.code].level == "kota"), True  # MALANGKOTA, Bima Kota
    return kecamatan().get(key) or kecamatan().get(key.removeprefix("kecamatan").removeprefix("kec"), ()), False


def codes_at(readings: Iterable[Reading], level: str) -> tuple[str, ...]:
    """Codes of the readings of one level; a region's own name before a capital or town ("Kabupaten Banggai")."""
    fitting = [r for r in readings if regions()[r.code].level == level]
    own = [r for r in fitting if r.kind not in ("capital", "town")]
    return tuple(r.code for r in own or fitting)


def province_of(code: str) -> str:
    """Code of the province: the first two digits."""
    return code[:2]
