"""What ties a group that an article names to the pledge, and how surely."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from pakta_extract.document import Document, Span, lowered
from pakta_extract.finders.groups.phrases import GroupPhrase, group_phrases, guessed_phrases
from pakta_extract.finders.groups.tokens import LONGEST_UNIT, Token, tokens_of
from pakta_extract.findings import Act, Instrument
from pakta_extract.lexicon.groups import group_lexicon
from pakta_extract.lexicon.honorifics import given_names
from pakta_extract.lexicon.numbers import NUMBER
from pakta_extract.lexicon.pledges import alternation, pledge_lexicon

MOST_SENTENCES = 400  # sentences that are looked at
BARE = 1.25  # taken off a phrase that shows neither number nor quantifier nor whose people it means
UNKNOWN = 0.5  # taken off a phrase whose head the data do not know
ANY_STAFF = 0.5  # … from `jajaran X`, which any word for its people beats
RECALLED = 1.0  # … where the sentence tells of an earlier pledge
OTHER_OCCASION = 1.0  # … where the sentence tells of a pledge like this one
LEAD_SENTENCES = 3
# Read right before a phrase: "yang meneken ialah …", "38 orang, terdiri atas …", "ikrar netralitas 68 …"
PREDICATE = regex.compile(
    r"\byang (?:meneken|menandatangani|berikrar|mengucapkan)\b[^.;]{0,40}\b(?:ialah|adalah|yakni|yaitu) $"
)
CONSISTING = regex.compile(r"(?:orang|\bpeserta\b[^,.;]{0,25}?),? ?(?:yang )?terdiri (?:atas|dari) $")
COMPLEMENT = regex.compile(
    r"\b(?:ikrar|deklarasi|pakta|fakta|komitmen|sumpah)(?: \p{L}{1,20}){0,3} (?:\d[\d.]{0,9} )?$", regex.V1
)
# "pengambilan sumpah kepada …", "pakta integritas terhadap …"
_UPON = regex.compile(
    r"\b(?:sumpah|janji|ikrar|integritas|komitmen|netralitas) (?:kepada|terhadap|bagi)(?: \d[\d.]{0,9})? $"
)
_WHO_DO = regex.compile(r",? yang (?:(?:juga|turut|ikut|akan|telah|kemudian|langsung|secara \p{L}+) ){0,3}", regex.V1)
_AFTER = regex.compile(r"^[\s\"]*(?:usai|seusai|setelah|sesudah|selepas|sebelum|sembari|sambil|dengan)\b")
_HOSTS = regex.compile(r"(?:menggelar|gelar|mengadakan|melaksanakan|menyelenggarakan|melakukan)\b")
_NUMBER_BEFORE = regex.compile(
    rf"(?:(?:sebanyak|sekitar|sejumlah|para|ke-) ?)?(?:{NUMBER}|ratusan|puluhan|ribuan) $", regex.V1
)
_PLEDGE_NOUN = regex.compile(r"\b(?:ikrar|deklarasi|pakta|fakta|komitmen|sumpah|kesepakatan)\b")
_AS_WITNESS = regex.compile(r"^[^.;]{0,120}?\b(?:sebagai|menjadi|selaku) saksi")
_THEY = regex.compile(r"\b(?:mereka|semuanya|seluruhnya|ketiganya|keduanya)(?= )")
IN_REGION = regex.compile(r"^(?:, ?(?:kabupaten |kota |provinsi )?\p{L}+(?: \p{L}+){0,2}){1,2}, ", regex.V1)
# "512 pengawas TPS resmi dilantik": at an installation it is they who pledge
_INSTALLED = regex.compile(r" (?:(?:telah|sudah|resmi|akan|bakal|segera) ){0,2}(?:dilantik|dikukuhkan|diambil sumpah)")
_OTHERS = regex.compile(r" lain(?:nya)?$")  # "terpisah dari ASN lain"
WINDOW = 220  # characters between a subject and its verb
HELD = 2.0  # what those must weigh whose pledge another holds
WITNESS = 5  # words before a phrase in which a word of looking on may stand


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group phrase with what ties it to the pledge."""

    phrase: GroupPhrase
    weight: float
    rule: str
    instruments: frozenset[Instrument]  # of the pledges that its sentence tells
    signs: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: among the first, right beside one that tells the pledge."""

    in_lead: bool
    near_act: bool


_TITLED = regex.compile(r"\p{L}+ \p{Lu}\p{Ll}+", regex.V1)
# Ties close enough for a noun that the data do not know as people
_CLOSE = ("groups.subject", "groups.agent", "groups.ordered", "groups.complement", "groups.relative", "groups.fronted")


@cache
def _sign() -> regex.Pattern[str]:
    return alternation([*pledge_lexicon().verbs["sign"], r"(?:meng?ores|menoreh|membubuh)kan tanda tangan"])


@cache
def _doing() -> regex.Pattern[str]:
    """Active verbs of pledging, with their object where the verb alone is not enough."""
    noun = r"(?:\w+ ){0,4}?(?:ikrar|sumpah|janji|deklarasi|pakta|fakta|komitmen|pernyataan|kesepakatan|naskah)"
    return alternation(
        [
            r"\b(?:me|men)(?:teken|neken)\b|\bmenanda ?ta[a-z]*gan[a-z]*|\bteken\b|\btanda ?tangan(?:i|kan)?\b",
            r"\b(?:menorehkan|membubuhkan|mengisi)\b",
            r"\bberikrar\b|\bmengikrarkan\b|\bmendeklarasikan\b|\bdeklarasikan\b|\bikrarkan\b|\bdisumpah\b",
            r"\b(?:mengucapkan|ucapkan|membacakan|melafalkan|menggelar|gelar|melakukan|melaksanakan|mengikuti|menyatakan|"
            rf"mengikat diri dalam|mengadakan) {noun}",
            r"\bdengan (?:ikrar|deklarasi|pakta|fakta|pernyataan)\b",
            r"\bikrar\b|\bdeklarasi\b|\bberjanji\b|\bbertekad\b|\bmenirukan",
            r"\b(?:mengucapkan|membacakan|mengikrarkan|melafalkan)nya\b",
        ]
    )


def find_candidates(doc: Document, acts: Sequence[Act]) -> list[Candidate]:
    """Group phrases of the body, weighed by how the sentence ties them to the pledge; in text order."""
    told: dict[Span, list[Act]] = {}
    for act in acts:
        told.setdefault(act.sentence, []).append(act)
    found: list[Candidate] = []
    sentences = doc.sentences[:MOST_SENTENCES]
    for n, unit in enumerate(sentences):
        place = Place(n < LEAD_SENTENCES, any(s in told for s in sentences[max(0, n - 2) : n + 2]))
        found.extend(_candidates_in(doc, unit, told.get(unit, []), place))
        found.extend(_meant_by_they(doc, sentences[max(0, n - 2) : n + 1], told.get(unit, [])))
    if not found:
        for title in doc.of_kind("title")[:LEAD_SENTENCES]:
            found.extend(_candidates_in(doc, title.span, told.get(title.span, []), Place(True, False)))
    return found


def _candidates_in(doc: Document, unit: Span, acts: Sequence[Act], place: Place) -> Iterator[Candidate]:
    tokens = tokens_of(doc, unit)
    label = label_in(doc, unit)
    if label is not None:
        behind = [t for t in tokens if t.start >= label.end]
        inner = [t for t in behind if t.text.startswith("(")][:1]
        listed = tokens_of(doc, Span(inner[0].start + 1, inner[0].end - 1)) if inner else behind
        for phrase in group_phrases(listed):
            yield Candidate(phrase, 4.5, "groups.label", frozenset(), False)
        return
    known = [_weigh(doc, unit, tokens, phrase, acts, place) for phrase in group_phrases(tokens)]
    guessed = [_weigh(doc, unit, tokens, phrase, acts, place) for phrase in guessed_phrases(tokens)]
    close = [c for c in guessed if c is not None and c.rule in _CLOSE and _acts(doc, unit, c)]
    free = (c for c in known if c is not None and not any(g.phrase.span.covers(c.phrase.span.start) for g in close))
    found = sorted([*close, *free], key=lambda c: c.phrase.span)
    yield from (c for c in found if not _hosts(doc, unit, c, found))


def _meant_by_they(doc: Document, units: Sequence[Span], acts: Sequence[Act]) -> Iterator[Candidate]:
    """`Di sana mereka meneken pakta`: the last group named before that is counted, else the last of several people."""
    unit = units[-1]
    low = lowered(doc.plain[unit.start : min(unit.end, unit.start + LONGEST_UNIT)])
    they = _THEY.search(low)
    doing = _doing().search(low, they.end(), they.end() + WINDOW) if they is not None else None
    if they is None or doing is None or not acts or not _free(low[they.end() : doing.start()]):
        return
    before = [p for u in units for p in group_phrases(tokens_of(doc, u)) if p.span.end <= unit.start + they.start()]
    meant = [p for p in before if p.kind != "officers" or p.plural]
    counted = [p for p in meant if p.count is not None]
    best = (counted or [p for p in meant if p.plural] or meant)[-1:]
    for phrase in best:
        if not doc.in_quote(phrase.span.start) and not doc.in_quote(unit.start + they.start()):
            instruments = frozenset(a.instrument for a in acts)
            yield Candidate(phrase, 2.3, "groups.they", instruments, bool(_sign().search(low)))


def label_in(doc: Document, unit: Span) -> Span | None:
    """The label of a report sheet that names the pledgers: `Peserta :`."""
    m = _label().search(doc.plain, unit.start, min(unit.end, unit.start + LONGEST_UNIT))
    return Span(*m.span()) if m else None


@cache
def _label() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{'|'.join(group_lexicon().labels)})\s{{0,20}}:", regex.I)


def _weigh(
    doc: Document, unit: Span, tokens: Sequence[Token], phrase: GroupPhrase, acts: Sequence[Act], place: Place
) -> Candidate | None:
    if (phrase.kind == "officers" and not phrase.plural) or is_named(doc, phrase):
        return None
    if _OTHERS.search(doc.plain, phrase.span.start, phrase.span.end):
        return None
    low = lowered(doc.plain[unit.start : min(unit.end, unit.start + LONGEST_UNIT)])
    at, end = phrase.span.start - unit.start, phrase.span.end - unit.start
    weight, rule = _tie(low, at, end, phrase, bool(acts))
    if not weight and place.near_act and _PLEDGE_NOUN.search(low) is not None:
        weight, rule = _tie(low, at, end, phrase, True)
        weight = weight if rule in ("groups.agent", "groups.relative", "groups.fronted") else 0.0
    if not weight and place.near_act and CONSISTING.search(low[max(0, at - 60) : at]):
        weight, rule = 2.3, "groups.consisting"
    if not weight and place.near_act and _followed(phrase, low):
        weight, rule = 1.8, "groups.followers"
    if not weight and place.in_lead and phrase.span.start - opening(doc, unit) < 20 and _resolves(low, end):
        weight, rule = 1.2, "groups.resolve"
    if not weight and place.in_lead and _INSTALLED.match(low, end):
        weight, rule = 1.6, "groups.installed"
    if not weight:
        return None
    if doc.in_quote(phrase.span.start) and rule != "groups.we":
        weight -= 2
    if any(a.kind == "recalled" for a in acts) and not any(a.kind != "recalled" for a in acts):
        weight -= RECALLED
    weight += 0.25 * (phrase.count is not None) + 0.25 * phrase.scoped + 0.25 * phrase.plural
    if not phrase.known:
        weight -= UNKNOWN
    if not (phrase.scoped or phrase.plural or phrase.count) and _is_head_alone(phrase.span.of(doc.plain), phrase):
        weight -= BARE
    if phrase.head == ("jajaran",):
        weight -= ANY_STAFF
    if regex.search(r"\bserupa\b|^\W*(?:tahun|pekan|bulan) lalu\b", low):
        weight -= OTHER_OCCASION
    return Candidate(phrase, weight, rule, frozenset(a.instrument for a in acts), bool(_sign().search(low)))


def _acts(doc: Document, unit: Span, one: Candidate) -> bool:
    """Whether the subject of a guess does something (`perajin mengucapkan ikrar`), so that it is no `surat ikrar`."""
    if one.rule != "groups.subject":
        return True
    low = lowered(doc.plain[one.phrase.span.end : min(unit.end, one.phrase.span.end + WINDOW)])
    doing = _doing().search(low)
    return doing is not None and regex.match(r"me|ber|teken|disumpah", doing[0].strip()) is not None


def _hosts(doc: Document, unit: Span, one: Candidate, others: Sequence[Candidate]) -> bool:
    """`Panitia menggelar pengambilan sumpah peserta …`: the subject only holds the pledge of those named behind."""
    if one.rule not in ("groups.subject", "groups.subject_far"):
        return False
    end = one.phrase.span.end
    later = [c for c in others if c.rule == "groups.complement" and c.weight >= HELD and c.phrase.span.start > end]
    low = lowered(doc.plain[end : min(unit.end, end + WINDOW)])
    doing = _doing().search(low)
    return bool(later) and doing is not None and _HOSTS.match(low, doing.start()) is not None


def _followed(phrase: GroupPhrase, low: str) -> bool:
    """A sentence right behind the pledge: `Diikuti …`, `Kegiatan ini diikuti oleh …`."""
    near = phrase.before[-2:-1] if phrase.before[-1:] == ("oleh",) else phrase.before[-1:]
    if near == ("melibatkan",) and phrase.kind == "bodies":
        return False
    if near not in (("diikuti",), ("melibatkan",), ("disusul",)):
        return False
    return regex.search(r"\bapel\b|\bupacara\b", low[:80]) is None


def opening(doc: Document, unit: Span) -> int:
    """Where a sentence begins, the dateline left aside."""
    return max([unit.start, *(s.end for s in doc.of_kind("dateline") if unit.covers(s.start))])


def _is_head_alone(text: str, phrase: GroupPhrase) -> bool:
    """`aparatur sipil negara (ASN)`: everybody of that kind, or only a word of the pledge's name."""
    return len(regex.sub(r"\([^)]*\)", "", text).split()) <= len(phrase.head)


