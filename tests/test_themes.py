from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pakta_extract
from pakta_extract.finders.themes import LIMIT, find_themes
from pakta_extract.lexicon.notation import NotationError, compile_patterns, openings, root_pattern
from pakta_extract.lexicon.theme_model import load_theme_model
from pakta_extract.lexicon.themes import Context, load_themes
from pakta_extract.schema import BuiltInTheme, Result, flatten

MODELS = Path(__file__).parents[1] / "models" / "themes"
POINTS = Path(__file__).parent / "data" / "theme_points.tsv"


class Row(NamedTuple):
    context: Context | None
    themes: set[str]
    text: str


def known_rows() -> list[Row]:
    """Points on which rules were made and weights were learned."""
    out = []
    for line in POINTS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            context, themes, text, *_ = line.split("\t")
            known: Context | None = "election" if context == "election" else "office" if context == "office" else None
            out.append(Row(known, set(themes.split()), text))
    return out


def unseen_rows() -> list[Row]:
    """Points of writing batches that the weights were not learned from."""
    rows = (line.split("\t") for line in (MODELS / "test.tsv").read_text("utf-8").splitlines()[1:])
    return [Row("election" if c == "election" else "office", set(t.split()), text) for _, c, t, text in rows]


ROWS = known_rows()


def themes_of(text: str, context: Context | None = None) -> set[str]:
    return {hit.theme for hit in find_themes(text, context)}


def f1(rows: list[Row]) -> float:
    right = found = wanted = 0
    for row in rows:
        got = themes_of(row.text, row.context)
        right, found, wanted = right + len(got & row.themes), found + len(got), wanted + len(row.themes)
    return 2 * right / (found + wanted)


def test_points_of_unseen_batches() -> None:
    """The floor of the figure that tells most; `python models/train_themes.py --report` gives the figure itself."""
    assert f1(unseen_rows()) >= 0.88


@pytest.mark.parametrize("theme", get_args(BuiltInTheme))
def test_every_theme_is_found_in_unseen_points(theme: str) -> None:
    found = [theme in themes_of(r.text, r.context) for r in unseen_rows() if theme in r.themes]
    assert len(found) >= 9 and sum(found) >= 0.7 * len(found)


def test_no_unseen_point_was_learned_from() -> None:
    learned = {line.split("\t")[3].lower() for line in (MODELS / "train.tsv").read_text("utf-8").splitlines()[1:]}
    assert not learned & {r.text.lower() for r in unseen_rows()}


def test_known_points() -> None:
    assert f1(ROWS) >= 0.98


OFFICIAL = [
    (
        "menjaga dan menegakkan netralitas pegawai dalam melaksanakan fungsi pelayanan publik, baik sebelum, selama, "
        "maupun sesudah pemilihan",
        {"neutrality"},
    ),
    (
        "menghindari konflik kepentingan, tidak melakukan intimidasi dan ancaman kepada siapa pun, serta tidak memihak",
        {"no_conflict_of_interest", "no_intimidation", "no_partisanship"},
    ),
    (
        "menggunakan media sosial dengan bijak, tidak untuk kepentingan pasangan calon, tidak menyebar kabar bohong",
        {"wise_social_media", "no_hate_or_hoax"},
    ),
    ("menolak politik uang dan segala jenis pemberian dalam bentuk apa pun", {"reject_money_politics"}),
]


@pytest.mark.parametrize(("text", "themes"), OFFICIAL)
def test_wordings_of_the_official_pledge(text: str, themes: set[str]) -> None:
    assert themes_of(text, "election") == themes
    assert themes_of(text.upper(), "election") == themes


