"""What each person did, read sentence by sentence: roles in the pledge, words said, mere presence."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.officials.grammar import CLAUSE, persons_behind, represented, subjects
from pakta_extract.finders.officials.mentions import Mention
from pakta_extract.finders.officials.sentences import Reduced, quoted_spans, reduce, units, with_pronouns
from pakta_extract.finders.officials.speech import move_focus, read_own_words, read_speech
from pakta_extract.finders.officials.story import Story
from pakta_extract.findings import FunctionMention
from pakta_extract.lexicon.roles import Role, either, role_words, roles

STRICT = frozenset(["led", "recited", "ordered"])  # their passive verbs have the person right behind them
SHARED = frozenset(["signed", "witnessed"])  # "menyaksikan penandatanganan bersama @"
WITH = r"[^.@\"#,]{0,60}?\bbersama(?:-sama)?(?: dengan)? (?=@)"
SIDE_CLAUSE = r"(?:sebelum|setelah|usai|seusai|sesudah|selesai|saat|ketika|begitu|selagi)\b[^,@]*$"
PRESIDING = 47  # the lowest rank of an office that presides over an occasion of the government: a camat, a kapolsek
OBJECT_REACH = 70  # characters behind an active verb in which its object stands


def read_functions(
    doc: Document, mentions: Sequence[Mention], ranks: Sequence[int]
) -> tuple[dict[int, list[FunctionMention]], set[int]]:
    """Functions by person, in text order, and the persons who were only represented. `ranks` are the persons'."""
    story = Story()
    quotes = quoted_spans(doc)
    starts, ends = [m.start for m in mentions], [q.end for q in quotes]
    named_in = None
    for unit in units(doc, mentions):
        block = doc.block_at(unit.start)
        if block != named_in and not story.just_named:
            story.company = ()  # "keduanya" means persons of its own paragraph or of the sentence before it
        reduced = with_pronouns(
            reduce(doc, unit, mentions, starts, quotes, ends), story.focus, story.company
        )
        _read_lines(story, reduced)
        if reduced.refs or reduced.text.rstrip().endswith((":", "oleh")):
            _read_roles(story, reduced)
        speakers = read_speech(doc, story, reduced)
        read_own_words(doc, story, reduced, speakers)
        _read_duty(doc, story, reduced, speakers)
        for at in represented(reduced):
            story.silent |= set(reduced.refs[at].people)
        move_focus(story, reduced, speakers)
        named_in = block if story.just_named else named_in
    for quote in quotes:
        inner = Span(quote.start + 1, quote.end - 1)
        if any(inner.covers(m.start) for m in mentions[bisect_left(starts, inner.start) :][:1]):
            _read_announced(story, reduce(doc, inner, mentions, starts, [], []))
    _settle(story, ranks)
    return story.facts, story.silent - set(story.facts)


def _read_roles(story: Story, reduced: Reduced) -> None:
    _read_labels(story, reduced)
    for role in role_words():
        _read_passive(story, reduced, role)
        _read_active(story, reduced, role)
    _read_orders(story, reduced)


def _read_announced(story: Story, reduced: Reduced) -> None:
    """Roles that somebody announces in his own words: "Ikrar dibacakan Ketua Paguyuban, @"."""
    for role in ("led", "recited", "signed", "witnessed"):
        _read_passive(story, reduced, role)


def _read_lines(story: Story, reduced: Reduced) -> None:
    """A list under "Penandatanganan dilakukan oleh:": one person a line."""
    if story.pending is None:
        return
    value, span = story.pending
    match = regex.match(r" ?(?:(?:\d{1,2}|[a-z])[.)]|[-•*]) ?@|@[ ,;.]*(?:dan)?$", reduced.text)
    if match is None:
        story.pending = None
        return
    for person in reduced.refs[reduced.text.index("@")].people:
        story.facts.setdefault(person, []).append(FunctionMention(value, span, f"officials.{value}_lines"))


@cache
def _verbs(role: Role, voice: str) -> regex.Pattern[str] | None:
    words = getattr(role_words()[role], voice)
    return regex.compile(rf"(?<![\w@#]){either(words)}(?!\w)", regex.V1) if words else None


def _read_labels(story: Story, reduced: Reduced) -> None:
    """Form lines: "Pembaca Naskah : @ (…)"."""
    for role in role_words():
        pattern = _verbs(role, "labels")
        match = pattern.match(reduced.text) if pattern else None
        if match and regex.match(r" ?: ?", reduced.text[match.end() :]):
            found = persons_behind(reduced, match.end(), loose=True)
            story.add(reduced, found, role, match.start(), match.end(), f"officials.{role}_label")


