"""Faults of print mended before the article is read: what becomes of the text, and where its characters stood."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakta_extract import load
from pakta_extract.document import Span
from pakta_extract.reading.mending import mend

MENDED = {
    "entities": ("Home &raquo; Daerah\nKota,&nbsp;Rabu &quot;Kami&#8221;", 'Home » Daerah\nKota, Rabu "Kami”'),
    "entities written twice": ("Camat &amp;amp; lurah,&amp;nbsp;Rabu", "Camat & lurah, Rabu"),
    "a blank behind an entity": ("netral,&nbsp; Kamis", "netral, Kamis"),
    "tags": ("<p>Satu <b>dua</b><br>tiga</p><li>empat</li>", "\nSatu dua\ntiga\n\n• empat\n"),
    "characters without width": ("inte\u00adgri\u200dtas \u200bdan\ufeff ikrar", "integritas dan ikrar"),
    "a break of no width between sentences": ("netral.\u200bKemudian bubar\u200bLurah", "netral. Kemudian bubar Lurah"),
    "bold marks": ("**Lurah Berikrar**\n\n*Arung* - __Rabu__ _pagi_. **1.** Jujur", "Lurah Berikrar\n\nArung - Rabu pagi. 1. Jujur"),
    "a headline's sign": ("## Lurah Berikrar\n\n#pemilu", "Lurah Berikrar\n\n#pemilu"),
    "a divided word": ("seluruh kepani-\nteraan dan hakim", "seluruh\nkepaniteraan dan hakim"),
    "a doubled word": ("para anak-\nanak se-\nkecamatan", "para\nanak-anak\nse-kecamatan"),
    "bodies joined": ("anggota TNI-\nPolri", "anggota\nTNI-Polri"),
    "blanks lost": ("TNI,Polri ikrar.Lalu Drs.Marwan,S.E.,pulang", "TNI, Polri ikrar. Lalu Drs. Marwan, S.E., pulang"),
    "blanks lost around quotes": ('rebutan."Cukup.Netral,"katanya', 'rebutan. "Cukup. Netral," katanya'),
    "a quotation that never opened": ('Kami netral,"ujarnya', 'Kami netral," ujarnya'),
    "blanks lost behind a colon": ("memuat:1.Jujur 2.Setia", "memuat: 1. Jujur 2. Setia"),
    "blanks lost in a form": ("Tempat   :Aula Camat", "Tempat   : Aula Camat"),
    "blanks before marks": ("Lurah , Budi , pulang .", "Lurah, Budi, pulang."),
    "wide blanks": ("Bupati  memimpin apel,\tlalu   pulang", "Bupati memimpin apel, lalu pulang"),
    "the dash that ends a dateline": ("ENDE,FLORESPOST-Bupati dan TNI-Polri hadir", "ENDE, FLORESPOST - Bupati dan TNI-Polri hadir"),
    "blanks at the end of a line": ("dua di  \nantaranya\t\npulang ", "dua di\nantaranya\npulang"),
    "bullets in a line": ("Isinya: • jujur • netral. Lurah pulang", "Isinya:\n• jujur\n• netral.\nLurah pulang"),
    "dashes in a line": ("Isinya: - jujur; - netral", "Isinya:\n- jujur;\n- netral"),
}  # fmt: skip
LEFT = [
    "FLORES.POST - Bupati hadir",
    "KabarBukit.com menulis, S.Pd., M.Si., Sp.OG, Ph.D dan KABAR.ID, pukul 10:15, 1.246 orang, https://a.id/b?c:1",
    "(***)\n*) catatan\n* butir\n* butir\n_____ tanda tangan _____\nfoto_apel_pagi",
    "Beranda   Daerah   Politik   Olahraga\nLurah Berikrar\n&nbsp;\nSenin, 2 September 2024",
    "Sekda Arung - Camat Sekar - Lurah Melati berikrar di Arung - Sekar",
    "o  jujur\no  netral",
    "anak-anak, non-ASN dan se-Arung - bukan -",
]


@pytest.mark.parametrize("name", MENDED)
def test_print_is_mended(name: str) -> None:
    text, wanted = MENDED[name]
    assert mend(text)[0] == wanted


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_fault_is_left_alone(text: str) -> None:
    assert mend(text) == (text, None)


PIECES = st.sampled_from(
    ["Lurah", "netral", " ", "  ", "\n", "\r\n", "\t", ".", ",", ":", '"', "”", "**", "__", "*", "_", "&nbsp;", "&amp;", "<br>",
     "<b>", "</b>", "\u200b", "\u00ad", "-", "-\n", "•", " • ", "- ", "o ", "1.", "(", ")", "#", "ikrar", "DRS", "H", "2024"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200)))
def test_every_character_stood_somewhere(text: str) -> None:
    mended, origin = mend(text)
    if origin is None:
        assert mended == text
        return
    assert origin.text == text and len(origin.spans) == len(mended)
    end = 0
    for i, span in enumerate(origin.spans):
        assert 0 <= span.start <= span.end <= len(text) and span.end >= end
        end = span.end
        if mended[i].isalnum() and span.end - span.start == 1:
            assert text[span.start] == mended[i]
        assert origin.span(Span(i, i + 1)) == span


def test_evidence_is_told_in_offsets_of_the_article() -> None:
    text = (
        "**Lurah se-Arung Berikrar**\n\n**ARUNG**, Kabar Lembah – Para lurah se-Arung mengucapkan&nbsp;ikrar netra-\nlitas "
        "di aula,Senin (2/9/2024).Ikrar dipimpin Camat&nbsp;Arung,Drs.Seno Wirya. Isinya:&nbsp;• menolak suap • ber-\nsikap netral"
    )
    result = load("rules").extract(text)
    (event,) = result.events
    assert [o.name for o in event.officials] == ["Seno Wirya"]
    assert [p.text for p in event.points] == ["menolak suap", "bersikap netral"]
    (piece,) = event.points[1].evidence
    assert piece.text == "ber-\nsikap netral" == text[piece.start : piece.end]
    assert event.date is not None and event.date.evidence[0].text == "Senin (2/9/2024)"
    assert event.dateline is not None and event.dateline.evidence[0].text == "ARUNG"