SENSE = [
    # A denial is no refusal, and the opposite of a promise is no promise.
    ("tidak menolak politik uang", "election", "reject_money_politics", False),
    ("menolak politik uang", "election", "reject_money_politics", True),
    ("tidak akan menolak suap", "office", "anti_corruption", False),
    ("tidak profesional", None, "professional_service", False),
    ("tidak netral", None, "neutrality", False),
    ("tidak setia kepada pemerintah", None, "loyalty_to_state", False),
    ("tidak memihak siapa pun", None, "no_partisanship", True),
    ("memihak", None, "no_partisanship", True),  # a forbidden act in a list
    ("Mengunggah foto bersama calon", "election", "wise_social_media", True),
    # What holds only in a condition is not promised.
    ("siap dicopot bila terbukti memihak", None, "no_partisanship", False),
    ("siap dicopot bila terbukti memihak", None, "accept_sanctions", True),
    ("Jika tidak netral, kami siap dihukum", None, "neutrality", False),
    # The same words, in and outside an election.
    ("tidak menerima uang dari siapa pun", "election", "reject_money_politics", True),
    ("tidak menerima uang dari siapa pun", "election", "anti_corruption", False),
    ("tidak menerima uang dari siapa pun", "office", "anti_corruption", True),
    ("tidak menerima uang dari siapa pun", "office", "reject_money_politics", False),
    ("tidak menerima uang dari calon bupati", "office", "reject_money_politics", True),
    # The special theme hides the general one.
    ("Bijak bermedia sosial, yaitu tidak mendukung pasangan calon di sana", "election", "no_partisanship", False),
    ("tidak memakai mobil dinas untuk kampanye calon", "election", "no_campaigning", False),
    ("melaporkan pelanggaran netralitas", "election", "neutrality", False),
    ("siap dihukum sesuai kode etik", None, "obey_law", False),
    ("menjaga netralitas dalam melayani masyarakat", None, "professional_service", False),
    ("menjaga netralitas dan melayani masyarakat", None, "professional_service", True),
    # Look-alikes.
    ("tidak melakukan perbuatan tercela", "office", "no_hate_or_hoax", False),
    ("menghindari konflik kepentingan", None, "unity_and_peace", False),
    ("menjaga Negara Kesatuan Republik Indonesia", None, "unity_and_peace", False),
    ("tidak menerima calon murid titipan", "office", "no_partisanship", False),
]


@pytest.mark.parametrize(("text", "context", "theme", "found"), SENSE)
def test_negation_condition_context_and_precedence(
    text: str, context: Context | None, theme: str, found: bool
) -> None:
    assert (theme in themes_of(text, context)) is found


def test_nothing_known_is_other() -> None:
    assert [(h.theme, h.start, h.end) for h in find_themes("Xyz abc")] == [("other", 0, 7)]
    assert themes_of("") == {"other"}


def test_hits_point_at_the_words_that_show_the_theme() -> None:
    text = "Kami menolak politik uang serta tidak memihak calon mana pun"
    hits = find_themes(text, "election")
    assert [(h.theme, text[h.start : h.end]) for h in hits] == [
        ("reject_money_politics", "menolak politik uang"),
        ("no_partisanship", "memihak"),
    ]
    assert all(h.rule.startswith("themes.") for h in hits)


def test_theme_list_is_the_one_of_the_schema_and_of_the_weights() -> None:
    assert tuple(load_themes().labels) == get_args(BuiltInTheme) == load_theme_model().themes


def test_the_words_that_weighed_most_are_the_evidence() -> None:
    text = "Di kampung ini, sepanjang tahun itu, rumah kami tidak akan kemasukan beras kiriman caleg"
    (hit,) = find_themes(text, "election")
    assert (hit.theme, hit.rule) == ("reject_money_politics", "themes.reject_money_politics.model")
    assert "beras" in text[hit.start : hit.end] and "kampung" not in text[hit.start : hit.end]