def _read_passive(story: Story, reduced: Reduced, role: Role) -> None:
    pattern = _verbs(role, "passive")
    if pattern is None:
        return
    for m in pattern.finditer(reduced.text):
        if regex.search(r"\b(?:tidak|tak|belum|batal)[ ]$", _before(reduced.text, m.start())):
            continue
        if _ends_side_clause(reduced.text, m):
            continue
        found = persons_behind(reduced, m.end(), loose=role not in STRICT)
        if not found:
            if regex.fullmatch(r"[ ,]*(?:oleh|yaitu|yakni|adalah)?[ ,]*:?[ ]*", reduced.text[m.end() : m.end() + 30]):
                story.pending = (role, reduced.back(m.start(), m.end()))
            continue
        value: str = role
        before = _before(reduced.text, m.start())
        if role == "recited" and regex.search(rf"{roles().speech_nouns_before}[^.]{{0,60}}$", before):
            value = "spoke"  # somebody's address is read out
        if role == "led":
            value = _led_or_recited(reduced.text, m.start(), m[0])
        if role == "signed" and _other_paper(reduced.text, m.start()):
            continue
        if role in ("led", "recited") and _beside_pledge(reduced.text, m.start()):
            continue
        if value == "led" and _also_read(before):
            story.add(reduced, found, "recited", m.start(), m.end(), "officials.recited_passive")
        if value == "ikrar":
            _set_aside(story.ikrar_led, reduced, found, m.start(), m.end())
            continue
        found += _elliptic(reduced, max(found))
        story.add(reduced, found, value, m.start(), m.end(), f"officials.{role}_passive")


def _also_read(before: str) -> bool:
    """Whether what was led is the occasion and the reading of its text: "Apel sekaligus pembacaan ikrar dipimpin @"."""
    joined = r"\b(?:sekaligus|dan|serta|disertai) (?:pembacaan|naskah|teks)\b[^.@\"#]*$"
    return regex.search(joined, before) is not None


def _elliptic(reduced: Reduced, at: int) -> list[int]:
    """A second agent without its verb: "… dibacakan @, sementara versi daerahnya oleh @"."""
    second = regex.compile(r"[ ,;]*+(?:sementara|sedangkan|dan|serta)(?: (?!di\w{4}|me\w{5})\w+){1,5} oleh (?=@)")
    match = second.match(reduced.text, at + 1)
    return persons_behind(reduced, match.end(), loose=False) if match else []


def _before(text: str, at: int) -> str:
    """The words that lead up to `at`."""
    return text[max(0, at - CLAUSE) : at]


def _set_aside(
    store: dict[int, list[FunctionMention]], reduced: Reduced, at: Iterable[int], start: int, end: int
) -> None:
    span = reduced.back(start, end)
    for position in at:
        for person in reduced.refs[position].people:
            store.setdefault(person, []).append(FunctionMention("led", span, "officials.led_passive"))


def _led_or_recited(text: str, verb: int, found: str) -> str:
    """What "dipimpin" says of its subject: the occasion was led, its text was read, or it was the ikrar as such."""
    clause = regex.split(r'[."]|\b(?:sedangkan|sementara|adapun|lalu|kemudian)\b', _before(text, verb))[-1]
    if found.startswith("yang ") or clause.endswith("yang "):
        clause = " ".join(clause.removesuffix("yang ").split()[-4:])
    occasion = regex.search(rf"\b{either(roles().occasion_words)}", clause)
    reading = regex.search(rf"\b{either(roles().reading_words)}", clause)
    whole = regex.search(r"\b(?:apel|acara|kegiatan|upacara|penandatanganan|penekenan|pelantikan)\b", clause)
    if reading and not whole:
        return "recited"
    if occasion is None and regex.search(r"\b(?:ikrar|sumpah|janji|pakta)\b", clause):
        return "ikrar"
    return "led"


def _about_pledge(text: str) -> bool:
    return regex.search(rf"\b\w{{0,3}}{either(roles().pledge_words)}", text) is not None


def _read_active(story: Story, reduced: Reduced, role: Role) -> None:
    pattern = _verbs(role, "active")
    if pattern is None:
        return
    words = role_words()[role]
    for m in pattern.finditer(reduced.text):
        behind = regex.split(r'[."@]', reduced.text[m.end() : m.end() + OBJECT_REACH])[0]
        if words.objects and not regex.search(rf"\b{either(words.objects)}|^nya\b", m[0] + " " + behind):
            continue
        if role == "ordered" and not _about_pledge(reduced.text):
            continue
        if role == "led" and regex.match(rf" (?:langsung )?(?:\w+ )?{either(roles().reading_words)}", behind):
            # "memimpin pembacaan ikrar" is reading, and leading where nobody else leads
            _set_aside(story.read_led, reduced, subjects(reduced, m.start(), speech=False), m.start(), m.end())
            continue
        if role == "led" and regex.match(r" (?:langsung )?(?:ikrar|sumpah|janji)\b", behind):
            _set_aside(story.ikrar_led, reduced, subjects(reduced, m.start(), speech=False), m.start(), m.end())
            continue
        if role == "signed" and "sebagai saksi" in behind[:30]:
            continue
        if role == "signed" and _other_paper(reduced.text, m.start()):
            continue
        if (count := regex.compile(roles().counted_up).match(reduced.text, m.end())) is not None:
            listed = persons_behind(reduced, count.end(), loose=True)
            story.add(reduced, listed, role, m.start(), m.end(), f"officials.{role}_counted")
            continue
        found = _named_as(reduced.text, m) or subjects(reduced, m.start(), speech=False)
        found = found or _after_verb(reduced, m.start(), m.end())
        if found and role in SHARED and (company := regex.match(WITH, reduced.text[m.end() :])):
            found = [*found, *persons_behind(reduced, m.end() + company.end(), loose=False)]
        story.add(reduced, found, role, m.start(), m.end(), f"officials.{role}_active")


