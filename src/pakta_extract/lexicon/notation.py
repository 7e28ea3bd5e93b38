"""A small notation for word patterns, so that the lexicon can be read and mended without regular expressions.

    kata            this word                       kata*  *kata   any ending, any beginning
    ~tolak          the root with its affixes: menolak, ditolak, tolaklah, penolakan (not the agent: penolak)
    <calon>         any entry of a named list       (dua kata|lain)   either expression
    kata?  (a b)?   may be left out                 !(kata|lain)   the next words are not these
    ..              up to three words between       ...            up to eight words between
    >>              all the rest of the clause (to the next full stop or semicolon)

Words are separated by blanks; between them the text may have spaces, commas, brackets, hyphens. A
pattern never reaches over a full stop or a semicolon. What comes out is a linear regular expression
for lower-cased text: every gap is bounded.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

SEPARATOR = r"[^\w.;]{1,5}+"
SHORT_GAP, LONG_GAP = 3, 8
CLAUSE = r"[^.;]{0,300}+"
_TOKEN = regex.compile(r"\s*(?:(<\w+>)|(!?\()|(\)|\||\?)|(\.\.\.|\.\.|>>)|([^\s()|<>!?.]+))")
_ME = {  # how the prefixes me- and pe- join a root, by its first letter; {0} is the root without that letter
    "p": "(?:{1}m|{1}mp){0}", "b": "{1}mb{0}", "f": "{1}mf{0}", "v": "{1}mv{0}",
    "t": "(?:{1}n|{1}nt){0}", "d": "{1}nd{0}", "c": "{1}nc{0}", "j": "{1}nj{0}", "z": "{1}nz{0}",
    "k": "(?:{1}ng|{1}ngk){0}", "g": "{1}ngg{0}", "h": "{1}ngh{0}",
    "a": "{1}nga{0}", "i": "{1}ngi{0}", "u": "{1}ngu{0}", "e": "{1}nge{0}", "o": "{1}ngo{0}",
    "s": "(?:{1}ny|{1}ns){0}",
    "l": "{1}l{0}", "m": "{1}m{0}", "n": "{1}n{0}", "r": "{1}r{0}", "w": "{1}w{0}", "y": "{1}y{0}",
}  # fmt: skip
_OTHER_PREFIXES = "(?:di|ter|ber?|se|per|diper|memper|member)?"
_VERB_ENDINGS, _NOUN_ENDINGS = "(?:kan|an|i)?(?:nya|lah|kah)?", "an(?:nya)?"


class NotationError(ValueError):
    """A pattern of the lexicon that cannot be read; says which and where."""


def root_pattern(root: str) -> str:
    """A regular expression for a root, its verbs (me-, di-, ber-, ter- …) and its nouns of action (pe-…-an, ke-…-an).

    Nouns of agent (pengawas, pendukung) are left out: who acts is not what is done.
    """
    first, rest, whole = root[0], regex.escape(root[1:]), regex.escape(root)
    verb, noun = (_ME[first].format(rest, prefix) for prefix in ("me", "pe"))
    verbs = f"(?:{verb}|{_OTHER_PREFIXES}{whole}){_VERB_ENDINGS}"
    nouns = f"(?:{noun}|(?:pe|ke|keber){whole}){_NOUN_ENDINGS}"
    return f"(?:{verbs}|{nouns})"


def compile_patterns(patterns: Sequence[str], lists: Mapping[str, Sequence[str]]) -> regex.Pattern[str]:
    """One compiled regular expression that finds any of `patterns` in lower-cased text.

    `lists` gives the entries (in the same notation) of every `<name>`. Raises NotationError.
    """
    return regex.compile("|".join(f"(?:{to_regex(p, lists)})" for p in patterns), regex.V1)


def to_regex(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    """The regular expression for one pattern."""
    reader = _Reader(pattern, _tokens(pattern), lists)
    expression = reader.alternatives()
    if reader.tokens:
        raise NotationError(f"unmatched {reader.tokens[0]!r} in {pattern!r}")
    return expression


def openings(pattern: str, lists: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Letters of the words `pattern` may begin with: a text that holds none of them need not be searched.

    Of a root all but the first letter, which its prefixes may swallow. The pattern must be a sound one.
    """
    tokens = _tokens(pattern)

    def alternatives() -> frozenset[str]:
        found = sequence()
        while tokens and tokens[0] == "|":
            tokens.pop(0)
            found |= sequence()
        return found

    def sequence() -> frozenset[str]:
        first: frozenset[str] | None = None
        while tokens and tokens[0] not in (")", "|"):
            here = opening(tokens.pop(0))
            first = here if first is None else first
        return first or frozenset()

    def opening(token: str) -> frozenset[str]:
        if token in ("(", "!("):
            found = alternatives()
            tokens.pop(0)
            return found
        if token.startswith("<"):
            return frozenset().union(*(openings(entry, lists) for entry in lists[token[1:-1]]))
        return frozenset({token[2:].lower() if token.startswith("~") else token.strip("*")})

    return alternatives()


