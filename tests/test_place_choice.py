"""Which region pledges, where, and how the record says so. Every example is invented."""
from __future__ import annotations

import pytest

from pakta_extract.assembly.places import Places, choose_places
from pakta_extract.document import Span
from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.occasion import find_acts
from pakta_extract.finders.places import find_dateline, find_places, find_venues
from pakta_extract.lexicon.regions import Region, regions

ON = ", Senin (2/9/2024)."


def choose(text: str) -> Places:
    doc = read_layout(text)
    acts = find_acts(doc)
    places = choose_places(doc, acts, find_places(doc), find_dateline(doc), find_venues(doc, acts))
    for value in (places.region, places.city, places.venue, places.dateline, places.outlet):
        for e in value.evidence if value else ():
            assert text[e.start : e.end] == e.text
    return places


def shown(places: Places) -> tuple[str | None, str | None]:
    return (places.region.name if places.region else None, places.city.name if places.city else None)


REGION_AND_CITY = {
    "own office": (
        "ASN lingkup Pemkab Ngawi membacakan ikrar netralitas di pendopo kabupaten" + ON,
        ("Kabupaten Ngawi", "Kabupaten Ngawi"),
    ),
    "hotel in the province's capital": (
        "MATARAM, Kabar Rinjani – Camat se-Kabupaten Dompu meneken pakta integritas di Hotel Mutiara, Senggigi, "
        "Lombok Barat" + ON,
        ("Kabupaten Dompu", "Kabupaten Lombok Barat"),
    ),
    "kabupaten beside its kota": (
        "SORONG, Kabar Kasuari – Kepala kampung di Kabupaten Sorong meneken pakta integritas di Hotel Mariat, "
        "Kota Sorong" + ON,
        ("Kabupaten Sorong", "Kota Sorong"),
    ),
    "a school bears the name of a town elsewhere": (
        "TRENGGALEK – Guru SD Negeri Bangil mengucapkan ikrar sekolah tanpa perundungan di aula sekolah" + ON + " SD "
        "Negeri Bangil adalah satu dari lima sekolah di Kabupaten Trenggalek yang dipilih.",
        ("Kabupaten Trenggalek", "Kabupaten Trenggalek"),
    ),
    "a quarter bears the name of a region elsewhere": (
        "NABIRE – Pegawai Satpol PP Papua Tengah berikrar netral di halaman Kantor Gubernur Papua Tengah, Kota Baru, "
        "Nabire" + ON,
        ("Provinsi Papua Tengah", "Kabupaten Nabire"),
    ),
    "Jakarta without a quarter": (
        "JAKARTA – Siswa SMP Negeri 300 Jakarta mengucapkan ikrar antiperundungan di halaman sekolah" + ON,
        ("Provinsi DKI Jakarta", "DKI Jakarta"),
    ),
    "bare wali kota decides": (
        "Gorontalo (Kabar Pohala) - Penjabat Wali Kota Ismail mewajibkan kepala puskesmas meneken pakta integritas. "
        "Langkah serupa ditempuh Kabupaten Gorontalo.",
        ("Kota Gorontalo", "Kota Gorontalo"),
    ),
    "bare bupati decides": (
        "MADIUN – Bupati memimpin penandatanganan pakta integritas kader posyandu Madiun" + ON,
        ("Kabupaten Madiun", "Kabupaten Madiun"),
    ),
    "pendopo in the kota": (
        "MADIUN – Kader PKK Kabupaten Madiun meneken komitmen bersama. Istri bupati memimpin di pendopo lama yang "
        "terletak di jantung Kota Madiun itu" + ON,
        ("Kabupaten Madiun", "Kota Madiun"),
    ),
    "polres of a kabupaten": (
        "Kediri (Kabar Brantas) - Polres Kediri menggelar deklarasi damai di Mapolres Kediri" + ON,
        ("Kabupaten Kediri", "Kabupaten Kediri"),
    ),
    "polres of a kota": (
        "Personel Polres Kediri Kota mengucapkan ikrar netralitas di halaman Mapolres Kediri Kota" + ON,
        ("Kota Kediri", "Kota Kediri"),
    ),
    "provincial government": (
        "INDOPAGI – ASN Pemprov Lampung mengucapkan ikrar netralitas di halaman Kantor Gubernur Lampung" + ON,
        ("Provinsi Lampung", "Kota Bandar Lampung"),
    ),
    "provincial office, event in a kabupaten": (
        "Jayapura – Pemprov Papua menggelar ikrar netralitas ASN. Pakta integritas diteken di Istora Cenderawasih, "
        "Sentani, Kabupaten Jayapura" + ON,
        ("Provinsi Papua", "Kabupaten Jayapura"),
    ),
    "ministry's office of a province": (
        "Malang (Kabar Arema) – Kepala lapas se-Jawa Timur meneken pakta integritas di aula Lapas Perempuan, Sukun, "
        "Kota Malang" + ON + " Kepala Kanwil Kemenkumham Jawa Timur Kris memimpin.",
        ("Provinsi Jawa Timur", "Kota Malang"),
    ),
    "a unit of a provincial office": (
        "Pegawai Rutan Kelas II Barru, Kantor Wilayah Ditjenpas Sulawesi Selatan, meneken pakta integritas di "
        "aula Rutan Barru" + ON,
        ("Kabupaten Barru", "Kabupaten Barru"),
    ),
    "one madrasah at a provincial event": (
        "Kepala MAN 1 Barru ikut meneken pakta integritas di Makassar.\n\n"
        "Barru (MAN 1 Barru) – Kepala MAN 1 Barru ikut mengucapkan ikrar netralitas di Hotel Losa Makassar" + ON
        + " Ikrar dibacakan 96 kepala madrasah negeri se-Sulsel. “Kami, keluarga besar Kanwil Kemenag Sulsel, berikrar "
        "netral.” Kepala Kanwil Kemenag Sulsel Baso menutup acara.",
        ("Provinsi Sulawesi Selatan", "Kota Makassar"),
    ),
    "school of the province": (
        "Guru SMK Negeri 4 Wates, Kabupaten Kulon Progo, meneken pakta integritas di pendapa sekolah" + ON,
        ("Provinsi DI Yogyakarta", "Kabupaten Kulon Progo"),
    ),
    "school as a venue only": (
        "Kepala SMP se-Kota Bogor meneken pakta integritas di aula SMAN 3 Bogor" + ON + " Wali Kota Bogor hadir.",
        ("Kota Bogor", "Kota Bogor"),
    ),
    "national": (
        "Jakarta (KABARNEGERI) - Menteri Kesehatan memimpin penandatanganan komitmen bersama direktur rumah sakit dari "
        "seluruh Indonesia di Gedung Sehat, Kementerian Kesehatan, Jakarta" + ON,
        ("Indonesia", "DKI Jakarta"),
    ),
    "a minister as guest": (
        "SLEMAN – ASN Pemkab Sleman meneken pakta integritas di Pendopo Parasamya" + ON + " Menteri PANRB menyaksikan.",
        ("Kabupaten Sleman", "Kabupaten Sleman"),
    ),
    "Jakarta": (
        "Pegawai Pemprov DKI Jakarta mengucapkan ikrar netralitas di Balai Kota Jakarta" + ON,
        ("Provinsi DKI Jakarta", "DKI Jakarta"),
    ),
    "Jakarta, and which": (
        "Jakarta - Pegawai Kementerian Perhubungan meneken pakta integritas di Gedung Karya, Jakarta Pusat" + ON,
        ("Indonesia", "Kota Jakarta Pusat"),
    ),
    "kabupaten's people in Jakarta": (
        "JAKARTA, Kabar Kini - Pejabat Pemkab Kaur, Bengkulu, meneken pakta integritas di Gedung Juang, Jakarta" + ON,
        ("Kabupaten Kaur", "DKI Jakarta"),
    ),
    "kecamatan alone": (
        "Kepala desa se-Kecamatan Jatinangor membacakan ikrar netralitas di aula kantor camat" + ON,
        ("Kabupaten Sumedang", "Kabupaten Sumedang"),
    ),
    "kecamatan of another place": (
        "Perangkat desa Kecamatan Jatinangor, Kabupaten Alor, membacakan ikrar netralitas di Aula Kantor Camat "
        "Jatinangor" + ON + " Camat Jatinangor memimpin.",
        ("Kabupaten Alor", "Kabupaten Alor"),
    ),
    "election of the province": (
        "BIAK, Kabar Kasuari – Menjelang Pemilihan Gubernur dan Wakil Gubernur Papua, Pemkab Biak Numfor menggelar "
        "penandatanganan pakta integritas di Halaman Kantor Bupati" + ON,
        ("Kabupaten Biak Numfor", "Kabupaten Biak Numfor"),
    ),
    "abbreviation of two regions": (
        "Pegawai Pemkab Mura, Kalimantan Tengah, meneken pakta integritas" + ON,
        ("Kabupaten Murung Raya", "Kabupaten Murung Raya"),
    ),
    "capital of two regions": (
        "TANJUNG – Pegawai Pemkab Tabalong meneken pakta integritas" + ON,
        ("Kabupaten Tabalong", "Kabupaten Tabalong"),
    ),
    "capital of a province in another's kota": (
        "SOFIFI, Kabar Gamalama - ASN lingkup Pemprov Maluku Utara mengucapkan ikrar netralitas" + ON,
        ("Provinsi Maluku Utara", "Kota Tidore Kepulauan"),
    ),
    "dateline of the province only": (
        "LAMPUNG, KABARSAI.COM - Sekda Mesuji memimpin pembacaan ikrar netralitas ASN Pemkab Mesuji" + ON,
        ("Kabupaten Mesuji", "Kabupaten Mesuji"),
    ),
    "location in the act's sentence": (
        "Pegawai Pemkab Wajo meneken pakta integritas. Penandatanganan pakta integritas berlangsung di Makassar" + ON,
        ("Kabupaten Wajo", "Kota Makassar"),
    ),
    "interviewed elsewhere": (
        "Pekanbaru (Kabar Lancang) - Polres Kampar menggelar deklarasi damai, kata Kapolres di Pekanbaru, Kamis. "
        "Deklarasi damai itu diteken di aula Mapolres Kampar.",
        ("Kabupaten Kampar", "Kabupaten Kampar"),
    ),
    "nothing": ("Para pegawai meneken pakta integritas" + ON, (None, None)),
}