def _other_paper(text: str, verb: int) -> bool:
    """Whether a decree or an agreement was signed, and no pledge is spoken of."""
    clause = regex.split(r'[."]', _before(text, verb))[-1]
    return regex.search(roles().other_papers, clause) is not None and not _about_pledge(clause)


def _ends_side_clause(text: str, verb: regex.Match[str]) -> bool:
    """Whether the verb ends a clause of time: "Sebelum ikrar diucapkan, @ …"."""
    clause = regex.split(r'[."]', _before(text, verb.start()))[-1].lstrip()
    return text.startswith(",", verb.end()) and regex.match(SIDE_CLAUSE, clause) is not None


def _beside_pledge(text: str, verb: int) -> bool:
    """Whether a prayer or an anthem was led or read, and no pledge and no occasion is spoken of."""
    clause = regex.split(r'[."@#,]', _before(text, verb))[-1]
    occasion = regex.search(rf"\b{either(roles().occasion_words)}", clause)
    return regex.search(roles().beside_pledge, clause) is not None and not occasion and not _about_pledge(clause)


def _named_as(text: str, verb: regex.Match[str]) -> list[int]:
    """"dengan @ sebagai pembina": the person right before the word."""
    at = verb.start() - 2
    return [at] if at >= 0 and text[at] == "@" and verb[0].startswith(("sebagai", "selaku")) else []


def _after_verb(reduced: Reduced, start: int, end: int) -> list[int]:
    """The subject behind its verb: "Bertindak memimpin acara, @", "Hadir menyaksikan @"."""
    text = reduced.text
    first = max(0, start - CLAUSE)
    opening = max(first - 1, text.rfind(". ", first, start), text.rfind('"', first, start)) + 1
    inverted = regex.match(r" ?(?:bertindak|hadir|turut|ikut|tampil|didapuk|yang|penandatangan)\b", text[opening:end])
    if inverted is None or "@" in text[opening:start]:
        return []
    at = text.find("@", end, end + 45)
    if at < 0 or regex.search(r'[."]|\b(?:yang|untuk|dan)\b', text[end:at]):
        return []
    return [at]


def _read_orders(story: Story, reduced: Reduced) -> None:
    """"Perintah itu ia sampaikan": an order told of already is given by the next person named."""
    for m in regex.finditer(roles().echoed_order, reduced.text):
        at = reduced.text.find("@", m.end(), m.end() + 60)
        if at >= 0 and not regex.search(r'[."]', reduced.text[m.end() : at]):
            story.add(reduced, [at], "ordered", m.start(), m.end(), "officials.ordered_echo")


def _read_duty(doc: Document, story: Story, reduced: Reduced, speakers: Sequence[int]) -> None:
    """"Pejabat harus menandatangani pakta": a speaker calls the pledge a duty, in his own words or not."""
    spans = [reduced.span, *(q for q in reduced.quotes.values() if not reduced.span.covers(q.start))]
    for span in spans if speakers else ():
        match = regex.search(roles().duty, doc.plain[span.start : span.end].lower())
        if match is not None:
            told = Span(span.start + match.start(), span.start + match.end())
            story.duties.setdefault(speakers[-1], []).append(FunctionMention("ordered", told, "officials.ordered_duty"))


def _settle(story: Story, ranks: Sequence[int]) -> None:
    """What needed the whole article: was it the pledge that was read, the ikrar or the occasion that was led?

    Where nobody has a part in a pledge yet, whoever called it a duty ordered it. Where nobody else led, whoever led
    the ikrar led the occasion, if he holds an office of the government.
    """
    leaders = {p for p, facts in story.facts.items() if any(f.value == "led" for f in facts)}
    acted = any(f.value not in ("spoke", "attended") for facts in story.facts.values() for f in facts)
    for person, facts in () if acted else story.duties.items():
        if ranks[person] <= PRESIDING:
            story.facts.setdefault(person, []).extend(facts)
    for person, facts in story.ikrar_led.items():
        value = "recited" if leaders or ranks[person] > PRESIDING else "led"
        story.facts.setdefault(person, []).extend(FunctionMention(value, f.span, f.rule) for f in facts)
    for person, facts in story.read_led.items():
        if not leaders - {person} and ranks[person] <= PRESIDING:
            story.facts.setdefault(person, []).extend(facts)
    for person, facts in story.readings.items():
        if not any(f.value == "recited" for f in story.facts.get(person, ())):
            story.facts.setdefault(person, []).extend(facts)
