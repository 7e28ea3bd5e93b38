"""Officials: office and name in one line, what each did, who leads. All names, towns and outlets are invented or common."""
from __future__ import annotations

import pytest

from inline import parse
from pakta_extract.assembly.officials import build_officials, choose_lead
from pakta_extract.document import Span
from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.officials import find_officials
from pakta_extract.findings import NameMention, OfficialFinding


def found(text: str) -> list[OfficialFinding]:
    return find_officials(read_layout(text))


def pairs(text: str) -> list[tuple[str, str | None]]:
    """Name and position of everybody found."""
    return [(o.name.of(text), o.position.of(text) if o.position else None) for o in found(text)]


def functions(text: str) -> dict[str, set[str]]:
    return {o.name.of(text): {f.value for f in o.functions} for o in found(text)}


# The marks say what is to be found: every <name> with the <office> before it, or behind it where none stands before.
APPOSITIONS = [
    # name behind the office, without and with a comma
    "Apel dipimpin <office>Sekda Bitung</office> <name>Rudi Mamonto</name> di halaman kantor.",
    "Apel dipimpin <office>Sekretaris Daerah Kota Dumai</office>, <name>Indra Lesmana</name>, di halaman kantor.",
    "<office>Penjabat (Pj) Bupati Sikka</office>, Drs. <name>Yohanes Moa Rasi</name>, M.Si, memimpin apel.",
    "<office>Penjabat Sementara (Pjs.) Bupati Sikka</office> Drs. <name>Yustinus Bura</name>, M.Si. memimpin apel.",
    "<office>Plt.Bupati Sikka</office> <name>Kornelis Lina</name> memimpin apel.",
    "<office>Pelaksana Tugas Bupati Kaimana</office>, <name>Abdul Gani Furu</name>, memimpin deklarasi.",
    "<office>Pj Sekdakab Pamekasan</office> R. <name>Moh. Hasan</name>,S.Sos,M.Si membacakan naskah.",
    "Naskah dibacakan <office>Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia (BKPSDM)</office>"
    " <name>Antonius Sadu</name>, S.Sos., lalu ditirukan peserta.",
    "Hadir pula <office>Dandim 1014/Pangkalan Bun</office> Letkol Inf <name>Gunawan Sitorus</name>.",
    "Hadir pula <office>Danrem 042 Gapu</office>, Brigjen TNI <name>Rachmat Salim</name>, dan tamu lain.",
    "Hadir pula <office>Pangdam IV/ Diponegoro</office> Mayjen TNI <name>Dedi Suryadi</name>.",
    "<office>Kapolsek</office> Ipda <name>La Hamid</name> berjanji hadir.",
    "<office>Kapolres Malinau</office> AKBP. <name>Sigit Nurharjo</name>,S.I.K. yang hadir mengatakan hal itu.",
    "<office>Kepala Bagian Pemerintahan</office> <name>Munandar Kasim</name> ikut menandatangani.",
    "<office>Kasubag Program dan Keuangan Bappeda</office> <name>Andi Febyana Andi Aziz</name> ikut menandatangani.",
    "<office>Asisten I Setda Ngada</office>, <name>Syamsul Rozali</name>, hadir.",
    "<office>Asisten I</office> <name>Dahruri Santosa</name> hadir.",
    "<office>Kepala Seksi Perdata dan Tata Usaha Negara</office>, <name>Maria Sawaki</name>, S.H., hadir.",
    "<office>Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi</office> Prof. <name>Bagas Hendrawan</name> hadir.",
    "<office>Anggota KPU Pohuwato Divisi Sosialisasi, Pendidikan Pemilih, Partisipasi Masyarakat dan SDM</office>,"
    " <name>Wahyuni Deluma</name>, menambahkan hal itu.",
    "<office>Kepala Kantor Wilayah Direktorat Jenderal Pemasyarakatan Sulawesi Tenggara</office>,"
    " <name>Sulistyo Wijaya</name>, memimpin acara.",
    "<office>Ketua Unit Komunikasi Publik Unpra</office>, <name>Ni Nyoman Dewi</name>, hadir.",
    # villages and schools take a name that no gazetteer knows
    "Penandatangan pertama, <office>Kepala Kampung Klasuri</office> <name>Obaja Klasibin</name>, mengaku lega.",
    "<office>Camat Jelai</office> <name>Roby Hartanto</name> membacakan naskah.",
    "<office>Kepala Desa Pangkalan Batang Barat</office>, <name>Azmi Yulfikar</name>, membacakan naskah.",
    "<office>Kepala SMAN 1 Sukaresik</office>, <name>Rohadi</name>, mengatakan hal itu.",
    "<office>Direktur Medik RSUP H. Adam Mahmud</office>, dr. <name>Usman Siregar</name>, Sp.OT (K), hadir.",
    "<office>Peratin Pekon Purajaya</office>, <name>Karyanto</name>, hadir.",
    "<office>Lurah Cinere</office> <name>Endrasmoyo</name> ikut menandatangani.",
    "<office>Perbekel Pengotan</office> <name>Endrasmoyo Larasdi</name> ikut menandatangani.",
    "<office>Kades Tj. Rambutan</office> <name>Budi Santoso</name> ikut menandatangani.",
    "<office>Ketua KPPS TPS 03</office> <name>Endrasmoyo</name> ikut menandatangani.",
    "<office>Sekretaris</office> <name>Dwijandara Wandrasih</name>, S.Kom., ikut menandatangani.",
    "<office>Kepala BNN Kabupaten Ngada</office>, Ns. <name>Girindrasanta Larasdi</name>, S.Kep., hadir.",
    "<office>Dandim 1014/Pangkalan Bun</office> Letkol Inf <name>Gunawan Sitorus</name> hadir.",
    "<office>Kepala Kejaksaan Negeri Ngada</office>, <name>Anak Agung Ngurah Wirata</name>, hadir.",
    "<office>Kasatnarkoba</office> AKP <name>Sukarta Hasan</name> dan <office>Sekdisdik Ngada</office>,"
    " <name>Deden Wiguna</name>, hadir.",
    "<office>Koordinator Divisi Hukum Parmas dan Humas Bawaslu Ngada</office>, <name>Rais Lowa</name>, hadir.",
    "Ikrar dipandu <office>Juru Sita Pengganti</office> <name>Cokorda Raka Wirata</name>.",
    "Dari KPU hadir <office>komisioner</office> <name>Deni Wirawan</name>.",
    "Giliran <office>PTPS Kelurahan Mawar</office>, <name>Riska Br Ginting</name>, membacakan pakta.",
    "Hadir <office>Wadan Lanal Ngada</office> Mayor Laut (P) <name>Budi Setiawan</name> dan <office>Sub Koordinator"
    " Humas</office> <name>Rina Sari</name>.",
    "Hadir <office>Dirreskrimsus Polda NTT</office> Kombes Pol <name>Patar Silalahi</name>.",
    "<name>Andreas Kala</name>, S.Pd selaku <office>Kepala SDI Mataloko</office> hadir.",
    "Sambutan diberikan <office>Ketua Pengadilan Tinggi Agama Ambon</office> (Dr. <name>Ahmad Zaini</name>, S.H., M.H.,).",
    "Hadir <office>Ketua PTA Palu</office> Y.M. Dr. H. <name>Yusuf Buchari</name>.",
    # misspelt by a letter, a comma missing
    "Hadir <office>Kapoles Ngada</office> AKBP <name>Yudha Satya</name> dan <office>Gubenur Bali</office> <name>Budi Hasan</name>.",
    "Naskah dibaca <office>Sekretatis Daerah Ngada</office>, <name>Sumarni</name>.",
    "Hadir <office>Kepala BNN Ngada</office> <name>Pitra Ratu</name> Kepala Kepolisian Resor Ngada, dan tamu.",
    # spokesmen of many
    "<office>Perwakilan petugas dari unsur tenaga kesehatan</office>, dr. <name>Putri Wulan</name>, hadir.",
    "<office>perwakilan Kejaksaan Tinggi Bali</office> Dr <name>Hardi Siregar</name>, S.H.,M.H hadir.",
    # names in the order of the offices before them
    "<office>Kapolsek Mawar</office>, <office>Danposal Wulur</office>, dan <office>Camat Mawar</office>, masing-masing"
    " Ipda <name>Petrus Kelbu</name>, Letda Laut (P) <name>Rahmat Wijaya</name>, dan <name>Domi Layeri</name>, S.IP., hadir.",
    # a name that ends with a glottal stop
    "Naskah dibacakan <office>Kepala Desa Tondok</office>, <name>Demmalima'</name>, lalu diteken.",
    # the office behind the name
    "Naskah dibacakan Pdt. <name>Yuliana Bida</name>, S.Th., selaku <office>Wakil Sekretaris FKUB</office>.",
    "Lembar itu diteken <name>Wirasmita bin Rudantara</name>, <office>Ketua KPU Ngada</office>, pagi tadi.",
    "Lembar itu diteken <name>Wirasmita E</name>., <office>Ketua KPU Ngada</office>, pagi tadi.",
    "Lembar itu diteken <name>Sumini</name>, <office>Ketua Posyandu Mawar Desa Kresik</office>, pagi tadi.",
    '"Silakan," ujar <name>Dedeh Kurniawati</name>, <office>Kepala BKPSDM Kabupaten Garut</office>.',
    "Pemimpin Acara : <name>Arifin Nur</name>, S.Sos. (<office>Camat Muara Batu</office>)",
    "Pembaca Naskah : <name>Suriansyah</name> (<office>Kepala Desa Tanjung Limau</office>)",
    "Bertindak memimpin acara, <name>I Nengah Subrata</name>, <office>bendesa madya</office> yang baru.",
    "Rapat ditutup dengan doa oleh Tgk. H. <name>Muhammad Daud</name>, <office>pimpinan dayah di Kecamatan Mila</office>.",
    "<office>Ketua Bawaslu</office> setempat, <name>Salim Nizar</name>, membenarkan hal itu.",
    "<office>Ketua Pasikian Yowana Bangli</office>, <name>I Komang Agus</name>, memandu ikrar.",
    "<office>Danlanud Yohanis Kapi</office> Letkol Pnb <name>Fajar Hermansyah</name> hadir.",
    "<office>Pabung Kodim 0310/SSD</office> Mayor Arh <name>Budiman</name> hadir.",
    "<office>Kepala SMA IT Raudhatul Ilmi</office>, <name>Didi Kurniadi</name>, hadir.",
    # one person, two offices: the higher one is the position
    "Acara disaksikan <office>Inspektur Daerah Kota Batam</office> selaku Wakil Ketua Pelaksana I UPP Kota Batam,"
    " <name>Hendriani Gusti</name>.",
    # capitals
    "APEL DIPIMPIN <office>SEKDA BITUNG</office> <name>RUDI MAMONTO</name> DI HALAMAN KANTOR WALI KOTA.",
]


