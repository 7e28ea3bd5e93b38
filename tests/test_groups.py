"""Signatory groups and their number. `<g>` marks a group, `<n>` the head count; all articles are invented."""
from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inline import parse
from pakta_extract.document import Document, Span
from pakta_extract.finders.groups import find_count, find_groups
from pakta_extract.finders.groups.phrases import group_phrases
from pakta_extract.finders.groups.tokens import tokens_of
from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.occasion import find_acts
from pakta_extract.lexicon.groups import GroupLexicon, group_lexicon, heads
from pakta_extract.lexicon.numbers import parse_number


def found(doc: Document) -> tuple[list[Span], Span | None]:
    acts = find_acts(doc)
    groups = find_groups(doc, acts)
    count = find_count(doc, acts, groups)
    return [g.span for g in groups], count.span if count else None


ARTICLES = [
    # subject of the verb
    "RAJAMANIS – <g>Seluruh pegawai di lingkungan Pemkab Rajamanis</g> menandatangani pakta integritas, Senin (2/9/2024).",
    "Sebanyak <n>1.372</n> <g>anggota KPPS se-Kecamatan Watulinggi</g> meneken pakta integritas di balai desa, Kamis.",
    "Sekitar <n>640</n> <g>pecalang dari 64 desa adat di Kerta Sari</g> berikrar netral di wantilan, Minggu (28/1/2024).",
    '"Ini janji kita," kata Bupati pada pembacaan ikrar ASN di Rajamanis, Kamis. <g>Seluruh kepala dinas di lingkungan '
    "Pemkab Rajamanis</g> meneken pakta integritas pada Pilkada 2024.",
    "<g>Seluruh karyawan koperasi</g> berkumpul lebih pagi untuk meneken pakta integritas. Satu per satu karyawan maju dan "
    "menandatangani lembarannya.",
    "<g>Dewan guru dan wali murid SDN 4 Rajamanis</g> mendeklarasikan sekolah tanpa gawai.",
    "Ikrar diucapkan seluruh peserta didik kelas akhir. Naskahnya diteken oleh <g>para siswa kelas akhir, pustakawan, dan "
    "wali kelas</g>.",
    "Ikrar bersama <g>ASN se-Kecamatan Rajamanis</g> dibacakan camat. Netralitas ASN di Pilkada dijanjikan satu per satu.",
    "<g>Para kepala dinas, badan, bagian, dan camat di Kabupaten Rajamanis (Rajma)</g> meneken pakta integritas netralitas.",
    "<g>Para kepala dinas, camat, lurah hingga kepala puskesmas se-Kabupaten Rajamanis</g> dikumpulkan di alun-alun, Rabu "
    "30 September 2020, untuk mengucapkan ikrar netralitas.",
    "<n>Dua belas</n> <g>juru parkir dan pengawas lapangan</g> mengucapkan sumpah jujur di halaman kantor wali kota, Jumat.",
    "Satu demi satu, <n>218</n> <g>kepala kampung di Kabupaten Sagu Jaya</g> dipanggil maju untuk menandatangani pakta "
    "integritas pengelolaan dana kampung.",
    "<g>Pemuda dari tujuh kampung di Kecamatan Ulu Teras</g> sepakat menggelar ikrar damai, Jumat depan.",
    "<n>46</n> <g>guru, tenaga kependidikan, dan panitia penerimaan murid SMK Negeri 9 Girijaya</g>, Kabupaten Lembah Hijau, "
    "menandatangani pakta integritas di pendapa sekolah.",
    "<g>Personel Polres, prajurit Kodim dan pegawai negeri di Kota Sekar</g> mengikat diri dalam deklarasi netral, Kamis.",
    "<g>Seluruh pegawai, termasuk yang berstatus kontrak</g>, diarahkan meneken pakta integritas dan membaca ikrar, Senin.",
    # agent, follower, order, complement
    "Pakta integritas itu ditandatangani <g>perwakilan ASN</g> di halaman kantor, Selasa (3/9/2024).",
    "Ikrar diucapkan <g>seluruh pegawai, baik aparatur sipil negara maupun tenaga kontrak</g>, dalam apel, Jumat.",
    "Pembacaan ikrar yang diikuti <g>seluruh karyawan</g> diakhiri dengan penandatanganan pakta integritas.",
    "Bupati Rajamanis Karta Wisesa mewajibkan <g>seluruh kepala madrasah negeri</g> mengucapkan ikrar antigratifikasi.",
    "Penjabat Bupati memerintahkan <g>seluruh ASN dan pegawai tidak tetap</g> menandatangani pakta integritas netralitas.",
    "Suara kentungan menandai ikrar netralitas <n>68</n> <g>perbekel se-Kabupaten Kerta Sari</g> di gedung serbaguna.",
    "Istri bupati memimpin penandatanganan komitmen bersama <g>kader PKK dan posyandu</g> di pendopo, Sabtu.",
    "Pembacaan ikrar netralitas oleh <g>seluruh kepala organisasi perangkat daerah (OPD) Kabupaten Rajamanis</g>, Jawa "
    "Selatan, akan dilaksanakan pada Kamis (26/9/2024).",
    "Yang meneken pakta integritas ialah <g>para kepala kantor dan kepala madrasah negeri se-Provinsi Teluk Biru</g>, "
    "seluruhnya <n>73</n> orang.",
    # two groups
    "<g>Pegawai negeri dan tenaga honorer Pemkab Rajamanis</g> mengucapkan ikrar netralitas, Senin (4/12/2023). Sekda "
    "menjadi orang pertama yang meneken pakta integritas, diikuti <g>para kepala perangkat daerah</g>.",
    "Sebanyak <n>19</n> <g>direktur perusahaan penyedia jasa</g> menandatangani pakta integritas di aula kejaksaan. "
    "<g>Para konsultan pengawas</g> ikut membubuhkan tanda tangan.",
    # part of the whole
    "<g>Seluruh ASN di lingkungan Pemkab Rajamanis</g> mengucapkan ikrar netralitas, Senin. Ikrar itu kemudian diteken para "
    "kepala dinas dan camat.",
    "Deklarasi dibacakan seorang camat. Hanya <n>120</n> pegawai yang diizinkan masuk, mewakili <g>seluruh ASN di lingkungan "
    "Pemkab Rajamanis</g>, lalu naskah deklarasi ditandatangani seluruh pimpinan OPD se-Kabupaten Rajamanis.",
    # counts elsewhere
    "Ikrar diikuti <n>38</n> orang, terdiri atas <g>PNS, tenaga kontrak dan petugas kebersihan</g>, di aula hotel, Rabu.",
    "<g>Para pegawai di lingkungan Pemkab Rajamanis</g> menggelar deklarasi netralitas, Senin. Sekitar <n>900</n> pegawai "
    "berbaris menurut dinasnya.",
    "<g>Juru parkir dan pengawas lapangan</g> akan diminta mengucapkan sumpah jujur. Menurut Kadishub, ada <n>96</n> orang "
    "yang bakal disumpah.",
    "Wali kota mewajibkan <g>seluruh ASN</g> menandatangani pakta integritas. Edaran itu berlaku untuk <n>3.214</n> pegawai.",
    "<g>Seluruh tenaga kesehatan Kota Sekar</g> meneken pakta integritas, Rabu. Jumlah yang menandatangani mencapai "
    "<n>1.208</n> orang.",
    # no head count
    "Lebih dari seribu <g>pegawai Pemprov Teluk Biru</g> menandatangani pakta integritas, Senin (2/9/2024).",
    "Ratusan <g>kepala desa se-Kabupaten Rajamanis</g> berikrar netral, Selasa (3/9/2024).",
    "Sebanyak 37 <g>organisasi kemasyarakatan se-Rajamanis</g> mengucapkan ikrar damai, Kamis (26/9/2024).",
    "Tiga <g>pasangan calon bupati dan wakil bupati Rajamanis</g> membacakan deklarasi kampanye damai, Rabu.",
    "Sebanyak 185 <g>petugas lapas dan 40 perwakilan warga binaan</g> mengucapkan deklarasi bersih narkoba, Selasa.",
    "<g>Seluruh ASN Kota Sekar</g> mengucapkan ikrar netralitas. Sejauh ini lima pegawai diproses Bawaslu.",
    # distractors: guests, exhortations, other numbers, other people's duties
    "<g>Pegawai Kantor Pertanahan Kabupaten Rajamanis</g> mengucapkan ikrar netralitas, Jumat (5/1/2024). Acara dihadiri para camat "
    "dan disaksikan seluruh anggota Bawaslu. Bupati meminta para kepala desa menjaga ketertiban.",
    "Menjelang pilkada, sekitar <n>2.000</n> <g>ASN di Kota Sekar</g>, Teluk Biru, berikrar netral, Senin. Tahun lalu 12 ASN dipecat.",
    "Bersama Bawaslu, <g>seluruh panwascam se-Kabupaten Rajamanis</g> meneken pakta integritas, Rabu. Mereka akan mengawasi 812 TPS.",
    "<g>Aparatur Sipil Negara (ASN) dilingkungan Pemkot Sekar</g> melaksanakan ikrar netralitas, Kamis (3/10/2024).",
    "Sebanyak <n>37</n> <g>calon kepala desa di 11 desa di Kecamatan Ulu Teras</g> mendeklarasikan pilkades damai, Kamis (24/10/2019).",
    "Lapas Sekar menggelar deklarasi bersih narkoba, Jumat (10/11/2023). Deklarasi dipimpin Kalapas. Diikuti <g>seluruh petugas dan "
    "perwakilan warga binaan</g>.",
    "<g>Sejumlah elemen masyarakat, mulai dari tokoh adat, pemuda dan ormas</g> menandatangani ikrar damai di alun-alun, Rabu.",
    "<n>Empat puluh</n> <g>hakim dan pegawai Pengadilan Negeri Sekar</g> mengucapkan pakta integritas, Senin (13/1/2025).",
    "Pakta integritas diteken bergantian oleh <g>Sekda, para asisten, kepala dinas dan badan, serta dua belas camat</g>, Selasa.",
    # the first full mention; later and shorter ones are no groups of their own
    "KPU melantik <n>42</n> <g>anggota Panitia Pemilihan Kecamatan (PPK)</g> di hotel, Rabu (4/1/2023). Usai dilantik, 42 anggota PPK "
    "yang bertugas pada 14 kecamatan itu menandatangani pakta integritas.",
    "Kapolsek membacakan ikrar netralitas <g>Aparatur Sipil Negara (ASN)</g> di aula. Sebelum itu seluruh ASN berikrar bersama.",
    "Deklarasi damai dilakukan <n>61</n> <g>calon kepala desa dari 19 desa di Kabupaten Rajamanis</g>, Kamis. Para cakades juga "
    "menandatangani naskah deklarasi.",
    "<g>Petugas Pendata Pemilih (PPP)</g> yang baru dilantik berikrar menolak suap, Rabu. Sebanyak <n>88</n> petugas hadir.",
    "Ikrar itu diikuti oleh <g>guru, wali murid, serta seluruh siswa SMPN 3 Sekar</g>. Ikrar lalu ditirukan seluruh siswa.",
    "<g>Pegawai di lingkungan Pemerintah Kabupaten Rajamanis (Rajma), Jawa Selatan, baik yang berstatus PNS maupun honorer</g>, "
    "mengucapkan ikrar netralitas, Rabu (17/1/2024).",
    "<g>Tokoh pemuda yang tergabung dalam Paguyuban Lembah Hijau</g> menandatangani deklarasi damai, Rabu (24/1/2024).",
    # heads that the data do not know
    "Sebanyak <n>tujuh</n> <g>penambang di Kecamatan Ulu Teras</g> menandatangani komitmen bersama, Senin (8/5/2023).",
    "<g>Para pawang di Kabupaten Rajamanis</g> mengucapkan ikrar menjaga hutan, Senin (8/5/2023).",
    "<g>Siswa-siswi dari SMA Negeri 4 Sekar</g> mendeklarasikan anti perundungan di lapangan sekolah, Senin.",
    "Ratusan <g>nelayan dari enam desa pesisir di Kecamatan Ulu Teras</g>, Kabupaten Rajamanis, mengucapkan ikrar bersama, Sabtu.",
    # institutions and their staff as a whole
    "<g>SMPN 3 Sekar</g> mendeklarasikan diri sebagai sekolah antinarkoba, Senin (15/1/2024). Deklarasi disaksikan para guru.",
    "<g>Jajaran Rutan Sekar</g> menandatangani pakta integritas zona integritas, Senin (2/2/2026).",
    "Pemerintah Kota Sekar melalui <g>Dinas Pendidikan (Disdik) Kota Sekar</g> melaksanakan penandatanganan pakta integritas, Rabu.",
    "Enam <g>desa di Kecamatan Ulu Teras</g>, Kabupaten Rajamanis, mendeklarasikan stop buang air besar sembarangan, Kamis.",
    # elections, offices and persons are no groups
    "KPU Sekar menggelar deklarasi damai Pemilihan Bupati dan Wakil Bupati Rajamanis 2018. Deklarasi diucapkan <g>setiap pasangan calon"
    "</g>.",
    "<g>Pegawai Pemkab Rajamanis</g> mengucapkan ikrar dan menandatangani pakta integritas, diwakili oleh Kepala Dinas Kesehatan Umar "
    "Karta, Kepala Dinas Sosial Roby Hartana, dan Camat Jelai Budi Wisesa.",
    "Empat <g>pasangan calon bupati Rajamanis</g> mengucapkan ikrar damai, Sabtu. Sekitar dua ribu warga dari 34 distrik menyaksikan "
    "ikrar itu.",
    "KOTA SEKAR – <g>Pimpinan 14 cabang olahraga di Kota Sekar</g> mengucapkan janji anti suap, Senin (3/2/2025).",
    # counts
    "Sebelum itu ke-<n>14</n> <g>kepala desa dan lurah</g> membacakan deklarasi bersih sungai.",
    "Surat pernyataan ikrar ditandatangani <g>seluruh siswa</g>\u2014sekitar <n>900</n> pelajar\u2014di lapangan, Senin.",
    "Sedikitnya <n>81</n> <g>kepala desa se-Kabupaten Rajamanis</g> mengucapkan ikrar netralitas, Sabtu (21/9/2024).",
    # layout and spelling
    "SEBANYAK <n>41</n> <g>KEPALA DESA SE-KABUPATEN RAJAMANIS</g> MENEKEN PAKTA INTEGRITAS DI PENDOPO, SENIN.",
    "Sebanyak <n>41</n> <g>kepala OPD dan camat</g> menanda tangani FaktaIntegritas netralitas di pendopo.",
    "KECAMATAN ULU TERAS\n\nLAPORAN\nHari/Tanggal : Senin, 2 September 2024\nTempat       : Aula Kantor Camat\nPemimpin     : Karta "
    "Wisesa (Camat Ulu Teras)\nPeserta      : <n>122</n> orang (<g>kepala desa, perangkat desa, dan ketua BPD se-Kecamatan Ulu "
    "Teras</g>)\n\nUraian:\nTelah dilaksanakan pengucapan sumpah janji netralitas aparatur desa. Kegiatan berjalan lancar.",
    'Bertempat di hotel, ikrar netralitas dibacakan. "Kami, <g>keluarga besar Kantor Wilayah Kementerian Agama Teluk '
    'Biru</g>, menyatakan tekad untuk menjaga netralitas."',
]