def is_named(doc: Document, phrase: GroupPhrase) -> bool:
    """Whether a name follows or stands inside, so that persons are listed: `Camat Jelai, Roby Hartanto`."""
    if phrase.kind not in ("officers", "members"):
        return False
    if phrase.kind == "officers" and phrase.count is None:
        words = regex.findall(r"(?<=\s)\p{Lu}\p{Ll}+", phrase.span.of(doc.plain), regex.V1)
        if any(w.lower() in given_names() for w in words):
            return True
    if phrase.plural:
        return False
    if phrase.head[0] in group_lexicon().titles and _TITLED.match(doc.plain, phrase.span.start):
        return True
    behind = regex.match(
        r",? (\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)+", doc.plain[phrase.span.end : phrase.span.end + 30], regex.V1
    )
    return behind is not None and behind[1].lower() not in group_lexicon().scope


def _resolves(low: str, end: int) -> bool:
    """Whether the group is said to agree or promise something, a relative clause left aside."""
    return any(w in group_lexicon().resolves for w in regex.findall(r"\p{L}+", low[end : end + 100], regex.V1)[:9])


def _tie(low: str, at: int, end: int, phrase: GroupPhrase, pledge: bool) -> tuple[float, str]:
    """Weight and rule of what ties a phrase to a pledge; 0 where nothing does."""
    words = group_lexicon()
    at = _before_number(low, at)
    near = phrase.before[-1] if phrase.before else ""
    clause = _own_clause(phrase.before[-WITNESS:])
    if regex.match(r'[\s"]*kami,? $', low[max(0, at - 8) : at]):
        return 3.0, "groups.we"
    if near in words.stands_for:
        return 2.5, "groups.stands_for"
    if near == "diwakili" or phrase.before[-2:] == ("diwakili", "oleh"):
        return 0.0, ""
    if _AS_WITNESS.search(low[end : end + WINDOW]):
        return 0.0, ""
    who = _WHO_DO.match(low, end)
    if who is not None and _doing().match(low, who.end()) and pledge:
        return 2.5, "groups.relative"
    if near in words.agents and (pledge or _sign().search(low)):
        weight = _done_by(phrase.before) if near == "oleh" else 3.0
        return weight, "groups.agent" if weight else ""
    if near == "dibacakan" and pledge and phrase.plural:
        return 2.0, "groups.agent"
    if pledge and _UPON.search(low[max(0, at - 90) : at]):
        return 2.5, "groups.complement"
    doing = _doing().search(low, end, end + WINDOW)
    if near == "bersama" and phrase.before[-2:-1] in (("komitmen",), ("kesepakatan",), ("ikrar",)) and pledge:
        return 2.3, "groups.complement"
    if near == "," and phrase.plural and pledge and _fronted(low[:at]):
        return 2.5, "groups.fronted"
    if near in ("bersama", ",") and doing is not None and _free(low[end : doing.start()]):
        return 2.5, "groups.together"
    if any(w in words.onlookers for w in clause):
        return 0.0, ""
    if near in words.orders and pledge and doing is not None and doing.start() - end < 90:
        return 3.0, "groups.ordered"
    if near in words.followers and (pledge or _sign().search(low)):
        return 2.3, "groups.followers"
    if PREDICATE.search(low[max(0, at - 90) : at]):
        return 3.0, "groups.predicate"
    if near in ("atas", "dari") and CONSISTING.search(low[max(0, at - 40) : at]) and pledge:
        return 2.5, "groups.consisting"
    if doing is not None and not regex.search(r'[";]', low[end : doing.start()]):
        return _subject(low, at, end, doing.start(), phrase)
    if pledge and COMPLEMENT.search(low[max(0, at - 90) : at]):
        return 2.3, "groups.complement"
    if near in words.benefited and pledge:
        return 2.0, "groups.meant"
    if pledge and at < 20:
        return 2.0, "groups.first_in_sentence"
    return 0.0, ""


