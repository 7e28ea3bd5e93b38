"""Is it a pledge event, of which kind, and has it taken place? All articles here are invented."""

from __future__ import annotations

import pytest

from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.occasion import decide_occasion, find_acts

EVENTS = [
    ("held", {"ikrar"}, "ASN Mekarjati Berikrar Netral\n\nMEKARJATI - Seluruh ASN mengucapkan ikrar netralitas di halaman kantor bupati, Senin (9/9/2024)."),
    ("held", {"pakta_integritas"}, "Sebanyak 40 lurah meneken fakta integritas di Aula Wijaya, Selasa (3/10/2023), disaksikan camat."),
    ("held", {"pakta_integritas"}, "Para guru menanda tangani PaktaIntegritas penerimaan murid di aula sekolah, Rabu 4 Juni 2025."),
    ("held", {"deklarasi"}, "Tiga pasangan calon mendeklarasikan kampanye damai di halaman kantor KPU, Sabtu (24/9/2024). Naskah deklarasi dibacakan bergantian."),
    ("held", {"komitmen"}, "Petugas rutan menandatangani komitmen bersama antinarkoba di aula rutan, Jumat (5/1/2024)."),
    ("held", {"ikrar", "pakta_integritas"}, "Pegawai dinas membaca ikrar dan menandatangani pakta integritas di halaman dinas, Kamis (7/12/2023)."),
    ("planned", {"ikrar"}, "Pembacaan ikrar netralitas seluruh pegawai akan dilaksanakan pada Kamis (26/9/2024) di Taman Kota."),
    ("planned", {"deklarasi"}, "Calon kepala desa bakal mengucapkan deklarasi damai di balai desa, Selasa (10/10/2023)."),
    ("mandated", {"pakta_integritas"}, "Wali Kota mewajibkan seluruh pegawai kelurahan menandatangani pakta integritas. Perintah itu disampaikan dalam rapat, Senin (4/11/2024)."),
    # misprints
    ("held", {"pakta_integritas"}, "Guru di Sekar menandantangani fakta integeritas di aula dinas, Senin (3/6/2024)."),
    ("held", {"pakta_integritas"}, "Lurah se-Sekar meneken pakat intergritas di pendopo, Senin (3/6/2024)."),
    ("held", {"deklarasi"}, "Siswa membacakan delkarasi anti perundungan di lapangan sekolah, Senin (3/6/2024)."),
    ("held", {"ikrar"}, "Petugas rutan mengucapkan ikarr bebas pungli di halaman rutan, Senin (3/6/2024)."),
    # what is planned or told by the headline's other word is another occasion, or none of its own
    ("held", {"pakta_integritas"}, "Camat meneken pakta integritas di aula, Senin (3/6/2024). Panitia juga berencana menggelar deklarasi damai bulan depan."),
    ("held", {"pakta_integritas"}, "Ikrar Jujur Dibacakan di Sekar\n\nSEKAR - Panitia membacakan dan menandatangani pakta integritas di aula, Senin (3/6/2024)."),
    ("held", {"ikrar"}, "Pemkot Sekar melaksanakan Deklarasi Ikrar Netralitas di halaman balai kota, Senin (3/6/2024)."),
    # told by a guest, at an installation, as a place of its own; what stands in a list is no act
    ("held", {"deklarasi"}, "Ketua Bawaslu menghadiri Deklarasi Tolak Politik Uang yang diikuti warga Sekar, Minggu (20/1/2019), di lapangan."),
    ("held", {"pakta_integritas"}, "Gubernur melantik dua kepala dinas, Rabu (7/4/2021), di Sekar. Semua siap diambil sumpahnya.\n\nSumpah diambil menurut agama masing-masing.\n\nYang dilantik berasal dari dua dinas. Keduanya pernah bertugas di kecamatan.\n\nSetelah itu keduanya melakukan penandatanganan berita acara dan pakta integritas yang disaksikan wakil gubernur."),
    ("held", {"deklarasi"}, "\"Masih ada tugas,\" kata Bupati dalam deklarasi stop buang sampah yang bertempat di balai Desa Sekar, Rabu (21/6/2023)."),
    ("held", {"ikrar"}, "Pegawai mengucapkan ikrar netralitas di aula, Senin (2/9/2024). Isi ikrar:\n1. Netral\n2. Tidak mengikuti deklarasi damai pasangan mana pun\n3. Bijak"),
    # told shortly: one act with its day; a noun for its verb; negation that corrects; orders at a distance
    ("held", {"ikrar"}, "Ada yang berbeda pada apel di Rutan Sekar, Kamis (18/1/2024). Regu jaga maju, lalu berikrar menolak narkoba."),
    ("held", {"pakta_integritas"}, "Direktur mengumpulkan perawat, Rabu (17/1/2024). Bukan untuk rapat, melainkan untuk meneken pakta integritas."),
    ("held", {"deklarasi"}, "Ratusan pelajar di Sekar deklarasi anti tawuran, Senin (29/1/2024)."),
    ("held", {"ikrar"}, "Dua kali tertunda, ikrar netralitas kepala desa akhirnya terlaksana, Jumat (13/9/2024)."),
    ("held", {"komitmen"}, "Pengusaha meneken kesepakatan bersama untuk menutup bak truk di kantor camat, Kamis (7/3/2024)."),
    ("planned", {"pakta_integritas"}, "Pemkot menjadwalkan penandatanganan pakta integritas pada Senin (12/6/2023) mendatang di aula."),
    ("mandated", {"pakta_integritas"}, "Bupati menerbitkan edaran yang mengharuskan kepala desa membuat pakta integritas, Selasa (14/5/2024), di Sekar."),
    ("mandated", {"pakta_integritas"}, "Rektor mewajibkan dosen pembimbing meneken pakta integritas anti joki skripsi. Edaran terbit Senin (4/3/2024)."),
    ("mandated", {"ikrar"}, "Kepala badan meneruskan perintah Wali Kota agar semua dinas mengucapkan ikrar netralitas, Senin (2/9/2024)."),
    ("held", {"ikrar"}, "Sebelum truk berangkat, Sabtu (10/2/2024), 22 sopir berikrar tidak akan berhenti di jalan. Ikrar dibacakan sopir tertua."),
    ("held", {"pakta_integritas"}, "Kejaksaan memberi penerangan hukum di aula, Selasa (27/2/2024).\n\nSesi ditutup dengan penandatanganan pakta integritas oleh 144 bendahara."),
    # of several occasions, the one the article is about
    ("held", {"pakta_integritas"}, "Kepala puskesmas menandatangani pakta integritas di aula, Rabu (24/1/2024).\n\nSehari sebelumnya, dinas lain menggelar deklarasi damai di taman. Deklarasi itu diikuti 40 sekolah."),
    ("held", {"ikrar"}, "Para santri mengucapkan ikrar menolak kekerasan, Jumat (20/10/2023).\n\nDi tempat terpisah, Kodim menggelar penandatanganan komitmen bersama antinarkoba di balai."),
    ("held", {"komitmen"}, "Juru parkir dikumpulkan, Selasa (6/8/2024), lalu menandatangani surat pernyataan tidak akan menaikkan tarif."),
    ("mandated", {"pakta_integritas"}, "Kadis di Sekar Wajib Teken Ulang Pakta Integritas\n\nGubernur mewajibkan seluruh kepala dinas meneken ulang pakta integritas setelah seorang bawahan ditahan. Perintah keluar Senin (10/3/2025) di kantornya."),
    # rites and warnings beside a pledge of one's own
    ("held", {"ikrar"}, "Pada upacara Sumpah Pemuda di lapangan, Senin (28/10/2024), pegawai mengucapkan ikrar netralitas."),
    ("held", {"deklarasi"}, "Dua desa mendeklarasikan diri sebagai desa bebas sampah di balai desa, Rabu (5/6/2024), disaksikan camat."),
    ("held", {"pakta_integritas"}, "Kepala sekolah menandatangani pakta integritas di aula dinas, Rabu (5/6/2024), disaksikan komite dan pengawas sekolah.\n\n\"Jangan ada pungutan lagi di sekolah negeri mana pun,\" kata kepala dinas di hadapan mereka.\n\nOknum yang memungut biaya akan dipecat."),
    ("planned", {"pakta_integritas"}, "Penandatanganan pakta integritas bagi Badan Pendapatan, Badan Kepegawaian, Dinas Pekerjaan Umum, Dinas Penanaman Modal, Biro Pengadaan, dan Biro Umum, serta seluruh balai di bawahnya yang sudah dinilai tim penilai dari kementerian, akan dilaksanakan pada 29 Maret di aula."),
    ("mandated", {"pakta_integritas"}, "Pj Bupati menginstruksikan kepala dinas meneken pakta integritas netralitas di kantor masing-masing, Senin (7/10/2024)."),
]  # fmt: skip