@pytest.mark.parametrize("annotated", ARTICLES, ids=lambda a: a[:50])
def test_groups_and_their_number(annotated: str) -> None:
    text, marks = parse(annotated)
    doc = read_layout(text)
    groups, count = found(doc)
    wanted = [(m.start, m.end) for m in marks if m.tag == "g"]
    assert [text[a:b] for a, b in groups] == [text[a:b] for a, b in wanted]
    assert groups == wanted
    numbers = [(m.start, m.end) for m in marks if m.tag == "n"]
    assert ([text[count[0] : count[1]]] if count else []) == [text[a:b] for a, b in numbers]


def test_the_value_of_a_count_is_in_figures() -> None:
    doc = read_layout("Sebanyak seribu dua ratus guru se-Kota Sekar mengucapkan ikrar netralitas, Senin (2/9/2024).")
    acts = find_acts(doc)
    count = find_count(doc, acts, find_groups(doc, acts))
    assert count is not None
    assert (count.value, count.span.of(doc.text)) == ("1200", "seribu dua ratus")


# Invented articles in short, written before the rules had read them; `groups` and their number are marked. They hold
# every kind of pledger, and are measured as a whole: the rules are not bent to the last of them.
CASES = (Path(__file__).parent / "data" / "group_cases.txt").read_text("utf-8").rstrip("\n").split("\n===\n")
LEAST_OVERLAP = 0.6  # of the words of a group with those of the marked one
LEAST_F1, LEAST_COUNTS = 0.96, 0.96