def test_evidence_is_whole_words_and_seldom_the_whole_point() -> None:
    shares = []
    for row in unseen_rows():
        for hit in find_themes(row.text, row.context):
            before, after = row.text[: hit.start][-1:], row.text[hit.end :][:1]
            assert not before.isalnum() and not after.isalnum(), (row.text, hit)
            if len(row.text.split()) > 8 and hit.rule.endswith(".model"):
                shares.append((hit.end - hit.start) / len(row.text))
    assert len(shares) > 10 and sum(shares) / len(shares) < 0.5


def test_words_never_seen_are_other() -> None:
    assert themes_of("Zqxj wvkq pfzg") == {"other"}


def test_the_order_of_other_points_changes_nothing() -> None:
    texts = [r.text for r in unseen_rows()[::40]]
    assert [find_themes(t) for t in texts] == [find_themes(t) for t in reversed(texts)][::-1]


def test_data_has_no_duplicates_and_no_dead_lists() -> None:
    from pakta_extract.lexicon import data_text, load_yaml
    from pakta_extract.lexicon.themes import ThemeFile

    file = load_yaml("themes.yaml", ThemeFile)
    text = data_text("themes.yaml")
    assert all(f"<{name}>" in text for name in file.lists)
    for name, entries in file.lists.items():
        assert len(entries) == len(set(entries)), name
    for theme in file.themes:
        patterns = [p for rule in theme.rules.values() for p in rule.patterns]
        assert len(patterns) == len(set(patterns)), theme.id
        assert theme.id == "other" or theme.rules
        assert theme.label_en and theme.label_id and theme.description
        assert theme.id not in theme.hides


OWN = """
lists:
  hutan: [hutan, rimba]
themes:
  - id: forests
    label_en: Forests
    label_id: Hutan
    description: Protect forests.
    kind: keep
    rules:
      protect: [(~jaga|~lindung) .. <hutan>]
  - id: transparency
    label_en: Transparency and honesty
    label_id: Transparan
    description: Be honest.
    kind: keep
    rules:
      books: [buku besar]
"""


def test_a_researcher_adds_themes_and_rules(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, "utf-8")
    themes = load_themes(own)
    assert [h.theme for h in find_themes("melindungi rimba adat", themes=themes)] == ["forests"]
    assert [h.theme for h in find_themes("menunjukkan buku besar", themes=themes)] == ["transparency"]
    assert "neutrality" in {h.theme for h in find_themes("menjaga netralitas", themes=themes)}
    assert list(themes.labels)[-1] == "other"


def test_the_rules_of_a_researcher_have_the_last_word(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN.replace("    kind: keep\n", "    kind: keep\n    hides: [promote_and_supervise]\n", 1), "utf-8")
    text = "mengajak warga melindungi rimba dan tidak menerima suap"
    assert themes_of(text, "office") == {"promote_and_supervise", "anti_corruption"}
    hits = find_themes(text, "office", load_themes(own))
    assert [(h.theme, text[h.start : h.end]) for h in hits] == [
        ("forests", "melindungi rimba"),
        ("anti_corruption", "suap"),
    ]


ARTICLE = """Ikrar Jaga Rimba di Arung

Arung - Warga Desa Melati membacakan ikrar bersama di balai desa, Senin (2/9/2024). Isi ikrar itu:

1. Melindungi rimba adat dari penebangan
2. Menolak suap dari pembalak
3. Siap menerima sanksi adat apabila melanggar
"""


def test_own_themes_reach_the_record_the_card_and_the_schema(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, "utf-8")
    result = pakta_extract.load("rules", themes=own).extract(ARTICLE, id="a")
    points = result.events[0].points
    assert "forests" in {t.value for t in points[0].themes}
    (theme,) = [t for t in points[0].themes if t.value == "forests"]
    assert [e.text for e in theme.evidence] == ["Melindungi rimba"] and theme.rule == "themes.forests.protect"
    assert Result.model_validate_json(result.model_dump_json()) == result
    assert "forests" in flatten(result).points[0].themes
    built_in = pakta_extract.load("rules").extract(ARTICLE, id="a")
    assert "forests" not in {t.value for p in built_in.events[0].points for t in p.themes}