@pytest.mark.parametrize("annotated", APPOSITIONS)
def test_office_and_name(annotated: str) -> None:
    text, marks = parse(annotated)
    names = [text[m.start : m.end] for m in marks if m.tag == "name"]
    offices = [text[m.start : m.end] for m in marks if m.tag == "office"]
    assert pairs(text) == list(zip(names, offices, strict=True))


FOUND_BY = [
    ("<per>Ronny Lumenta</per>", "Sekda Bitung Ronny Lumenta hadir.", "both"),
    ("<per>Ronny</per>", "Sekda Bitung Ronny Lumenta hadir.", "rules"),
    ("", "Sekda Bitung Ronny Lumenta hadir.", "rules"),
    ("<per>Lumentawa Wirabumi</per>", "Lurah Lumentawa Wirabumi hadir.", "model"),
]


@pytest.mark.parametrize(("proposed", "text", "by"), FOUND_BY)
def test_who_found_the_name(proposed: str, text: str, by: str) -> None:
    """A model stood for by one that proposes just this person."""
    name, _ = parse(proposed)
    start = text.index(name)
    names = [NameMention(Span(start, start + len(name)), "PER", "names.model")] if name else []
    doc = read_layout(text)
    (official,) = find_officials(doc, names)
    assert official.found_by == by
    (record,) = build_officials(doc, [official])
    assert (record.found_by, record.position and record.position.found_by) == (by, "rules")