def _tokens(pattern: str) -> list[str]:
    tokens, end = [], 0
    while m := _TOKEN.match(pattern, end):
        tokens.append(m[m.lastindex or 0])
        end = m.end()
    if pattern[end:].strip() or not tokens:
        raise NotationError(f"cannot read {pattern!r} from character {end}")
    return tokens


class _Reader:
    """Reads the tokens of one pattern from left to right."""

    def __init__(self, pattern: str, tokens: list[str], lists: Mapping[str, Sequence[str]]) -> None:
        self.pattern, self.tokens, self.lists = pattern, tokens, lists

    def alternatives(self) -> str:
        """Expressions with bars between them, up to the end or a closing bracket."""
        choices = [self._sequence()]
        while self.tokens and self.tokens[0] == "|":
            self.tokens.pop(0)
            choices.append(self._sequence())
        if not all(choices):
            raise NotationError(f"bracket or bar without words in {self.pattern!r}")
        return f"(?:{'|'.join(choices)})"

    def _sequence(self) -> str:
        """Items up to the end or a closing bracket; each but the first brings its separator along."""
        out: list[str] = []
        while self.tokens and self.tokens[0] not in (")", "|"):
            token = self.tokens.pop(0)
            if token in ("..", "...", ">>", "!("):
                if not out:
                    raise NotationError(f"{self.pattern!r} must begin with a word")
                out.append(self._gap(token))
                continue
            item = (SEPARATOR if out else "") + self._word(token)
            if self.tokens and self.tokens[0] == "?":
                if not out:
                    raise NotationError(f"{self.pattern!r} must not begin with what may be left out")
                self.tokens.pop(0)
                item = f"(?:{item})?"
            out.append(item)
        return "".join(out)

    def _gap(self, token: str) -> str:
        if token == "!(":  # noqa: S105
            return f"(?!{SEPARATOR}{self._group()})"
        if token == ">>":  # noqa: S105
            return CLAUSE
        most = SHORT_GAP if token == ".." else LONG_GAP  # noqa: S105
        return f"(?:{SEPARATOR}\\w++){{0,{most}}}?"

    def _word(self, token: str) -> str:
        if token == "(":  # noqa: S105
            return self._group()
        if token.startswith("<"):
            return self._list(token[1:-1])
        start, end = r"(?<!\w)", r"(?!\w)"
        if token.startswith("~"):
            return start + root_pattern(token[1:].lower()) + end
        if token.startswith("*"):
            token, start = token[1:], r"(?<!\w)\w{0,8}?"
        if token.endswith("*"):
            token, end = token[:-1], r"\w*+"
        if not token or not all(c.isalnum() or c in "-/'" for c in token):
            raise NotationError(f"odd word {token!r} in {self.pattern!r}")
        return f"{start}{regex.escape(token)}{end}"

    def _group(self) -> str:
        choices = self.alternatives()
        if not self.tokens or self.tokens.pop(0) != ")":
            raise NotationError(f"bracket without end in {self.pattern!r}")
        return choices

    def _list(self, name: str) -> str:
        if name not in self.lists:
            raise NotationError(f"no word list <{name}> for {self.pattern!r}")
        return f"(?:{'|'.join(to_regex(entry, self.lists) for entry in self.lists[name])})"
