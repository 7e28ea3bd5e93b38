"""Who does what in a reduced sentence: the persons behind a passive verb, the subject of an active one."""
from __future__ import annotations

from functools import cache

import regex

from pakta_extract.finders.officials.sentences import Reduced
from pakta_extract.lexicon.roles import either, roles

LONGEST_LIST = 60  # persons in one list; what is longer is no sentence
CLAUSE = 600  # characters before a verb in which its clause begins
LOOSE_GAP = 160  # characters between a passive verb and the first person of a list
SUBJECT_GAP = 220
# Verbs end a list of participants; names of posts and other words that begin like verbs do not
_VERBISH = (
    r"\bdi(?!nas|rek|rut|visi|strik|gital|klat|ni)\w{4,}|\bme(?!nteri|reka|dia|dis|najemen|menpan)\w{5,}"
    r"|\bdi (?:saksikan|pimpin|hadiri|ikuti|baca|tanda|dampingi|wakili)\w*"
    r"|\bber(?!sama|ganti|gilir|bagai|kait)\w{4,}|\bter(?!kait|sebut|masuk|padu|tinggi|utama|diri)\w{4,}"
)
_STOP = (
    r'[."!?]|\b(?:yang|untuk|saat|ketika|sementara|sedangkan|lalu|kemudian|agar|supaya|bahwa|karena|setelah|sebelum|seusai'
    r"|usai|guna|kepada|mewakili|adapun|namun|tetapi|jika|bila|sehingga|dengan|sekaligus|di hadapan|di depan|bertempat"
    r"|akan|telah|sudah)\b"
)


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    words = roles()
    source = {
        "fillers": rf"[ ,:]*+(?:{either(words.fillers)}(?!\w)[ ,:]*+)*+",
        "adverbs": rf"[ ,]*+(?:{either(words.adverbs)}(?!\w)[ ,]*+)*+",
        "list_stop": f"{_STOP}|{_VERBISH}",
        "by": r"(?:[\w-]+ ){0,5}?oleh (?:(?:seorang|sang) )?[@#]",
        "joined": r"[ ,]*+(?:(?:dan|serta|beserta|bersama|maupun|juga|sekaligus)(?: juga)?(?!\w))?+[ ,]*+",
        "while": r"[ ,]*+(?:saat|ketika|usai|seusai|setelah|sambil|seraya|sembari)(?: me\w+(?: dan| serta))?+ *+",
        "blockers": rf"\b{either(words.blockers)}\b",
        "oblique": rf"\b{either(words.oblique)}(?: (?:oleh|langsung|pula|juga|para|unsur))?[ ,]*+$",
        "company": r"\b(?:bersama|beserta|didampingi|diikuti|disaksikan)\b[^@.\"]*",
        "speech": rf"\b{either(words.speech_active)}\b",
        "passive_before": r"\b(?:di(?!wakil)\w{4,}|di (?:pimpin|hadiri|saksikan|baca|tanda|dampingi|ikuti)\w*"
        r"|penandatanganan|pimpinan|hadir\w*)(?: (?:oleh|langsung|pula|juga|secara simbolis|para|dalam|dari))*+[ ,]*+$",
        "negation": rf"\b{either(words.negations)}(?: (?!{either(words.denials)})\w+)?[ ]*+$",
        "denial": rf"{either(words.denials)}\b",
        "accompanied": r"@[^@.\"#]{0,12}\b(?:bersama|beserta)(?:-sama)?(?: dengan)?[ ,]*+$",
        "represented": rf"[ ,]*+{words.represented_after}(?!\w)(?: oleh| langsung| kepada)*+",
    }[name]
    return regex.compile(source, regex.V1)


def persons_behind(reduced: Reduced, end: int, loose: bool) -> list[int]:
    """Positions of the `@` that a passive verb ending at `end` has for agents: the first and those listed with it.

    `loose` lets other participants stand before the first person ("dihadiri Kapolres, unsur Forkopimda, dan @").
    """
    text = reduced.text
    match = _pattern("fillers").match(text, end)
    at = match.end() if match else end
    if at < len(text) and text[at] in "@#":
        return _listed(reduced, at)
    by = _pattern("by").match(text, at)
    if by is not None and not _pattern("list_stop").search(text, at, by.end() - 1):
        return _listed(reduced, by.end() - 1)  # "dibacakan dalam dua bahasa oleh @"
    if not loose:
        return []
    first = text.find("@", at, at + LOOSE_GAP)
    if first < 0 or _pattern("list_stop").search(text, at, first):
        return []
    return _listed(reduced, first)