BODY_ENDS = [  # a body as a model marks it, and who is then named
    ("Kepala Balai <org>Melatiraya</org> hadir bersama para guru.", []),
    ("Hal itu disampaikan komandan <org>Wirapati</org> kemarin.", []),
    ("Koordinator Divisi Pencegahan <org>Hukmaspar</org> dan Humas Bawaslu Ngada, Rais Wirabumi, hadir.", ["Rais Wirabumi"]),
    # what makes a body whole needs no further word: this one is a person, whatever the model says
    ("Ketua <org>KPU Suwarmadi</org> hadir.", ["Suwarmadi"]),
    ("Ketua <org>Bawaslu Ngada Suwarmadi</org> hadir.", ["Suwarmadi"]),
    # nor is the second word of a name the end of a body
    ("Kepala <org>Dinas Kesehatan Dadanwira Suwarmadi</org> hadir.", ["Dadanwira Suwarmadi"]),
]


@pytest.mark.parametrize(("marked", "names"), BODY_ENDS)
def test_a_word_that_ends_a_body_is_no_person(marked: str, names: list[str]) -> None:
    text, (mark,) = parse(marked)
    proposed = [NameMention(Span(mark.start, mark.end), "ORG", "names.model")]
    assert [o.name.of(text) for o in find_officials(read_layout(text), proposed)] == names


