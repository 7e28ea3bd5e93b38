"""Training sentences in the manner of Indonesian local news, made from a grammar and from invented names.

    python models/generate.py --count 20 --seed 7     # shows sentences with their names in brackets

Public name corpora hold few phrases such as `Sekda X Y Z`, signature lists or ranks and degrees around a name. This
fills the gap. `grammar.yaml` holds the sentences, `name_parts.yaml` the parts of names by region; regions come from the
package's own table. The same seed gives the same sentences.
"""
from __future__ import annotations

import argparse
import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).resolve().parent
REGIONS = HERE.parent / "src" / "pakta_extract" / "lexicon" / "data" / "regions.tsv"
SLOT = re.compile(r"\{(?:(PER|ORG|LOC):)?([a-z_]+)\}")
WEIGHT = re.compile(r"^(.*?) \| (\d+)$", re.DOTALL)
CAPITALISED = 0.06  # of the sentences
STRANGE = (0.0, 0.15, 0.6, 1.0)  # how much of a person's name is in no list; one of them is drawn for each person
ONE_WORD, LONGER, INITIAL, SHORT_LAST, SHOUTED = 0.08, 0.1, 0.06, 0.03, 0.02  # of the persons
SHORT_PLACE = 0.12  # of the places: Kotawaringin Timur as Kotim
BLENDED = 0.65  # of the words that are in no list: put together from two that are
VOWELS, ONSETS = "aiueo", [*"bdfghjklmnprstwyz", *"bdjklmnrst", ""]
CLUSTERS = ["ng", "mb", "nd", "nt", "br", "dr", "kr", "pr", "tr", "sy", "kh", "st"]
CAPITALS = "AABBDDFGHIIJKKKLMMNNPPPPRRSSTTUW"
CODAS = ["", "", "", "", "", "n", "ng", "r", "s", "k", "t", "l", "m", "h"]
SYLLABLE, CLOSED_SYLLABLE = re.compile(r"[^aiueo]*[aiueo]"), re.compile(r"[^aiueo]*[aiueo]+(?:ng|[^aiueo])?")
TYPE = re.compile(r"^(?:Kabupaten|Kota Administrasi|Kota) ")


class Sentence(NamedTuple):
    """Text with the names in it: (start, end, label), in characters."""

    text: str
    names: list[tuple[int, int, str]]


@dataclass(frozen=True)
class Setting:
    """Where a sentence plays: its names are those of one region."""

    jurisdiction: str
    province: str
    culture: str

    @property
    def place(self) -> str:
        return TYPE.sub("", self.jurisdiction)


@cache
def _yaml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return loaded


@cache
def _alternatives(symbol: str) -> tuple[list[str], list[int]]:
    texts, weights = [], []
    for line in _yaml("grammar.yaml")[symbol]:
        weighted = WEIGHT.match(line)
        texts.append(weighted[1] if weighted else line)
        weights.append(int(weighted[2]) if weighted else 1)
    return texts, weights


@cache
def _regions() -> list[tuple[str, str]]:
    """(`Kota Bitung`, `Sulawesi Utara`) of every kabupaten and kota."""
    with REGIONS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [(row["name"], row["province"]) for row in rows if row["level"] in ("kabupaten", "kota")]


def _setting(random: Random) -> Setting:
    jurisdiction, province = random.choice(_regions())
    cultures = [c for c, parts in _yaml("name_parts.yaml").items() if province in parts.get("provinces", ())]
    if random.random() < 0.25 or not cultures:  # people move
        cultures = [c for c in _yaml("name_parts.yaml") if c != "general"]
    return Setting(jurisdiction, province, random.choice(cultures))


def unheard(random: Random) -> str:
    """A name word that is in no list: the model has to see names by what stands around them."""
    if random.random() < BLENDED:
        return _blended(random)
    word = ""
    for _ in range(random.choice((2, 2, 2, 3, 3, 4))):
        onsets = CLUSTERS if word[-1:] in (*VOWELS, "") and random.random() < 0.2 else ONSETS
        word += random.choice(onsets) + random.choice("aaaaeiiioouu")
        word += random.choice("nnrslt") if random.random() < 0.15 else ""
    return (word + random.choice(CODAS)).capitalize()


def _blended(random: Random) -> str:
    """The head of one name word and the tail of another, cut at a vowel: `Suri` and `Hermanto` make `Surimanto`."""
    head, tail = (random.choice(_name_words()) for _ in range(2))
    cuts = [i for i in range(2, len(head)) if head[i - 1] in VOWELS] or [len(head)]
    ends = [i for i in range(2, len(tail) - 1) if tail[i] not in VOWELS and tail[i - 1] in VOWELS] or [0]
    return head[: random.choice(cuts)] + tail[random.choice(ends) :].lower()


@cache
def _name_words() -> list[str]:
    """All single words of the lists, particles and abbreviations left out."""
    words = {
        word
        for parts in _yaml("name_parts.yaml").values()
        for name, values in parts.items()
        if name not in ("provinces", "patterns", "caste", "syllable", "family")
        for word in values
    }
    return sorted(word for word in words if word.isalpha() and word.istitle() and len(word) > 3)