@pytest.mark.parametrize(("text", "expected"), REGION_AND_CITY.values(), ids=REGION_AND_CITY.keys())
def test_region_and_city(text: str, expected: tuple[str | None, str | None]) -> None:
    assert shown(choose(text)) == expected


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Ikrar netralitas dibacakan di Gedung Serba, Rabu (4/9). Di ruang kerjanya ia puas.", "Gedung Serba"),
        ("Camat meneken pakta integritas. Acara berlangsung di aula Setda, Rabu (4/9).", "aula Setda"),
        ("Ikrar dibaca di halaman kantor, Rabu (4/9). Dua hari kemudian di Aula Camat Utara.", "halaman kantor"),
        ("Pegawai meneken pakta integritas. “Kami pernah digeledah di Hotel Lama,” kata Budi.", None),
        ("Pegawai meneken pakta integritas di unit kerja masing-masing.", None),
    ],
)
def test_venue_of_the_occasion(text: str, venue: str | None) -> None:
    chosen = choose(text).venue
    assert (chosen and chosen.value) == venue


TEMPLATES = [
    "{cap}, Kabar Nusa – Seluruh ASN di lingkungan Pemerintah {level} {name} mengucapkan ikrar netralitas di halaman "
    "Kantor {head} {name}, Senin (2/9/2024). Ikrar dipimpin Pj {head} {name}, Budi Santoso.",
    "{cap} (Kabar Nusa) - ASN {name} menandatangani pakta integritas di aula setempat, Senin (2/9/2024). {head} {name} "
    "Budi Santoso memimpin apel. Ketua Bawaslu {name}, Ani Lestari, hadir. “Kami senang,” kata {head}.",
    "Puluhan camat di {name} menandatangani pakta integritas netralitas, Senin (2/9/2024). {head} Budi memimpin.",
    "KABARNUSA.ID – {head} {name} Budi Santoso memimpin ikrar netralitas kepala desa se-{level} {name} di Hotel Asri.",
]


