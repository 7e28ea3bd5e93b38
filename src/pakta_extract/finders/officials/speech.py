"""Who speaks in a sentence, with which words, and whom a pronoun means after it."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.officials.grammar import persons_behind, subjects
from pakta_extract.finders.officials.sentences import Reduced
from pakta_extract.finders.officials.story import Story
from pakta_extract.findings import FunctionMention
from pakta_extract.lexicon.roles import either, roles


@cache
def _speech(name: str) -> regex.Pattern[str]:
    words = roles()
    say = either(words.speech_before)
    source = {
        "before": rf"(?<![\w@#]){say}(?:nya)?(?: (?:lagi|pula|juga|oleh|kembali|si|sang))*+[ ]?+,?[ ]?+(?=@)",
        "enclitic": rf"(?<![\w@#]){say}nya(?!\w)",
        # "tegas mantan kepala biro itu": who has just been spoken of
        "described": rf"(?<![\w@#]){say}(?: [\w#/-]+){{1,9}}? (?:itu|tersebut)(?!\w)",
        "passive": rf"(?<![\w@#]){either(words.speech_passive)}(?!\w)",
        "active": rf"(?<![\w@#]){either(words.speech_active)}(?!\w)",
        "nouns_after": rf"(?<=@)[ ,]*+(?:yang )?{words.speech_nouns_after}",
        "nouns_before": rf"{words.speech_nouns_before}[ ]?(?=@)",
        "colon": r'(?<=@):[ ]?"',
    }[name]
    return regex.compile(source, regex.V1)


def read_speech(doc: Document, story: Story, reduced: Reduced) -> list[int]:
    """Speakers of the sentence; what may be the pledge read aloud is set aside."""
    text, speakers = reduced.text, []

    def spoke(at: Iterable[int], start: int, end: int, rule: str) -> None:
        positions = list(at)
        people = [p for position in positions for p in reduced.refs[position].people]
        speakers.extend(people)
        _tell(doc, story, reduced, people, start, end, rule)

    for m in _speech("before").finditer(text) if reduced.refs else ():
        spoke([m.end()], m.start(), m.end(), "officials.spoke_before")
    for m in _speech("active").finditer(text) if reduced.refs else ():
        spoke(subjects(reduced, m.start(), speech=True), m.start(), m.end(), "officials.spoke_active")
    for m in _speech("passive").finditer(text) if reduced.refs else ():
        spoke(persons_behind(reduced, m.end(), loose=False), m.start(), m.end(), "officials.spoke_passive")
    for m in _speech("nouns_after").finditer(text):
        spoke([m.start() - 1], m.start(), m.end(), "officials.spoke_address")
    for m in _speech("nouns_before").finditer(text):
        spoke([m.end()], m.start(), m.end(), "officials.spoke_address")
    for m in _speech("colon").finditer(text):
        spoke([m.start() - 1], m.start(), m.end(), "officials.spoke_quote")
    for m in (*_speech("enclitic").finditer(text), *_speech("described").finditer(text, 0, _after_quote(text))):
        if text[m.end() : m.end() + 2].lstrip()[:1] not in ("@", "#") and story.focus is not None:
            speakers.append(story.focus)
            _tell(doc, story, reduced, [story.focus], m.start(), m.end(), "officials.spoke_pronoun")
    return speakers


def _after_quote(text: str) -> int:
    """End of the stretch behind the last quote in which a reporting clause may stand."""
    last = text.rfind('"')
    return min(len(text), last + 90) if last >= 0 else 0


def _tell(
    doc: Document, story: Story, reduced: Reduced, people: Sequence[int], start: int, end: int, rule: str
) -> None:
    fact = FunctionMention("spoke", reduced.back(start, end), rule)
    target = story.readings if _reads_aloud(doc, reduced, start) else story.facts
    for person in people:
        target.setdefault(person, []).append(fact)


def _reads_aloud(doc: Document, reduced: Reduced, start: int) -> bool:
    """Whether the quote beside a reporting clause may be the pledge itself being read."""
    before = reduced.text.rfind('"', 0, start)
    if before < 0 or start - before > 4:
        return False
    quote = reduced.quotes[before].of(doc.plain)
    clause = regex.split(r'["]', reduced.text[start : start + 90])[0]
    return bool(regex.match(roles().pledge_quote, quote.lower()) or regex.search(roles().reading_clause, clause))


def read_own_words(doc: Document, story: Story, reduced: Reduced, speakers: Sequence[int]) -> None:
    """"Saya yang pimpin": a speaker announces his own part."""
    if not speakers:
        return
    for quote in reduced.quotes.values():
        said = quote.of(doc.plain).lower()
        for value, pattern in (("led", roles().own_words.led), ("recited", roles().own_words.recited)):
            for m in regex.finditer(pattern, said):
                span = Span(quote.start + m.start(), quote.start + m.end())
                story.facts.setdefault(speakers[-1], []).append(
                    FunctionMention(value, span, f"officials.{value}_own_words")
                )


def move_focus(story: Story, reduced: Reduced, speakers: Sequence[int]) -> None:
    """Whom "ia" means in the next sentence: who spoke last, else the subject, else who was named."""
    people = [p for at in sorted(reduced.refs) for p in reduced.refs[at].people]
    story.just_named = len(set(people)) > 1
    if story.just_named:
        story.company = tuple(dict.fromkeys(people))
    if speakers:
        story.focus = speakers[-1]
        return
    if _stranger_speaks(reduced.text):
        story.focus = None
        return
    first = regex.match(r"[^@#.]*?(?=@)", reduced.text)
    if people and (story.focus is None or (first is not None and len(first[0]) < 60)):
        story.focus = people[0]


def _stranger_speaks(text: str) -> bool:
    """Whether somebody who is no official is quoted."""
    if "@" in text:
        return False
    quoted = regex.search(rf'"[ ,]*{either(roles().speech_before)} \w', text)
    return quoted is not None or _speech("active").search(text) is not None