def _before_number(low: str, at: int) -> int:
    """Where a phrase begins when the number in front of it is counted in."""
    m = _NUMBER_BEFORE.search(low[max(0, at - 30) : at])
    return at - len(m[0]) if m else at


def _own_clause(before: Sequence[str]) -> Sequence[str]:
    """The words since the last conjunction between clauses: `tidak hadir, tetapi` is another clause."""
    cut = [n for n, w in enumerate(before) if w in ("tetapi", "namun", "sedangkan", "sementara", "lalu", ";")]
    return before[cut[-1] + 1 :] if cut else before


def _fronted(before: str) -> bool:
    """Whether only a clause like `Usai membacakan ikrar,` stands before."""
    clause = before.rstrip(", ")
    return "," not in clause and _AFTER.search(clause) is not None and _doing().search(clause) is not None


def _done_by(before: Sequence[str]) -> float:
    """How surely the verb before `oleh` is one of pledging: those of looking on and of leading are not."""
    words = group_lexicon()
    verb = next((w for w in reversed(before[-6:-1]) if w not in words.adverbs), "")
    if verb in words.onlookers | words.leading:
        return 0.0
    return 3.0 if regex.match(r"di-?\p{Ll}{3,}", verb, regex.V1) is None or verb.startswith(words.done) else 1.75


def _subject(low: str, at: int, end: int, verb: int, phrase: GroupPhrase) -> tuple[float, str]:
    """A phrase before a verb of pledging: the nearer and the freer of other words between, the surer."""
    between = low[end:verb]
    if _free(between):
        return 3.0, "groups.subject"
    words = regex.findall(r"[\p{L}-]+", between, regex.V1)
    if any(w in ("menyaksikan", "menghadiri", "disaksikan", "dihadiri", "melihat", "menonton") for w in words):
        return 0.0, ""
    meant = any(w in ("untuk", "guna") for w in words[-3:])
    fronted = at < 60 or phrase.count is not None or low[max(0, at - 2) : at] == ", "
    if fronted and len(words) < (24 if meant else 14) and between.count(",") < (5 if meant else 3):
        return 2.5, "groups.subject_far"
    return (1.5, "groups.subject_far") if fronted else (0.0, "")


def _free(between: str) -> bool:
    """Whether only adverbs and the like, or a region between commas, stand between a subject and its verb."""
    between = IN_REGION.sub(" ", between)
    return all(w in group_lexicon().adverbs for w in regex.findall(r"[\p{L}-]+", between, regex.V1))