LISTS = [
    (
        "Penekenan itu disaksikan Plt.Bupati Ngada Kornelis Lina, Kepala Kantor Regional X BKN Denpasar I Wayan Suteja, "
        "dan Ketua Bawaslu Ngada Yosef Roga.",
        ["Kornelis Lina", "I Wayan Suteja", "Yosef Roga"],
    ),
    (
        "Disaksikan Ketua Bawaslu, Rahmat Badar; Anggota Bawaslu, Suadi; Ketua Komisi ASN, Agus Pranoto; serta Deputi "
        "Pengawasan dan Pengendalian BKN, Otok Kuswanda.",
        ["Rahmat Badar", "Suadi", "Agus Pranoto", "Otok Kuswanda"],
    ),
    (
        "Hadir Bupati dan Wakil Bupati Bangkalan, Lukman Hasan dan Moch Fauzan Ja'far; serta Camat Kota, Ani.",
        ["Lukman Hasan", "Moch Fauzan Ja'far", "Ani"],
    ),
    (
        "Hadir Wakil Gubernur Kalimantan Selatan Muhidin, Sekda Riau SF Harlianto, dan Wali Kota Semarang "
        "Hevearita Rahayu,Kepala Kejati Jateng.",
        ["Muhidin", "SF Harlianto", "Hevearita Rahayu"],
    ),
    (
        "Hadir Asisten 1 Bidang Pemerintahan dan Kesra H Yusrizal SSos MSi, Ketua PGRI Dra Zahlia MPd, Korwas, Ketua "
        "Dewan Pendidikan H Ridwan, dan Inspektorat.",
        ["Yusrizal", "Zahlia", "Ridwan"],
    ),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_lists_of_participants(text: str, names: list[str]) -> None:
    assert [name for name, _ in pairs(text)] == names


NOBODY = [
    "Senada, Sekda menyebut hal itu.",
    "Hadir Ketua Partai Politik, PJU Polres Ngada, dan personel.",
    "Hadir perwakilan BNN, Polda Bali, dan Kodim Ngada.",
    "Petugas menangkap tersangka Bripka Rudi Hartono.",
    "Penulis: Yuni Rahayu | Editor: Agus Salim",
    "Herman, salah seorang calon kepala desa dari Kecamatan Tuah Negeri, siap datang.",
    "Mantan Bupati Sikka Budi Santoso dikenang warga.",
    "Hadir Calon Gubernur dan Wakil Gubernur Nomor Urut 1 Andika Perkasa-Hendra Prihadi.",
    "Acara berlangsung di Kantor Camat Taliabu Barat, Bobong, Kamis (25/1/2024).",
    "Acara berlangsung di Jalan Gubernur Suryo Nomor 5.",
    "Para camat dan lurah menandatangani pakta integritas.",
    "Ketua Bawaslu Klaten dan Kapolres Klaten menyaksikan penandatanganan.",
    "Kabag Ops mewakili Kapolres Mesuji AKBP Muhammad Haris.",
    "Upacara ditutup dengan tali asih kepada Sunarti, M. Idris, dan Lambang Utomo.",
    "Kejaksaan menggandeng Kementerian Agama dan Dinas Kesehatan Kabupaten Sikka.",
    "",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_takes_part(text: str) -> None:
    assert pairs(text) == []


ROLES = [
    ("Apel dipimpin Sekda Ngada Rudi Hartono.", {"Rudi Hartono": {"led"}}),
    ("Apel dipimpin langsung oleh Sekda Ngada, Rudi Hartono.", {"Rudi Hartono": {"led"}}),
    ("Sekda Ngada Rudi Hartono menjadi pembina upacara, sekaligus menyaksikan penandatanganan pakta.",
     {"Rudi Hartono": {"led", "witnessed"}}),
    ("Bertindak sebagai inspektur upacara Sekda Ngada Rudi Hartono.", {"Rudi Hartono": {"led"}}),
    ("Ikrar diucapkan pada apel di bawah pimpinan Sekda Ngada Rudi Hartono.", {"Rudi Hartono": {"led"}}),
    ("Ketua KPU Ngada, Rudi Hartono, memimpin pelantikan dan menuntun pembacaan pakta.",
     {"Rudi Hartono": {"led", "recited"}}),
    ("Pembacaan ikrar dipimpin langsung oleh Kepala Diskominfo Dumai, Rudi Hartono.", {"Rudi Hartono": {"recited"}}),
    ("Apel sekaligus pengucapan ikrar dipimpin Kapolres Ngada AKBP Rudi Hartono.", {"Rudi Hartono": {"led"}}),
    ("Ikrar netralitas itu dipimpin Sekda Ngada Rudi Hartono.", {"Rudi Hartono": {"led"}}),
    ("Bupati Ngada Budi Salim memimpin apel. ASN mengucapkan ikrar yang dipimpin Sekda Ngada Rudi Hartono.",
     {"Budi Salim": {"led"}, "Rudi Hartono": {"recited"}}),
    ("Naskah dibacakan Camat Jelai, Rudi Hartono, di hadapan Bupati Ngada, Budi Salim, sebagai saksi.",
     {"Rudi Hartono": {"recited"}, "Budi Salim": {"witnessed"}}),
    ("Pembacaan pakta dipercayakan kepada Ketua KPPS TPS 02, Nurlaila.", {"Nurlaila": {"recited"}}),
    ("Ketua KPU Ngada, Rudi Hartono, yang memimpin MTsN di Bajawa, menilai aturan itu baik.",
     {"Rudi Hartono": {"spoke"}}),
    ("Lembar ikrar diteken Sekda Ngada, Rudi Hartono, disaksikan Ketua Bawaslu Ngada, Florianus Woga.",
     {"Rudi Hartono": {"signed"}, "Florianus Woga": {"witnessed"}}),
    ("Sekda Ngada Rudi Hartono, S.E., bersama seluruh kepala dinas dan camat maju bergiliran menandatangani pakta.",
     {"Rudi Hartono": {"signed"}}),
    ("Sekda Ngada, Rudi Hartono, menjadi orang pertama yang meneken pakta integritas.", {"Rudi Hartono": {"signed"}}),
    ("Penandatanganan diawali oleh 14 direktur, diikuti Kepala Dinas Kesehatan Ngada, Rudi Hartono.",
     {"Rudi Hartono": {"signed"}}),
    ("Hadir menyaksikan Ketua Bawaslu Ngada Rudi Hartono dan perwakilan Kodim.", {"Rudi Hartono": {"witnessed"}}),
    ("Kepala Seksi Perdata, Maria Sawaki, yang ikut membubuhkan paraf sebagai saksi, pulang lebih dulu.",
     {"Maria Sawaki": {"witnessed"}}),
    ("Menteri Kesehatan Bagas Hendra serta Anggota Ombudsman RI Ratna Sibarani menjadi saksi pakta.",
     {"Bagas Hendra": {"witnessed"}, "Ratna Sibarani": {"witnessed"}}),
    ("Bupati Ngada Budi Salim mewajibkan seluruh ASN menandatangani pakta integritas.", {"Budi Salim": {"ordered"}}),
    ("Bupati Ngada Budi Salim tidak menandatangani pakta itu, tetapi hadir.", {"Budi Salim": {"attended"}}),
    ("Bupati Ngada, Sri Salim, yang hadir bersama Ketua Bawaslu Ngada, Ade Suherman, menitipkan tiga pesan.",
     {"Sri Salim": {"spoke"}, "Ade Suherman": {"attended"}}),
    ("Ketua KPU Ngada, Nurdin, dan Ketua Bawaslu Ngada, Tri Mulya, terlihat hadir di tribun.",
     {"Nurdin": {"attended"}, "Tri Mulya": {"attended"}}),
    ("Kapolres Ngada AKBP Rudi Hartono dan Dandim 1625/Ngada Letkol Inf Agus Salim memimpin apel. Keduanya bergantian "
     "membacakan naskah.", {"Rudi Hartono": {"led", "recited"}, "Agus Salim": {"led", "recited"}}),
    ("Deklarasi akan dipimpin Bupati Ngada H. Budi Salim.", {"Budi Salim": {"led"}}),
    ("Menurut rencana, ikrar dipimpin Ketua Badan Eksekutif Mahasiswa, Maria Mahuse.", {"Maria Mahuse": {"recited"}}),
    ("Sekda Ngada Rudi Hartono memimpin pembacaan ikrar netralitas ASN.", {"Rudi Hartono": {"led", "recited"}}),
    ("Bertindak sebagai pembaca ikrar Kepala BKPSDM Ngada, Rudi Hartono.", {"Rudi Hartono": {"recited"}}),
    ("Ikrar dibacakan dalam dua bahasa oleh Kepala Suku Ngalum, Yance Kala.", {"Yance Kala": {"recited"}}),
    ("Mereka yang membubuhkan tanda tangan antara lain Ketua DPC Partai Gema, H. Rudi Hartono.",
     {"Rudi Hartono": {"signed"}}),
    ("Turut menandatangani sebagai saksi Kasat Binmas Polres Ngada, AKP Rudi Hartono, mewakili Kapolres, dan Camat "
     "Jelai, Roby Hartanto.", {"Rudi Hartono": {"witnessed"}, "Roby Hartanto": {"witnessed"}}),
    ("Apel dimulai dengan Bupati Ngada Budi Salim sebagai pembina.", {"Budi Salim": {"led"}}),
    ("Kepala Badan Kesbangpol Ngada, Budi Salim, yang mendampingi Sekda Ngada Rudi Hartono menyebut hal itu.",
     {"Budi Salim": {"spoke"}, "Rudi Hartono": {"attended"}}),
    ("Ketua Bawaslu Ngada, Rudi Hartono, dan Danrem 173/PVB diwakili Mayor Inf Agus Salim menyaksikan ikrar.",
     {"Rudi Hartono": {"witnessed"}, "Agus Salim": {"witnessed"}}),
    ("Hal itu ditegaskan Bupati Ngada Budi Salim saat memimpin dan membacakan ikrar netralitas.",
     {"Budi Salim": {"led", "recited", "spoke"}}),
    ("Sekda Ngada dr. Rudi Hartono yang datang mewakili Bupati mengingatkan aturan itu.", {"Rudi Hartono": {"spoke"}}),
    ("Pembacaan teks dipimpin dua orang yakni Camat Jelai Roby Hartanto dan Camat Mawar Ani Suryani.",
     {"Roby Hartanto": {"recited"}, "Ani Suryani": {"recited"}}),
    ("Pembaca ikrar Sekda Ngada, Rudi Hartono. Inspektur upacara Bupati Ngada, Budi Salim.",
     {"Rudi Hartono": {"recited"}, "Budi Salim": {"led"}}),
    ("Versi Melayu dibacakan Camat Jelai Roby Hartanto, sementara versi Dayaknya oleh Camat Mawar Ani Suryani.",
     {"Roby Hartanto": {"recited"}, "Ani Suryani": {"recited"}}),
    ("Usai penandatanganan, dilanjutkan sosialisasi aplikasi oleh Inspektur Ngada, Rudi Hartono.",
     {"Rudi Hartono": {"attended"}}),
    ("Bupati Ngada Budi Salim membubuhkan tanda tangan, disusul para camat dan Sekda Ngada, Rudi Hartono.",
     {"Budi Salim": {"signed"}, "Rudi Hartono": {"signed"}}),
    ("Bupati Ngada Budi Salim menyaksikan penandatanganan bersama Kajari Ngada, Rudi Hartono, dan Kapolres.",
     {"Budi Salim": {"witnessed"}, "Rudi Hartono": {"witnessed"}}),
    ("Apel sekaligus pembacaan ikrar dipimpin Sekda Ngada Rudi Hartono.", {"Rudi Hartono": {"led", "recited"}}),
    ("Sekda Ngada Rudi Hartono bertindak sebagai inspektur upacara sekaligus memimpin ikrar.",
     {"Rudi Hartono": {"led", "recited"}}),
    ("Anggota Panwascam dilantik langsung Ketua Bawaslu Ngada, Rudi Hartono.", {"Rudi Hartono": {"led"}}),
    ("Kepala Dinas Ngada Rudi Hartono memberi dua pilihan kepada kepala sekolah: teken atau mundur.",
     {"Rudi Hartono": {"attended"}}),
    ("Salah seorang kepala sekolah, Ani Suryani, mengaku lega. Sebanyak 204 kepala sekolah menandatangani pakta.",
     {"Ani Suryani": {"spoke"}}),
    ("Sekda Ngada, Rudi Hartono, mengambil apel pagi di halaman kantor.", {"Rudi Hartono": {"led"}}),
    ("Teks ikrar diucapkan Sekda Ngada, Rudi Hartono, lalu ditirukan.", {"Rudi Hartono": {"recited"}}),
    ("Sebelum ikrar diucapkan, Camat Jelai, Roby Hartanto, hadir.", {"Roby Hartanto": {"attended"}}),
    ("Petugas pembaca ikrar ialah Sekda Ngada, Rudi Hartono.", {"Rudi Hartono": {"recited"}}),
    ("Tanda tangan pertama dibubuhkan Sekda Ngada, Rudi Hartono.", {"Rudi Hartono": {"signed"}}),
    ("Sekda Ngada, Rudi Hartono, bersama Kajari Ngada, Agus Salim, menandatangani pakta itu.",
     {"Rudi Hartono": {"signed"}, "Agus Salim": {"signed"}}),
    ("Penandatanganan pakta antara Sekda Ngada, Rudi Hartono, dan Kajari Ngada, Agus Salim, berlangsung di aula.",
     {"Rudi Hartono": {"signed"}, "Agus Salim": {"signed"}}),
    ("Saksi penandatanganan itu adalah Sekda Ngada, Rudi Hartono.", {"Rudi Hartono": {"witnessed"}}),
    ("Atas perintah Sekda Ngada, Rudi Hartono, semua ASN wajib meneken pakta.", {"Rudi Hartono": {"ordered"}}),
    ("Doa dipimpin Ketua MUI Ngada, Yosef Roga.", {"Yosef Roga": {"attended"}}),
    ("Kapolres Ngada AKBP Rudi Hartono melalui Wakapolres Ngada Kompol Agus Salim mengatakan hal itu.",
     {"Rudi Hartono": {"spoke"}, "Agus Salim": {"spoke"}}),
    ("Pejabat harus menandatangani pakta integritas, kata Bupati Ngada Budi Salim.", {"Budi Salim": {"ordered", "spoke"}}),
    ('"Apelnya nanti saya yang pimpin," kata Sekda Ngada Rudi Hartono.', {"Rudi Hartono": {"led", "spoke"}}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: dict[str, set[str]]) -> None:
    assert functions(text) == expected


SPEECH = [
    # the speaker before or behind the verb, with and without a quote
    "Sekda Ngada Rudi Hartono mengingatkan pegawai agar netral.",
    '"Jaga jempol," tegas Sekda Ngada Rudi Hartono.',
    "Menurut Sekda Ngada Rudi Hartono, sanksi menunggu.",
    "Sekda Ngada Rudi Hartono tak lupa mengingatkan sanksi.",
    "Sekda Ngada Rudi Hartono tidak menampik ada yang melanggar.",
    "Sekda Ngada Rudi Hartono menutup sambutannya dengan pantun.",
    "Hal itu disampaikan oleh Sekda Ngada Rudi Hartono, Senin.",
    "Sekda Ngada Rudi Hartono dalam sambutannya berpesan agar netral.",
    # a part of the name, the office alone, a pronoun
    "Acara dihadiri Sekda Ngada Rudi Hartono. Rudi mengatakan sanksi menunggu.",
    "Acara dihadiri Sekda Ngada Rudi Hartono. Sekda mengatakan sanksi menunggu.",
    'Acara dihadiri Sekda Ngada Rudi Hartono. Ia berharap semua netral.',
    'Acara dihadiri Sekda Ngada Rudi Hartono. "Sanksi menunggu," ujarnya.',
    'Acara dihadiri Sekda Ngada Rudi Hartono. "Sanksi menunggu," kata dia.',
    'Acara dihadiri Sekda Ngada Rudi Hartono. "Sanksi menunggu," sambung pria kelahiran Bajawa itu.',
    # an address that somebody else reads out
    "Asisten membacakan sambutan tertulis Sekda Ngada Rudi Hartono.",
]


@pytest.mark.parametrize("text", SPEECH)
def test_speech(text: str) -> None:
    assert functions(text) == {"Rudi Hartono": {"spoke"}}


def test_reading_the_pledge_is_not_speaking() -> None:
    text = (
        "Perbekel Pengotan, I Nyoman Sadra, didapuk memandu pembacaan ikrar.\n\n"
        '"Kami tidak akan menjadi juru kampanye," seru Sadra mengawali ikrar.\n\n'
        '"Kami menolak titipan suara," tegas Sadra dengan nada meninggi.'
    )
    assert functions(text) == {"I Nyoman Sadra": {"recited"}}


def test_the_represented_are_silent() -> None:
    text = "Sementara Bupati Asahan, Surya diwakili Asisten Pemerintahan, John Nasution, menyampaikan terima kasih."
    assert functions(text) == {"John Nasution": {"spoke"}}


def test_a_stranger_between_takes_the_pronoun() -> None:
    text = (
        "Ikrar di Jelai\n\nNaskah dibacakan Camat Jelai, Roby Hartanto.\n\n"
        'Salah seorang calon bupati mengaku lega. "Kami bersaudara," ujarnya.'
    )
    assert functions(text) == {"Roby Hartanto": {"recited"}}


def test_name_and_office_apart() -> None:
    text = (
        "SORONG, Pagi Kita – Edison Malaga tidak beranjak dari meja.\n\n"
        '"Saya tidak mau dengar," ujar Edison ketika membuka dan memimpin acara itu.\n\n'
        "Menutup kegiatan, Penjabat Bupati Sorong itu meminta semua kembali."
    )
    assert pairs(text) == [("Edison Malaga", "Penjabat Bupati Sorong")]
    assert functions(text) == {"Edison Malaga": {"led", "spoke"}}


def test_signatories_in_the_lines_below() -> None:
    text = (
        "Deklarasi dipimpin Kapolres Mimika AKBP Gede Surya.\n\nPenandatanganan naskah dilakukan oleh:\n"
        "1. Kapolres Mimika AKBP Gede Surya\n2. Dandim 1710/Mimika Letkol Inf Prayitno Dodo\n\n"
        "Penjabat Bupati Mimika, Agus Tino, mengapresiasi deklarasi tersebut."
    )
    assert functions(text) == {"Gede Surya": {"led", "signed"}, "Prayitno Dodo": {"signed"}, "Agus Tino": {"spoke"}}


def test_those_who_stand_for_others() -> None:
    text = (
        "Pakta itu ditandatangani Sekretaris Daerah Ngada, Rudi Hartono, mewakili pejabat eselon II, Camat Jelai, "
        "Roby Hartanto, mewakili para camat, dan Kepala Puskesmas Mawar, dr. Intan Sari."
    )
    assert functions(text) == {"Rudi Hartono": {"signed"}, "Roby Hartanto": {"signed"}, "Intan Sari": {"signed"}}


def test_a_role_announced_in_a_quote() -> None:
    text = (
        "Kepala Dinas PMD Ngada, Kuncoro Aji, menuturkan undangan sudah disebar.\n\n"
        '"Rencananya ikrar dibacakan Ketua Paguyuban Kades, Sumarno Hadi. Lalu kirab," terang Kuncoro.'
    )
    assert functions(text) == {"Kuncoro Aji": {"spoke"}, "Sumarno Hadi": {"recited"}}


def test_who_also_holds_an_office_is_one_person() -> None:
    text = (
        "Ketua Apdesi Ngada, Hasan Yudha, mengatakan hal itu.\n\n"
        '"Sudah kami laporkan," kata Hasan, yang juga Kepala Pekon Kampung Baru.\n\n'
        "Wakapolres Ngada Kompol Hari Budi yang juga Ketua Satgas Saber Pungli Ngada menyaksikan penandatanganan."
    )
    assert pairs(text) == [("Hasan Yudha", "Ketua Apdesi Ngada"), ("Hari Budi", "Wakapolres Ngada")]
    assert functions(text) == {"Hasan Yudha": {"spoke"}, "Hari Budi": {"witnessed"}}


def test_another_paper_is_no_pledge() -> None:
    text = "Keputusan itu ditandatangani Bupati Ngada Budi Salim. Sekda Ngada Rudi Hartono meneken pakta integritas."
    assert functions(text) == {"Budi Salim": {"attended"}, "Rudi Hartono": {"signed"}}


def test_another_occasion_is_left_out() -> None:
    text = (
        "Ikrar di Ngada\n\nApel dipimpin Bupati Ngada Budi Salim, Senin.\n\n"
        "Dua hari berselang acara serupa digelar di pesisir dan dipimpin Asisten I Setda Ngada, Syamsul Bahri."
    )
    assert [name for name, _ in pairs(text)] == ["Budi Salim"]


def test_a_nickname_in_brackets_is_the_same_person() -> None:
    text = "Bupati Ngada, Sri Utami Lestari (Menik), hadir. \"Jaga netralitas,\" kata Bupati Menik."
    assert functions(text) == {"Sri Utami Lestari": {"spoke"}}


def test_a_class_of_offices_is_no_pronoun() -> None:
    text = "Ketua PN Ngada Rudi Mamonto hadir. Pegawai Pengadilan Negeri Ngada Kelas IA Khusus menandatangani pakta."
    assert functions(text) == {"Rudi Mamonto": {"attended"}}


def test_mentions_of_one_person_are_merged() -> None:
    text = (
        "PJ Bupati Lihadmaja mengajak ASN netral. Penjabat (Pj) Bupati Buleleng Ketut Lihadmaja mewajibkan ASN "
        "menandatangani pakta integritas. Lihadmaja menegaskan hal itu."
    )
    (official,) = found(text)
    assert official.name.of(text) == "Ketut Lihadmaja"
    assert official.position is not None and official.position.of(text) == "Penjabat (Pj) Bupati Buleleng"
    assert official.acting == "pj"
    assert [m.of(text) for m in official.mentions] == ["Lihadmaja", "Ketut Lihadmaja", "Lihadmaja"]


LEADS = [
    ("Apel dipimpin Sekda Ngada Rudi Hartono. Bupati Ngada Budi Salim menyaksikan ikrar.", "Rudi Hartono", "led"),
    ("Bupati Ngada Budi Salim mewajibkan ASN meneken pakta. Gubernur Bali Made Astawa mengapresiasi.",
     "Budi Salim", "ordered"),
    ("Ketua Bawaslu Ngada Yosef Roga mengapresiasi. Sekda Ngada Rudi Hartono mengatakan hal itu.",
     "Rudi Hartono", "rank_own"),
    ("Ketua Bawaslu Ngada Yosef Roga mengapresiasi. Kapolres Ngada AKBP Agus Salim menyaksikan.",
     "Agus Salim", "rank"),
    ("Ketua Bawaslu Ngada Yosef Roga mengapresiasi. Naskah dibacakan Ketua Aliansi Warga Ngada Agus Salim.",
     "Yosef Roga", "rank"),
    ("Sekretaris KPU Ngada Rudi Hartono hadir. Ketua KPU Ngada Yosef Roga hadir.", "Yosef Roga", "rank"),
    ("Camat Jelai, Roby Hartanto, hadir. Camat Mawar, Ani Suryani, hadir.", "Roby Hartanto", "rank_own"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "rule"), LEADS)
def test_lead_official(text: str, name: str, rule: str) -> None:
    lead, why = choose_lead(read_layout(text), found(text), None)
    assert lead is not None
    assert (lead.name.of(text), why) == (name, f"officials.lead_{rule}")


def test_no_official_no_lead() -> None:
    assert choose_lead(read_layout("Hujan turun."), [], None) == (None, "officials.lead_none")


def test_records_are_grounded() -> None:
    text = "Apel dipimpin Plt. Sekda Ngada, Drs. Rudi Hartono, M.Si. \"Jaga jempol,\" kata Rudi.\nRudi menutup apel."
    (official,) = build_officials(read_layout(text), found(text))
    assert official.name == "Rudi Hartono"
    assert official.position is not None and official.position.value == "Plt. Sekda Ngada"
    assert official.acting == "plt"
    assert official.office_rank == 28
    assert [f.value for f in official.functions] == ["led", "spoke"]
    spans = [*official.evidence, *official.position.evidence, *(e for f in official.functions for e in f.evidence)]
    assert all(Span(e.start, e.end).of(text) == e.text and e.text for e in spans)


@pytest.mark.parametrize(
    "text",
    [
        "Ketua " * 2000,
        "Hadir Ketua Bawaslu Sikka, Rudi Hartono, " * 500,
        "KEPALA DINAS BUDI " * 1000,
        '"' * 5000,
        "@#" * 3000 + " Bupati Sikka Budi Salim @ hadir",
        "(" * 3000 + "Bupati (Pj) " * 300,
        "menandatangani " * 3000,
        "\u202eBupati\u0000 Sikka\u2028 Budi \ud800",
    ],
)
def test_hostile_text_gives_valid_spans(text: str) -> None:
    for official in found(text):
        assert official.name.of(text).strip()
        assert all(0 <= f.span.start < f.span.end <= len(text) for f in official.functions)
