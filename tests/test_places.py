"""Names of places, datelines and venues: each example carries its marks."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inline import parse
from pakta_extract.document import Document
from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.places import find_dateline, find_places, find_venues
from pakta_extract.lexicon.regions import regions

NAMES = [
    # the word before the name says of which level it is
    'Bupati <p to="Kabupaten Bogor">Bogor</p> dan Wali Kota <p to="Kota Bogor">Bogor</p> hadir.',
    'Pemerintah Kabupaten (Pemkab) <p to="Kabupaten Tegal">Tegal</p> dan Pemko <p to="Kota Solok">Solok</p>.',
    'KPU Kota <p to="Kota Kediri">Kediri</p>, Pemprov <p to="Provinsi Gorontalo">Gorontalo</p>.',
    'Sekda Kab. <p to="Kabupaten Malang">Malang</p> dan Sekdako <p to="Kota Padang">Padang</p>.',
    "Polres <p to='Kabupaten Bima'>Bima</p> dan Polres <p to='Kota Bima'>Bima</p> Kota.",
    "Polrestabes <p to='Kota Semarang'>Semarang</p>, Polda <p to='Provinsi Bengkulu'>Bengkulu</p>.",
    "Kejari <p to='Kota Bengkulu'>Bengkulu</p> mengawasi.",
    "Kantor Wilayah Kementerian Hukum <p to='Provinsi Jambi'>Jambi</p>.",
    "Aula Kanwil Kemenag <p to='Provinsi Sulawesi Selatan'>Sulsel</p>.",
    "Warga <p to='Kabupaten Sorong|Kota Sorong'>Sorong</p> hadir.",
    # the longest name wins
    "Dari <p to='Kabupaten Karimun'>Tanjung Balai Karimun</p>.",
    "Ke <p to='Kabupaten Bandung Barat'>Bandung Barat</p>.",
    "ASN <p to='Kabupaten Pangkajene dan Kepulauan'>Pangkajene dan Kepulauan</p>.",
    "ASN <p to='Kabupaten Tojo Una-Una'>Tojo Una-una</p>.",
    "Di <p to='Kabupaten Siak'>Siak Sri Indrapura</p> dan <p to='Kota Tidore Kepulauan'>Tidore Kepulauan</p>.",
    # small letters only after the level
    "Pemerintah kota <p to='Kota Tomohon'>tomohon</p> dan di kota bagus.",
    # capitals
    "PEMKAB <p to='Kabupaten Tanjung Jabung Barat'>TANJUNG JABUNG BARAT</p> BERIKRAR.",
    "IKRAR DI <p to='Kota Yogyakarta|Provinsi DI Yogyakarta'>YOGYAKARTA</p>.",
    # the province after its own place
    "Camat di <p to='Kabupaten Kayong Utara'>Sukadana</p>, <p to='Provinsi Kalimantan Barat'>Kalimantan Barat</p>.",
    "Pemda <p to='Provinsi DI Yogyakarta'>DI Yogyakarta</p> dan <p to='Provinsi DI Yogyakarta'>D.I. Yogyakarta</p>.",
    # common words need context
    "Negara membutuhkan batu, Batu bara, dan Raya. ASN di <p to='Kabupaten Jembrana'>Negara</p>.",
    "Wali Kota <p to='Kota Batu'>Batu</p> menuju Puncak acara di <p to='Kota Metro'>Metro</p>.",
    "Peserta datang dari Banjar Anyar, bukan dari <p to='Kabupaten Banjar|Kota Banjar'>Banjar</p>.",
    # kecamatan in context only
    "Camat <p to='Kabupaten Sumedang'>Jatinangor</p>.",
    "Kapolsek <p to='Kabupaten Kutai Kartanegara'>Muara Badak</p>. Damai itu indah.",
    "Warga Kecamatan <p to='Kabupaten Serang'>Baros</p>, Kabupaten <p to='Kabupaten Serang'>Serang</p>.",
    "Polsek <p to='Kota Jambi|Kabupaten Karawang|Kabupaten Ende'>Kota Baru</p> siaga.",
    # streets, rivers, universities
    "Di Jalan Semarang, Jl. Raya Sumenep, tepi Sungai Kapuas dan Universitas Lampung.",
    "Direktur rumah sakit seluruh <p to=''>Indonesia</p>.",
]


def _marks(annotated: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, marks = parse(annotated.replace("'", '"'))
    return text, [(m.start, m.end, m.attributes["to"]) for m in marks]


@pytest.mark.parametrize("annotated", NAMES)
def test_names(annotated: str) -> None:
    text, expected = _marks(annotated)
    found = [
        (m.span.start, m.span.end, "|".join(sorted(regions()[c].name for c in m.codes)))
        for m in find_places(read_layout(text))
    ]
    assert found == [(a, b, "|".join(sorted(filter(None, to.split("|"))))) for a, b, to in expected]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Perbekel se-Kabupaten Bangli", "places.scope"),
        ("Madrasah se-Sulsel", "places.scope"),
        ("Penjabat Bupati Bangli", "places.government"),
        ("Pemkab Bangli", "places.government"),
        ("Sekda Kabupaten Bangli", "places.government"),
        ("Ketua KPU Bangli", "places.office"),
        ("Ketua KPU Kabupaten Bangli", "places.office"),
        ("Kapolres Bangli", "places.office"),
        ("Kanwil Kemenag Bali", "places.provincial_office"),
        ("batas Kabupaten Bangli", "places.level"),
        ("digelar di Bangli", "places.location"),
        ("Camat Susut", "places.kecamatan"),
        ("Ikrar itu, Bangli", "places.bare"),
    ],
)
def test_rule_of_a_name(text: str, rule: str) -> None:
    assert [m.rule for m in find_places(read_layout(text))] == [rule]


REST = " memimpin apel ikrar netralitas pegawai yang digelar pagi itu bersama para pejabat dan undangan."
DATELINES = [
    "<place>MAUMERE</place>, <outlet>KabarTimur.id</outlet> – Penjabat Bupati",
    "<outlet>kabarselat.com</outlet>, <place>Bajawa</place> | Sebanyak 140 pegawai",
    "<outlet>timurPAGI</outlet>, <place>Tomohon</place>— Sekda",
    "<place>Raha</place>, <outlet>kabarpantai.com</outlet>-Sekda",
    "<place>REDELONG</place> | <outlet>GAYO PAGI</outlet> – Direktur",
    "<outlet>BARITO KINI</outlet> | <place>TAMIANG LAYANG</place> - Tiga calon",
    "<place>Jakarta</place> (<outlet>KANTORKABAR</outlet>) - Menteri",
    "<place>BANDUNG</place>, (<outlet>PR</outlet>).- Wali Kota",
    "<place>PALOPO</place> (<outlet>KabarLuwu.id</outlet>) – Sebelum apel, wali kota",
    "<place>PAMEKASAN</place>- Plt Bupati",
    "<place>SERANG</place>-Sebanyak 37 kepala desa",
    "<place>SIAK SRI INDRAPURA</place>, <outlet>SUNGAI LEBAR POST</outlet> – Masa kampanye",
    "<place>Bantul</place> – Hari-hari menjelang pemilu, camat",
    "<outlet>KBRN</outlet>, <place>Palu</place>: Wali Kota",
    "<place>Palu</place>: Wali Kota",
    "<outlet>KABARTUGU.COM</outlet>, <place>BANTUL</place>-Bupati",
    "<place>Tenggarong</place>, Kaltim (<outlet>ANTARA</outlet>) - Bupati",
    "<place>Negara</place>, Bali (<outlet>ANTARA</outlet>) -\nPegawai",
    "<outlet>METRO</outlet>, <place>Airmadidi</place> – Bupati",
    "<place>METRO</place>, <outlet>Lampung Pagi Pos</outlet> - Wali Kota",
    "<outlet>KABARINI.ID</outlet> – Wakil Bupati",
    "<outlet>KABARINI.COM</outlet>: Guna menjaga netralitas, Bupati",
    "<outlet>humas.polresanu.net</outlet> – Personel",
    "<outlet>LINTAS SELATAN</outlet> | Bawaslu",
    "<outlet>PriangaNow</outlet> – Dinas",
    "<place>Batam</place>, 12/3 (<outlet>ANTARA</outlet>) - Wali Kota",
    "<place>Madiun</place>, 26 Oktober 2025 — Sebagai pimpinan, wali kota",
    "<outlet>MMCTengah</outlet> - <place>Palangka Raya</place> - Pemerintah",
    "<place>MARTAPURA</place> ,<outlet>kabarintan.co.id</outlet> – Bupati",
    "<outlet>KABARJATI.CO</outlet>/<place>BOJONEGORO</place>  - Pemerintah",
    "<place>KAB. BOGOR</place> | <outlet>Kabar Pakuan</outlet> - Bupati",
    "<place>Kota Bekasi</place> – Wali Kota",
    "<place>Bau-Bau</place>, <outlet>kabarbuton.com</outlet> - Wali Kota",
    "<place>MALANGKOTA</place> (<outlet>PagiPost.id</outlet>) – Wakapolresta",
    "<place>LAMPUNG</place>, <outlet>KABARSAI.COM</outlet> - Sekda",
    # kecamatan and towns that no gazetteer knows: the form decides
    "<place>CIKIDANG</place> – Camat",
    "<place>TANJUNG ENTAH</place>, <outlet>Kabar Entah</outlet> – Camat",
    "<place>ENTAHBATU</place> – Camat",
    "<place>Pangkajene</place> (<outlet>MTs 2 Pangkep</outlet>) – Kepala",
    "<place>Palembang</place>. Wali kota",
    # on a line of its own, after a title, behind a caption and an added paragraph
    "<place>AMLAPURA</place>, <outlet>KabarBali</outlet>\nSekretaris Daerah",
    "<place>TRENGGALEK</place>, <outlet>kabarlima.com</outlet>\nTak kurang dari 40 calon kepala desa",
    "ASN Pohuwato Teken Pakta\n\nSabtu, 17 Oktober 2020 | 11:48 WIT\n\n"
    "<place>MARISA</place>, <outlet>Panua Media</outlet> – Bupati",
    "Pin Netral- Pegawai mengenakan pin seusai apel. (KT/Yog)\n\n"
    "<place>PANDEGLANG</place>, <outlet>KABARBADAK.com</outlet> – Sekda",
    "DEKLARASI - Pegawai membaca deklarasi di halaman kantor.\n\n<place>KAJEN</place> – Sekda",
    "Kegiatan serupa digelar di Bangli, Senin, dan dihadiri banyak orang dari berbagai desa.\n\n"
    "<place>BANGLI</place>, <outlet>Batur Pagi</outlet> – Sekda",
    "<place>Tuban</place> - <outlet>lensaronggolawe.com</outlet>, Bupati hadir dalam apel pegawai di alun-alun.",
    # the byline names the medium
    "<place>SUKAMARA</place> – Bupati hadir.\n\nPewarta: Hari K.\n<outlet>JELAI KINI</outlet>",
    "Bupati hadir dalam ikrar netralitas itu.\n\n"
    "Pewarta: Nadya\nEditor: Gani\nCOPYRIGHT © <outlet>KABARNEGERI</outlet> 2023",
    "Penulis: Tri Hadi | <outlet>kabarutara.id</outlet>\n\nBupati hadir dalam ikrar netralitas pegawai itu.",
    "Oleh Redaksi <outlet>SERUYANKINI</outlet>, Jumat 2 Februari 2024, 14.05 WIB\n\nBupati hadir dalam ikrar itu.",
    "Bupati hadir dalam ikrar netralitas itu.\n\nSumber: <outlet>Jalur Mandala</outlet> / Editor: Ina",
    "Bupati hadir dalam ikrar netralitas itu.\n\n(Red/<outlet>SuaraTambora</outlet>)",
    # nothing of the kind
    "Bupati hadir dalam ikrar netralitas itu.\n\nSumber: Humas Pemkab Dompu",
    "Bupati hadir dalam ikrar netralitas itu.\n\nGirimulyo, 2 Juni 2025\nBupati menutup acara",
    "Humas Setwan – hal. 1\nBupati hadir",
    "Ketua KPU Bangli - Bupati Bangli: Jangan Golput, kata mereka",
    "USB-C dipakai pegawai saat apel",
    "Pejabat Teken Pakta Integritas, Pjs Bupati: Jangan Cuma Janji",
    "Bupati hadir dalam ikrar netralitas itu.\n\nFoto: Kabar Pagi\n(Tim Humas Kantah)",
]


@pytest.mark.parametrize("annotated", DATELINES)
def test_dateline(annotated: str) -> None:
    text, marks = parse(annotated if "Pewarta" in annotated else annotated + REST)
    dateline = find_dateline(read_layout(text))
    found = {}
    if dateline:
        found = {"place": dateline.place, "outlet": dateline.outlet}
    for tag in ("place", "outlet"):
        assert found.get(tag) == next(((m.start, m.end) for m in marks if m.tag == tag), None), tag


VENUES = [
    "Apel digelar di <v>halaman upacara kantor Wali kota Langsa</v>, Senin (2/9/2024).",
    "Ikrar dibacakan di <v>lapangan kantor Wali Kota Sabang</v>.",
    "Sosialisasi daring dari <v>Ruang Rapat Rumah Jabatan Bupati Gowa</v>.",
    "Acara dipusatkan di <v>lantai III Kantor Bupati, Tutuyan</v>, dengan kursi berjarak.",
    "Bimtek digelar di <v>aula Hotel Tambun Raya</v>, Kota Palangka Raya.",
    "Pakta diteken di <v>ballroom Hotel Mala, Kilometer 9</v>, Kota Sorong, Selasa 8 Oktober 2024.",
    "Komitmen diteken di <v>Auditorium Sehat, Gedung Adhi, Kementerian Kesehatan</v>, Jakarta, Kamis (24/8/2023).",
    "Rapat digelar di <v>Bele Li Huwa</v>, Senin (4/11).",
    "Barisan memenuhi <v>Wantilan Pura Segara, Negara</v>. Ikrar diucapkan.",
    "Ia duduk di kursi tengah <v>Pendopo Muda Raya</v> awal bulan ini.",
    "Berbaris di <v>pelataran parkir sisi timur</v>.",
    "Rapat di <v>aula kantor setempat</v>, Rabu (12/3/2024).",
    "Ikrar dibaca di <v>pendapa sekolah</v>, Senin (2/6).",
    "Digelar di <v>Lapangan Serasa Kota Bima</v>, Kamis.",
    "Penandatanganan di <v>Istora Cendrawasih, Sentani</v>, Kabupaten Jayapura, Senin (15/1/2024).",
    "Apel di <v>GOR Bung Tomo, Kecamatan Nganjuk</v>, Kamis (3/10/2024).",
    "Diteken di <v>Aula SMP Negeri 2 Kota Bandung, Jalan Sumatera</v>, Bandung, Jawa Barat, Selasa.",
    "Digelar di <v>Hotel Odista, Jl. Raya Timur No.88, Kecamatan Pademawu</v>, Kabupaten Pamekasan.",
    "Bertempat di <v>ruang rapat lantai IV Kantor Bupati</v>, di hadapan penjabat bupati.",
    "Dibaca di <v>Aula Dinas Pendidikan dan Kebudayaan</v> oleh kepala dinas.",
    "Pelantikan di <v>halaman kantor Sekretariat Daerah (Setda) Banten</v> kemarin.",
    "Tempat         : <v>Aula Kantor Camat Muara Badak</v>\nPemimpin Acara : Arifin (Camat)",
    "Upacara di <v>Pendopo Dipayuda</v>.Bupati hadir.",
    "Ikrar diucapkan di <v>Alun-alun Pandeglang</v> dan diikuti secara daring.",
    "Diteken di <v>Aula Lapas Kelas IIA Kendari</v>, pada Selasa (14/1/2025).",
    "IKRAR DIUCAPKAN DI <v>HALAMAN KANTOR WALI KOTA DENPASAR</v>, SENIN (2/9/2024).",
    "Diteken bertempat di <v>Ruang Sidang Utama DPRD Kota Batu, Jl. Panglima No. 5</v>, Kamis (5/9).",
    "Deklarasi di <v>Kantor KPU Bangka Tengah, Koba</v>, Rabu (4/9).",
    "Digelar di <v>Gedung Wanita Puspita Jl. Ahmad Yani Kota Madiun</v>, Rabu.",
    "Ikrar di <v>depan Kantor Bawaslu Kabupaten Ende</v>, Rabu.",
    "Diteken di <v>SMP Negeri 1 Wates</v>, Jumat (6/9).",
    "Diteken di <v>Kelurahan Sukajadi, Kecamatan Sukajadi</v>, Kota Bandung, Senin (2/9).",
    "Ikrar dibaca di <v>Aula Mapolda Sulut</v>, Kota Manado, Sulawesi Utara, Kamis (5/9/2024).",
    "Acara di <v>Aula RSUD dr. Soedomo</v>, Rabu.",
    "Acara itu berlangsung di <v>Bumi Perkemahan Rimba</v>.",
    "Acara itu bertempat di <v>gedung serba guna Desa Talang Asam</v> guna memeriahkan hari jadi.",
    # a person's office after the venue, people from an office, an election
    "Diteken di <v>Gedung Serbaguna</v> Sekda Budi Santoso.",
    "Peserta datang dari Polres Malinau dan pegawai di Dinas Kesehatan.",
    "Ikrar dibaca dalam Apel Gabungan, Senin (2/9), menjelang hari di Pilkada Serentak, Rabu (27/11).",
    # none
    "Pegawai di Kendari, Sulawesi Tenggara, menandatangani pakta integritas.",
    "Dokumen diteken di kantor masing-masing dan naskahnya ditempel di ruang tamu sekolah.",
    "Ia ditemui di ruang kerjanya. Banyak hambatan di lapangan.",
    "Ikrar diucapkan di Makassar, Senin (2/9).",
    "Naskah dibaca di depan Penjabat Sementara Bupati Ngada Petrus Moa.",
]


@pytest.mark.parametrize("annotated", VENUES)
def test_venue(annotated: str) -> None:
    text, marks = parse(annotated)
    assert [v.span.of(text) for v in find_venues(read_layout(text))] == [text[m.start : m.end] for m in marks]


HOSTILE = {
    "one name": "Bogor " * 40_000,
    "capitals": "DI KOTA BARU RAYA " * 15_000,
    "no space": "a" * 300_000,
    "heads": "di Aula " * 40_000,
    "quotes": 'di "aaa ' * 40_000,
    "datelines": "BOGOR, X.com - " * 20_000,
    "lines": "Bogor, X.com\n" * 20_000,
    "kecamatan": "Kecamatan Kota Kota " * 15_000,
    "commas": "di Aula, " * 30_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    """A pattern that runs away would never come back; what is found lies inside the text."""
    doc = Document(text, text, (), ())
    spans = [m.span for m in find_places(doc)] + [v.span for v in find_venues(doc)]
    line = find_dateline(doc)
    spans += [s for s in (line.place, line.outlet) if s] if line else []
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("Bogor di,.-|:()\n\"'KOTAé0 \u202e"), max_size=200) | st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    doc = read_layout(text)
    for mention in find_places(doc):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert set(mention.codes) <= set(regions())
    for venue in find_venues(doc):
        assert venue.span.of(text).strip()
    dateline = find_dateline(doc)
    if dateline:
        assert dateline.place or dateline.outlet