def overlap(a: str, b: str) -> float:
    """F1 of the words of two groups."""
    x, y = Counter(a.lower().split()), Counter(b.lower().split())
    return 2 * (x & y).total() / (x.total() + y.total())


def test_most_of_the_cases_are_right() -> None:
    right = wanted = given = counted = 0
    for case in CASES:
        text, marks = parse(case)
        doc = read_layout(text)
        spans, count = found(doc)
        left = [text[m.start : m.end] for m in marks if m.tag == "g"]
        wanted, given = wanted + len(left), given + len(spans)
        for span in spans:
            best = max(left, key=lambda gold: overlap(gold, span.of(text)), default="")
            if best and overlap(best, span.of(text)) >= LEAST_OVERLAP:
                left.remove(best)
                right += 1
        number = next((text[m.start : m.end] for m in marks if m.tag == "n"), None)
        counted += (count and parse_number(count.of(text))) == (number and parse_number(number))
    assert len(CASES) == 110
    assert 2 * right / (wanted + given) >= LEAST_F1
    assert counted / len(CASES) >= LEAST_COUNTS


NOBODY = [
    "",
    "Pakta integritas ditandatangani bupati di ruang kerjanya. Dandim dan kapolres ikut menandatangani sebagai saksi.",
    "Bupati meresmikan pasar baru.",
    "Pakta integritas ditandatangani Sekda Rajamanis, Karta Wisesa, disaksikan para camat dan lurah.",
    "Camat Ulu Teras, Roby Hartana, membacakan ikrar.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_group(text: str) -> None:
    groups, count = found(read_layout(text))
    assert groups == []
    assert count is None


PHRASES = [
    "kata <p>seluruh ASN di lingkungan Pemkot Sekar</p> pada Senin",
    "<p>aparatur sipil negara (ASN) lingkup Pemerintah Kabupaten Rajamanis</p> mengucapkan",
    "<p>kepala OPD dan camat</p> menandatangani",
    "<p>guru dan siswa</p>, kata dia",
    "<p>pegawai</p> di halaman kantor",
    "<p>pegawai di Kota Sekar</p>, Provinsi Teluk Biru, hadir",
    "<p>personel Polres Sekar dan polsek jajaran</p> meneken",
    "<p>tenaga kontrak, sopir, serta petugas kebersihan</p> ikut apel",
]


@pytest.mark.parametrize("annotated", PHRASES)
def test_where_a_phrase_begins_and_ends(annotated: str) -> None:
    text, marks = parse(annotated)
    doc = read_layout(text)
    spans = [p.span for unit in doc.sentences for p in group_phrases(tokens_of(doc, unit))]
    assert [text[s.start : s.end] for s in spans] == [text[m.start : m.end] for m in marks]


def test_data_has_no_duplicates_and_every_head_is_found() -> None:
    words = group_lexicon()
    forms = [form for group in words.heads.values() for form in group]
    assert len(forms) == len(set(forms))
    for name in GroupLexicon.model_fields:
        for entry in [] if name == "heads" else getattr(words, name):
            assert entry == entry.lower() and entry.strip() == entry, (name, entry)
    for form in forms:
        doc = read_layout(f"Kemarin para {form} menandatangani pakta integritas.")
        spans = [p.span for unit in doc.sentences for p in group_phrases(tokens_of(doc, unit))]
        assert [s.of(doc.text).lower() for s in spans] == [f"para {form}"]
    assert not words.ends & set(heads())
    assert not words.no_heads & set(forms)
    assert words.hosts <= {form.split()[0] for form in words.institutions}
    assert all(parse_number(w) is None for w in words.quantifiers)


HOSTILE = [
    "seluruh pegawai, " * 5_000,
    "pegawai " * 20_000,
    "a" * 300_000,
    "(" * 20_000 + ")" * 20_000,
    "1.246 " * 20_000,
    "para kepala dan para kepala dan " * 3_000 + "menandatangani pakta integritas.",
    "SEBANYAK\n" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: t[:12])
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    """A pattern that runs away would never come back."""
    doc = read_layout(text)
    acts = find_acts(doc)[:50]
    groups = find_groups(doc, acts)
    count = find_count(doc, acts, groups)
    assert all(g.span.of(text).strip() for g in groups)
    assert count is None or count.span.of(text).strip()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_safe(text: str) -> None:
    doc = read_layout(text)
    groups, count = found(doc)
    assert all(0 <= a < b <= len(text) for a, b in [*groups, *([count] if count else [])])