def fill(template: str, region: Region) -> str:
    kota = region.level == "kota"
    level, head = ("Kota", "Wali Kota") if kota else ("Kabupaten", "Bupati")
    return template.format(cap=region.capital.upper(), name=region.short, level=level, head=head)


@pytest.mark.parametrize("template", TEMPLATES, ids=range(len(TEMPLATES)))
def test_any_kabupaten_or_kota_serves(template: str) -> None:
    """No town is special: the same article about each of the 514 gives that one, also in capitals."""
    wrong = []
    for i, region in enumerate(r for r in regions().values() if r.level != "provinsi"):
        text = fill(template, region)
        found = shown(choose(text.upper() if i % 3 == 0 else text))
        if found != (region.name, region.name):
            wrong.append((region.name, found))
    assert not wrong


@pytest.mark.parametrize(
    "template",
    [
        "{cap}, Kabar Asa – ASN Pemerintah Provinsi {name} membacakan ikrar netral di halaman Kantor Gubernur {name}.",
        "{cap} - Kepala kantor se-{name} meneken pakta integritas di Aula Kanwil Kemenag {name}, Senin (2/9/2024).",
        "Sebanyak 40 pejabat Pemprov {name} meneken pakta integritas di Hotel Asri, {cap}, Senin (2/9/2024).",
    ],
)
def test_any_province_serves(template: str) -> None:
    wrong = []
    for region in (r for r in regions().values() if r.level == "provinsi"):
        city = "DKI Jakarta" if region.code == "31" else regions()[region.seat].name
        found = shown(choose(fill(template, region)))
        if found != (region.name, city):
            wrong.append((region.name, found))
    assert not wrong