def test_own_themes_on_the_command_line(tmp_path: Path) -> None:
    own, article, out = tmp_path / "own.yaml", tmp_path / "a.txt", tmp_path / "out.jsonl"
    own.write_text(OWN, "utf-8")
    article.write_text(ARTICLE, "utf-8")

    def pakta(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pakta_extract", *arguments], capture_output=True, text=True, check=False
        )

    english = pakta("extract", str(article), "--themes", str(own), "--format", "card")
    indonesian = pakta("extract", str(article), "--themes", str(own), "--format", "card", "--lang", "id")
    assert "Forests" in english.stdout and "Hutan" in indonesian.stdout
    assert pakta("batch", str(article), "-o", str(out), "--themes", str(own), "--view", "flat").returncode == 0
    assert "forests" in json.loads(out.read_text("utf-8"))["points"][0]["themes"]
    own.write_text("themes: [1]", "utf-8")
    faulty = pakta("extract", str(article), "--themes", str(own))
    missing = pakta("extract", str(article), "--themes", str(tmp_path / "none.yaml"))
    assert (faulty.returncode, missing.returncode) == (2, 2)
    assert "own.yaml: not a themes file" in faulty.stderr and "none.yaml" in missing.stderr
    assert "Traceback" not in faulty.stderr + missing.stderr


def test_an_id_that_is_no_name_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN.replace("id: forests", "id: Hutan kita"), "utf-8")
    with pytest.raises(ValueError, match="id"):
        load_themes(own)


def test_a_faulty_file_says_what_is_wrong(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN.replace("<hutan>]", "<belantara>]"), "utf-8")
    with pytest.raises(NotationError, match="belantara"):
        load_themes(own)
    own.write_text(OWN.replace("kind: keep", "kind: maybe"), "utf-8")
    with pytest.raises(ValueError, match="kind"):
        load_themes(own)


NOTATION = [
    ("~tolak", "menolak ditolak tolak menolaknya penolakan", "penolak tolakanku tolakan2"),
    ("~pihak", "memihak berpihak keberpihakan pemihakan", "pemihak"),
    ("~suap", "menyuap disuap penyuapan suap", "penyuap"),
    ("~taat", "menaati mentaati ketaatan taat", "taatlahir"),
    ("~kawal", "mengawal dikawal pengawalan", "pengawal"),
    ("netral*", "netral netralitas", "enetral"),
    ("*curang*", "kecurangan curang", "cura"),
]


@pytest.mark.parametrize(("pattern", "matched", "unmatched"), NOTATION)
def test_affixes(pattern: str, matched: str, unmatched: str) -> None:
    compiled = compile_patterns([pattern], {})
    assert [w for w in matched.split() if not compiled.fullmatch(w)] == []
    assert [w for w in unmatched.split() if compiled.fullmatch(w)] == []


PHRASES = [
    ("a .. b", "a b", True),
    ("a .. b", "a x y z b", True),
    ("a .. b", "a x y z w b", False),
    ("a ... b", "a x y z w b", True),
    ("a ... b", "a x. b", False),
    ("a ... b", "a x, (y) b", True),
    ("a !(c) .. b", "a c b", False),
    ("a c? b", "a b", True),
    ("a (c d)? b", "a c d b", True),
    ("a (c|d e) b", "a d e b", True),
    ("a|b c", "b c", True),
    ("<l> b", "x y b", True),
    ("a >>", "a b c d", True),
]


@pytest.mark.parametrize(("pattern", "text", "found"), PHRASES)
def test_notation(pattern: str, text: str, found: bool) -> None:
    match = compile_patterns([pattern], {"l": ["x y"]}).search(text)
    assert bool(match and match[0] == text) is found


@pytest.mark.parametrize("pattern", ["", ".. a", "a |", "(a", "a)", "<nothing>", "()", "a+b", "!(a) b", "a? b"])
def test_faulty_notation_is_refused(pattern: str) -> None:
    with pytest.raises(NotationError):
        compile_patterns([pattern], {})