NO_EVENTS = [
    "Ketua KPU melantik 300 anggota PPS. Pengambilan sumpah jabatan berlangsung di gedung serbaguna, Kamis (25/1/2024).",
    "Bupati dan kejaksaan menandatangani nota kesepahaman di aula, Selasa (7/3/2023). Ini wujud komitmen bersama menata aset.",
    "OPINI\n\nIkrar di Lapangan\n\nSetiap pemilu pegawai mengucapkan ikrar netralitas dan menandatangani pakta integritas di halaman kantor, Senin (1/2/2024).",
    "Tiga warga mengucapkan ikrar wakaf di kantor urusan agama, Kamis (8/6/2023), disaksikan kepala KUA.",
    "Relawan menggelar deklarasi dukungan untuk calon gubernur di lapangan, Minggu (3/9/2023).",
    "Dua puluh pasangan mengikuti nikah massal dan mengucapkan ikrar janji suci di pendopo, Sabtu (14/10/2023).",
    "Menteri berbicara kepada wartawan usai mengikuti deklarasi antikekerasan di kampus. Ia mengancam menutup situs nakal.",
    "Netralitas butuh komitmen bersama, kata ketua Bawaslu saat sosialisasi di hotel, Selasa (29/10/2024).",
    "Deklarasi Universal Hak Asasi Manusia dibacakan dalam seminar di kampus, Rabu (10/12/2025).",
    "Lurah yang sudah meneken pakta integritas itu malah memasang baliho. Ia dipanggil Bawaslu, Rabu (9/10/2024).",
    # other things that the same words name
    "Nelayan itu mengikrarkan dua kalimat syahadat di masjid, Jumat (3/3/2023). Ikrar dibimbing imam dan disaksikan jemaah.",
    "Hari Kesaktian Pancasila diperingati di alun-alun, Selasa (1/10/2024). Ikrar dibacakan dan ditandatangani ketua dewan.",
    "Tiga negara menandatangani pakta pertahanan di ibu kota, Kamis (4/4/2024). Pakta itu diteken para menteri.",
    "Perhimpunan guru dideklarasikan di gedung nasional, Minggu (26/5/2024). Naskah deklarasi pendirian dibacakan ketua.",
    "Tiga partai mendeklarasikan koalisi di hotel, Jumat (12/7/2024). Naskah deklarasi dibacakan bergantian.",
    "Pasangan itu mendeklarasikan diri sebagai calon bupati di lapangan, Ahad (25/8/2024). Naskah deklarasi dibacakan tim.",
    "DPC menggelar uji kelayakan bakal calon, Minggu (2/6/2024). Mereka menandatangani pakta integritas di kantor partai.",
    "Wali kota membacakan ikrar syawalan mewakili bupati di balai kota, Senin (31/5/2021). Ikrar diikuti para pegawai.",
    "Dua perusahaan menandatangani kesepakatan bersama pembayaran rekening di kantor wali kota, Rabu (3/4/2024), disaksikan sekda.",
    "Komunitas pesepeda resmi dideklarasikan di taman, Minggu (12/5/2024). Deklarasi dibacakan ketuanya, disaksikan lurah.",
    "Peserta bimbingan menandatangani surat pernyataan siap menikah di aula, Kamis (14/3/2024).",
    "Buruh mengikrarkan dukungan penuh kepada pasangan itu di stadion, Sabtu (16/11/2024). Ikrar dipimpin ketua serikat.",
    "Kiper itu dikontrak setahun, Senin (1/7/2024). Ia berikrar membawa tim promosi.",
    "Relawan calon wali kota mengucapkan ikrar dan meneken pakta integritas di lapangan, Sabtu (5/10/2024).",
    "Para pemain membentuk lingkaran dan mengucapkan ikrar buatan kapten, Selasa (14/11/2023).",
    "Beredar tangkapan layar bahwa calon meneken komitmen antikorupsi di hotel, Senin (21/10/2024).",
    "Ribuan relawan berikrar dukung pasangan itu di pesantren, Sabtu (31/3/2018). Ikrar dibacakan seorang relawan.",
    "Para pengikut mengucapkan ikrar setia bersama sang ketua di gedung olahraga, Selasa (22/2/2022). Ikrar dibacakan bergantian.",
    # told as wanted, past or conditional
    "Aliansi merilis rapor, Minggu (15/12/2024).\n\nDari 38 daerah yang menggelar ikrar netralitas, 21 tercatat melanggar.",
    "Bawaslu mengingatkan kepala desa akan pakta integritas yang telah mereka teken di polres, Jumat (1/11/2024).",
    "Aplikasi itu memuat pakta integritas yang bisa ditandatangani pegawai kapan saja, kata menteri, Selasa (12/3/2024).",
    "Pendaftar wajib berdomisili setempat, mengisi formulir, serta menandatangani pakta integritas. Batasnya Jumat (9/2/2024).",
    "Kementerian menyiapkan aturan yang mewajibkan kepala sekolah menandatangani pakta integritas, kata dirjen, Selasa (9/1/2024).",
    "Calon haji wajib menandatangani pakta integritas sebagai syarat pelunasan, demikian keputusan menteri, Kamis (11/1/2024).",
    "Pencanangan yang merupakan deklarasi pimpinan itu diatur peraturan menteri, katanya di aula, Jumat (15/2/2019).",
    "Pegawai dilarang memasang baliho, menghadiri deklarasi kampanye, dan berfoto, kata sekda di aula, Senin (2/9/2024).",
    "Petani mendesak direksi menandatangani surat komitmen di kantor kebun, Kamis (13/6/2024), disaksikan polisi.",
    "Setahun lalu warga mendeklarasikan desanya bebas sampah di lapangan. Kini jaring di kali itu robek.",
    "Padahal pakta integritas itu ditandatangani di aula pada Rabu (28/9/2022) dan disaksikan ratusan orang.",
    "Calon anggota legislatif wajib menandatangani pakta integritas saat pencalonan, kata KPU, Senin (9/7/2018) di kantor KPU.",
    "Kadis ditangkap di rumah makan, Senin (5/5/2025). Ia salah satu pejabat yang menandatangani komitmen bersama antikorupsi.",
    # not a report
    "Apa yang Tersisa dari Ikrar\n\nOleh: Rengga Wisesa\nPegiat literasi\n\nPegawai mengucapkan ikrar netralitas di halaman kantor, Senin (9/9/2024).",
    "Tiap Senin saya melihat guru mengucapkan ikrar netralitas di halaman, dan saya heran. Apakah kita percaya? Kita sudah lelah.",
    "Film pendek itu bercerita tentang kepala desa yang menandatangani pakta integritas di balai desa, Selasa (10/10/2023).",
    "Survei atas 900 responden, Selasa (3/9/2024): pegawai menandatangani pakta integritas di kantor tanpa membacanya.",
    "",
    "Cuaca cerah.",
]


@pytest.mark.parametrize(("status", "instruments", "text"), EVENTS)
def test_event_with_status_and_instruments(status: str, instruments: set[str], text: str) -> None:
    doc = read_layout(text)
    occasion = decide_occasion(doc, find_acts(doc))
    assert occasion.is_event
    assert occasion.status == status
    assert {a.instrument for a in occasion.instruments} == instruments


@pytest.mark.parametrize("text", NO_EVENTS)
def test_no_event(text: str) -> None:
    doc = read_layout(text)
    assert not decide_occasion(doc, find_acts(doc)).is_event


def test_acts_point_at_their_words() -> None:
    doc = read_layout("Para camat menandatangani pakta integritas di aula, Senin (2/9/2024).")
    (act,) = find_acts(doc)
    assert act.span.of(doc.text) == "menandatangani pakta integritas"
    assert act.kind == "held"
    assert act.instrument == "pakta_integritas"