def _listed(reduced: Reduced, at: int) -> list[int]:
    """The `@` at `at` and all that follow it in one list; an office alone or a body may stand between."""
    text, found = reduced.text, [at] if reduced.text[at] == "@" else []
    position = at
    for _ in range(LONGEST_LIST):
        reach = position + 2 + LOOSE_GAP
        nexts = [p for p in (text.find("@", position + 1, reach), text.find("#", position + 1, reach)) if p >= 0]
        if not nexts:
            return found
        following = min(nexts)
        gap = text[position + 1 : following]
        if (swap := _pattern("represented").match(gap)) is not None:
            if found and found[-1] == position:
                found.pop()
            gap = "," + gap[swap.end() :]
        if len(gap) > LOOSE_GAP or not regex.search(r"[,;]|\b(?:dan|serta|beserta|bersama|maupun)\b", gap):
            return found
        if _pattern("list_stop").search(gap):
            return found
        if text[following] == "@":
            found.append(following)
        position = following
    return found


def subjects(reduced: Reduced, verb: int, speech: bool) -> list[int]:
    """Positions of the `@` that do what the active verb beginning at `verb` says; none where somebody else does."""
    text = reduced.text
    denied = speech and _pattern("denial").match(text, verb) is not None
    if not denied and _pattern("negation").search(text, max(0, verb - 25), verb):
        return []
    first = max(0, verb - CLAUSE)
    clause = max(first - 1, *(text.rfind(sign, first, verb) for sign in (". ", '"', "; "))) + 1
    at = text.rfind("@", clause, verb)
    company: list[int] = []
    while at >= 0:
        gap = text[at + 1 : verb]
        direct = _pattern("adverbs").fullmatch(gap) is not None
        relative = regex.match(r"[ ,]*yang\b[^,]*$", gap) is not None or (direct and "sekaligus" in gap)
        if speech and text[max(clause, at - 10) : at].endswith("@ melalui ") and (direct or _free(gap, speech)):
            return [text.rfind("@", clause, at), at]  # both speak: "Kapolres X melalui Wakapolres Y mengatakan"
        if _pattern("represented").match(text, at + 1) or (
            _is_oblique(text, clause, at) and not relative and not _while(gap)
        ):
            if not speech and _pattern("accompanied").search(text, clause, at) and (direct or _free(gap, speech)):
                company.append(at)  # "@ bersama @ menandatangani"
            at = text.rfind("@", clause, at)
            continue
        if direct or _while(gap) or _free(gap, speech):
            return _with_partners(reduced, at, speech) + company
        return []
    return []


def _while(gap: str) -> bool:
    """Whether "saat" joins person and verb, with another verb between perhaps: "@ saat memimpin dan membacakan"."""
    return _pattern("while").fullmatch(gap) is not None


def _is_oblique(text: str, clause: int, at: int) -> bool:
    """Whether a preposition or a passive verb governs the person at `at`, directly or through a list."""
    for _ in range(LONGEST_LIST):
        before = text[max(clause, at - 60) : at]
        if _pattern("oblique").search(before) or _pattern("passive_before").search(before):
            return True
        previous = max(text.rfind("@", clause, at), text.rfind("#", clause, at))
        gap = text[previous + 1 : at]
        if previous < 0 or not gap.strip() or not _pattern("joined").fullmatch(gap):
            return False
        at = previous
    return False


def _free(gap: str, speech: bool) -> bool:
    """Whether nothing between person and verb says that somebody else is the subject."""
    if len(gap) > SUBJECT_GAP:
        return False
    own = _pattern("company").sub(" ", gap)
    if "#" in own or ": " in own or '"' in own or _pattern("blockers").search(own):
        return False
    spoken = _pattern("speech").search(own)
    return speech or spoken is None or spoken[0].startswith("mengaku")


def _with_partners(reduced: Reduced, at: int, speech: bool) -> list[int]:
    """The person at `at` and those joined before: "@ dan @ meneken"."""
    found, text = [at], reduced.text
    while len(found) < LONGEST_LIST and (previous := text.rfind("@", max(0, at - 60), at)) >= 0:
        gap = text[previous + 1 : at]
        if not _pattern("joined").fullmatch(gap) or not regex.search(r"\b(?:dan|serta|beserta|bersama)\b|,", gap):
            break
        found.insert(0, previous)
        at = previous
    return found if len(found) == 2 or not speech else found[-1:]


def represented(reduced: Reduced) -> list[int]:
    """Positions of the `@` that sent somebody else or stayed away."""
    text = reduced.text
    return [at for at in reduced.refs if text[at] == "@" and _pattern("represented").match(text, at + 1)]