OPENINGS = [
    ("~tolak .. uang", {"olak"}),
    ("(a|b c) ... d", {"a", "b"}),
    ("(a !(x)|<l>) b?", {"a", "x", "ukul"}),
    ("*curang*", {"curang"}),
    ("a|b >>", {"a", "b"}),
]


@pytest.mark.parametrize(("pattern", "expected"), OPENINGS)
def test_openings(pattern: str, expected: set[str]) -> None:
    assert openings(pattern, {"l": ["x y", "~pukul"]}) == expected


def test_no_pattern_matches_a_text_without_its_openings() -> None:
    texts = [row.text.lower() for row in ROWS[::8]]
    for theme in load_themes().themes:
        for pattern in (*theme.excepted, *(p for r in theme.rules for p in r.patterns)):
            found = [t for t in texts if not any(o in t for o in pattern.openings)]
            assert not any(pattern.pattern.search(t) for t in found), pattern.source


COVERED = [
    # A condition at the beginning ends at its comma; a broken pledge speaks of sanctions.
    ("Jika terbukti memihak, kami mundur dari jabatan", "election", {"accept_sanctions"}),
    ("Kios kami boleh digembok apabila kedapatan berjualan oplosan", "office", {"accept_sanctions"}),
    # What others are told, what is reported and what a gift is for are no promises of their own.
    ("menegur rekan yang menerima suap", "office", {"promote_and_supervise"}),
    ("menegur rekan yang menerima suap dan melaporkannya", "office", {"promote_and_supervise", "report_violations"}),
    ("tidak melindungi atasan yang melakukan pungli", "office", {"report_violations"}),
    ("tidak memberi uang agar warga memilih calon", "election", {"reject_money_politics"}),
    ("tidak memakai mobil dinas serta gedung untuk memenangkan calon", "election", {"no_state_facilities"}),
    # The right to vote stands before the call.
    ("mengajak warga datang ke TPS", "election", {"vote_secrecy_and_participation"}),
]


@pytest.mark.parametrize(("text", "context", "themes"), COVERED)
def test_what_stands_within_a_covering_promise(text: str, context: Context, themes: set[str]) -> None:
    assert themes_of(text, context) == themes


def test_every_letter_can_begin_a_root() -> None:
    assert all(root_pattern(c + "ata") for c in "abcdefghijklmnoprstuvwyz")


HOSTILE = [
    "tidak " * 20_000,
    "a" * 200_000,
    "menjaga netralitas; " * 5_000,
    "calon dan calon, " * 5_000,
    "(" * 50_000,
    "\u202e\u0645\u0631\u062d\u0628\u0627 " * 5_000,
    "TIDAKMENERIMAUANG" * 5_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: t[:12])
def test_hostile_points_are_read_to_their_end(text: str) -> None:
    """A pattern that runs away would never come back."""
    hits = find_themes(text)
    assert hits and all(0 <= h.start < h.end <= max(LIMIT, len(text)) for h in hits)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_theme(text: str) -> None:
    hits = find_themes(text)
    assert hits
    assert all(0 <= h.start <= h.end <= len(text) for h in hits)


def test_points_of_the_tune_corpus(shared: Path) -> None:
    """The gold points of the tune half: F1 of the pairs (point, theme)."""
    ids = json.loads((shared / "eval" / "split.json").read_text("utf-8"))["tune"]
    right = found = wanted = 0
    for name in ids:
        gold = json.loads((shared / "dev" / f"{name}.json").read_text("utf-8"))
        for point in gold["points"]:
            got = themes_of(point["text"], "election" if gold["elections"] else None)
            right += len(got & set(point["themes"]))
            found += len(got)
            wanted += len(point["themes"])
    assert 2 * right / (found + wanted) >= 0.95