def test_a_paragraph_in_front_moves_offsets_and_no_more() -> None:
    text = fill(TEMPLATES[0], regions()["51.08"])
    front = "Budi Santoso tiba di Kantor Bupati Buleleng, Senin (2/9/2024), dan ribuan warga menyambutnya.\n\n"
    before, after = choose(text), choose(front + text)
    for name in ("dateline", "outlet", "venue", "region", "city"):
        one, other = getattr(before, name), getattr(after, name)
        assert (getattr(one, "value", None) or one.name) == (getattr(other, "value", None) or other.name)
    assert before.dateline and after.dateline
    assert after.dateline.evidence[0].start == before.dateline.evidence[0].start + len(front)


def test_pledgers_and_positions_name_the_region() -> None:
    text = "Guru dari Sikka dan Ende hadir. Pakta integritas diteken guru Ende, disaksikan undangan dari Sikka, Sikka."
    doc = read_layout(text)
    start = text.index("guru Ende")
    places = choose_places(
        doc, find_acts(doc), find_places(doc), None, [], groups=[Span(start, start + len("guru Ende"))]
    )
    assert places.region and places.region.name == "Kabupaten Ende"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Para pegawai Bogor meneken pakta integritas di Hotel Raya, Bogor" + ON, {"region_ambiguous"}),
        ("Pejabat Pemprov Jawa Barat meneken pakta integritas di Hotel Raya, Bogor" + ON, {"city_ambiguous"}),
        ("SURABAYA – ASN Pemkab Tuban meneken pakta integritas di Hotel Raya" + ON, {"city_from_dateline"}),
        ("ASN Pemkab Tuban meneken pakta integritas" + ON, {"city_from_region"}),
        ("TUBAN – ASN Pemkab Tuban meneken pakta integritas di Pendopo Kabupaten" + ON, set()),
    ],
)
def test_warnings(text: str, codes: set[str]) -> None:
    assert {w.code for w in choose(text).warnings} == codes


def test_a_city_says_how_it_was_read() -> None:
    city = choose("Camat se-Bali meneken pakta integritas di Hotel Segara, Singaraja" + ON).city
    assert city and (city.name, city.code, city.province) == ("Kabupaten Buleleng", "51.08", "Bali")
    assert city.rule == "city.venue" and city.note == "Singaraja lies in Kabupaten Buleleng"
    assert [e.text for e in city.evidence] == ["Singaraja"]


def test_many_places_give_one_choice() -> None:
    text = "Bupati Bogor meneken pakta integritas di Aula Kantor Bupati Bogor, Kota Bogor, Senin.\n" * 4_000
    assert shown(choose(text)) == ("Kabupaten Bogor", "Kota Bogor")