def person(random: Random, culture: str) -> str:
    """An invented name: a pattern of the culture, filled with its parts or with words that nobody has heard."""
    parts = _yaml("name_parts.yaml")
    lists = {**parts["general"], **parts[culture]}
    strange = random.choice(STRANGE)
    words: list[str] = []
    for word in _shape(random, random.choice(lists["patterns"]).split(), lists):
        choice = random.choice(lists[word.lower()]) if word.isupper() and word.lower() in lists else word
        if word.isupper() and word not in ("CASTE", "FAMILY", "SYLLABLE") and random.random() < strange:
            choice = unheard(random)
        if choice not in words:
            words.append(choice)
    return _abbreviated(random, words)


def invented(random: Random, words: int) -> str:
    """A name of about so many words in the manner of any region."""
    cultures = [culture for culture in _yaml("name_parts.yaml") if culture != "general"]
    names = (person(random, random.choice(cultures)) for _ in range(20))
    return next((name for name in names if len(name.split()) == words), unheard(random))


def _shape(random: Random, pattern: list[str], lists: dict[str, list[str]]) -> list[str]:
    """The pattern, now and then with one word alone or with one more."""
    slots = [word for word in pattern if word in ("FIRST", "LAST", "MUSLIM", "MUSLIMAH", "CHRISTIAN", "PLAIN")]
    draw = random.random()
    if slots and draw < ONE_WORD:
        return [random.choice(slots)]
    if slots and draw < ONE_WORD + LONGER:
        return [*pattern, "LAST" if "last" in lists else random.choice(slots)]
    return pattern


def _abbreviated(random: Random, words: list[str]) -> str:
    """The name as printed: sometimes a word is an initial, sometimes all is in capitals."""
    draw = random.random()
    if len(words) > 1 and draw < INITIAL and words[0].isalpha():
        words = [words[0][0] + random.choice(("", ".", ".")), *words[1:]]
    elif len(words) > 1 and draw < INITIAL + SHORT_LAST:
        words = [*words[:-1], words[-1][0] + "."]
    name = " ".join(words)
    return name.upper() if random.random() < SHOUTED else name


def _short(place: str) -> str:
    """The press's own abbreviation, first syllables of several words: `Kotim` for `Kotawaringin Timur`."""
    *first, last = place.lower().split()
    heads = [SYLLABLE.match(word) for word in first]
    tail = CLOSED_SYLLABLE.match(last)
    if not first or tail is None:
        return place
    return ("".join(head[0] if head else "" for head in heads) + tail[0]).capitalize()


def _closed(random: Random) -> str:
    """A syllable of the kind that short forms of offices are made of: `dis`, `kom`, `sos`."""
    return random.choice("bdghjklmnprst") + random.choice("aiueo") + random.choice("bdgklmnprst")


def _built_in(symbol: str, setting: Setting, random: Random) -> str | None:
    match symbol:
        case "person":
            return person(random, setting.culture)
        case "place":
            return _short(setting.place) if random.random() < SHORT_PLACE else setting.place
        case "province_short":
            return _short(setting.province)
        case "new_place":
            return unheard(random)
        case "capitals":
            return "".join(random.choices(CAPITALS, k=random.choice((2, 3, 3, 3, 4, 4, 5))))
        case "syllables":
            return "".join(_closed(random) for _ in range(random.choice((2, 2, 3)))).capitalize()
        case "place_caps":
            return setting.place.upper()
        case "jurisdiction":
            return setting.jurisdiction
        case "province":
            return setting.province
    return None


def _expand(template: str, setting: Setting, random: Random, out: list[str], names: list[tuple[int, int, str]]) -> None:
    """Append the template's text to `out`, its names to `names`, from left to right."""
    last = 0
    for slot in SLOT.finditer(template):
        out.append(template[last : slot.start()])
        start = sum(map(len, out))
        built_in = _built_in(slot[2], setting, random)
        if built_in is not None:
            out.append(built_in)
        else:
            texts, weights = _alternatives(slot[2])
            _expand(random.choices(texts, weights)[0], setting, random, out, [] if slot[1] else names)
        if slot[1]:
            names.append((start, sum(map(len, out)), slot[1]))
        last = slot.end()
    out.append(template[last:])


def _tidy(sentence: Sentence) -> Sentence:
    """Without the doubled signs that meet where templates join (`S.H.,,` or `,.`)."""
    text, names = sentence
    for comma in reversed([m.start() for m in re.finditer(r",(?=\s?[,.;:])|\.(?=\.)|(?<= ) ", text)]):
        text = text[:comma] + text[comma + 1 :]
        names = [(s - (s > comma), e - (e > comma), label) for s, e, label in names]
    return Sentence(text, names)


def _capitalised(sentence: Sentence) -> Sentence:
    """In Title Case: headlines, and what the name finder makes of a line in capitals."""
    text = re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), sentence.text)
    return Sentence(text, sentence.names) if len(text) == len(sentence.text) else sentence


def generate(count: int, seed: int) -> list[Sentence]:
    """`count` sentences; the same seed gives the same ones."""
    random = Random(seed)  # noqa: S311  nothing secret about it
    sentences = []
    for _ in range(count):
        setting = _setting(random)
        out: list[str] = []
        names: list[tuple[int, int, str]] = []
        _expand("{sentence}", setting, random, out, names)
        sentence = _tidy(Sentence("".join(out), names))
        sentences.append(_capitalised(sentence) if random.random() < CAPITALISED else sentence)
    return sentences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    for text, names in generate(arguments.count, arguments.seed):
        for start, end, label in sorted(names, reverse=True):
            text = f"{text[:start]}[{text[start:end]}]{label}{text[end:]}"
        print(text)


if __name__ == "__main__":
    main()
