"""Where a group's noun phrase ends: lists, brackets, asides and the words that say where its people belong."""
from __future__ import annotations

from collections.abc import Sequence

from pakta_extract.finders.groups.tokens import Token, ends, is_verb
from pakta_extract.lexicon.calendar import calendar
from pakta_extract.lexicon.groups import group_lexicon, heads, institution_at

MOST_WORDS = 40  # words of one phrase
ASIDE_WORDS = 16  # words of an aside behind a comma
LIST_WORDS = 24  # words between a comma and the join that closes the list
RELATIVE_WORDS = 14  # words of a clause with "yang"
_LEVELS = ("kabupaten", "kota", "provinsi", "kecamatan", "setempat")
_ELECTIONS = ("pemilu", "pilkada", "pilkades", "pemilihan")


class Reader:
    """Reads a phrase from behind its head to its end."""

    def __init__(self, tokens: Sequence[Token], at: int) -> None:
        self.tokens, self.at, self.words = tokens, at, group_lexicon()
        self.counts, self.scoped, self.listed = 0, False, False

    def run(self) -> tuple[int, int, bool, bool]:
        """Index behind the phrase, numbers inside, whether it says where its people belong, whether it is a list."""
        start = self.at
        while self.at < len(self.tokens) and self.at - start < MOST_WORDS and self._step():
            pass
        while self.at > start and self.tokens[self.at - 1].low in (*self.words.joins, ","):
            self.at -= 1
        return self.at, self.counts, self.scoped, self.listed

    def _peek(self, ahead: int) -> Token | None:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None

    def _step(self) -> bool:
        token, following = self.tokens[self.at], self._peek(1)
        if token.is_bracket:
            self.at += 1
            return True
        if token.text == ",":
            return self._comma(following)
        if not token.is_word:
            return False
        if token.low == "tidak" and following and following.low == "tetap":
            self.at += 2
            return True
        if token.low in self.words.joins or self._together(token, following):
            return self._join(following)
        if token.low in ("di", "dari", "lingkup", "lingkungan", "pada") or token.low in self.words.fused_scope:
            return self._place(token, following)
        if token.low == "yang":
            return self._relative()
        if ends(token, self.words) and not self._of_election(token, self.tokens[self.at - 1]):
            return False
        longer = self._longer_head(token)
        if longer:
            self.at += longer
            return True
        if token.low.startswith("se-") or token.low in _LEVELS or self._institution():
            self.scoped = True
        self.at += 1
        return True

    def _longer_head(self, token: Token) -> int:
        """Words of a head that holds a word which ends other phrases: `pejabat pembuat komitmen`."""
        for words, _ in heads().get(token.low, ()):
            if len(words) > 1 and tuple(t.low for t in self.tokens[self.at : self.at + len(words)]) == words:
                return len(words)
        return 0

    def _together(self, token: Token, following: Token | None) -> bool:
        """`siswa bersama para guru`: who pledges together; a body or a person after `bersama` is a partner."""
        if token.low != "bersama" or following is None:
            return False
        quantified = following.low in self.words.quantifiers and following.low != "unsur"
        return quantified or (following.low in heads() and following.text.islower())

    def _institution(self) -> bool:
        return institution_at([t.low for t in self.tokens[self.at : self.at + 2]])

    def _of_election(self, token: Token, before: Token) -> bool:
        """`partai politik peserta Pemilu 2024`: here the election belongs to the phrase."""
        return token.low in _ELECTIONS and before.low in ("peserta", "penyelenggara", "pengawas")

    def _relative(self) -> bool:
        """`yang berkantor di …`, `yang dilantik berasal dari …`, `yang terdiri atas …` belong to the phrase."""
        for ahead in (1, 2):
            verb, preposition = self._peek(ahead), self._peek(ahead + 1)
            if verb is None or preposition is None:
                return False
            if verb.low == "terdiri" and preposition.low in ("atas", "dari"):
                self.at += ahead + 2
                return self.at < len(self.tokens)
            if verb.low in self.words.belonging and preposition.low in ("di", "dari", "pada", "dalam"):
                self.scoped, self.at = True, self.at + ahead + 2
                return self.at < len(self.tokens)
            if not is_verb(verb, self.words):
                break
        return self._restriction()

    def _restriction(self) -> bool:
        """`yang melintasi Jalan X` belongs to the phrase, up to the main verb; what people did that day does not."""
        verb, at = self._peek(1), self.at + 2
        if verb is None or not verb.text.islower() or verb.low in self.words.event_verbs | self.words.ends:
            return False
        while at < len(self.tokens) and at - self.at < RELATIVE_WORDS:
            token = self.tokens[at]
            if token.is_word and is_verb(token, self.words):
                break
            if not token.is_word and not token.is_bracket:
                break
            if token.low in self.words.ends and token.low not in ("dalam", "pada", "oleh"):
                break
            at += 1
        if at - self.at < 3 or not any(t.text[0].isupper() for t in self.tokens[self.at + 2 : at]):
            return False
        self.scoped, self.at = True, at
        return False

    def _place(self, token: Token, following: Token | None) -> bool:
        """`di lingkungan …`, `dari 64 desa`, `di Kabupaten X`; no venue."""
        if token.low in ("lingkup", "lingkungan") or token.low in self.words.fused_scope:
            self.scoped, self.at = True, self.at + 1
            return True
        if following is None or following.low in (*self.words.venues, *_ELECTIONS) or self._dated():
            return False
        if token.low == "pada" and following.low not in self.words.scope:
            return False
        beyond = self._peek(2)
        named = beyond is not None and beyond.is_word and beyond.text[0].isupper() and not ends(following, self.words)
        numbered = token.low != "pada" and following.is_number
        if following.low in self.words.scope or following.text[0].isupper() or numbered or named:
            self.scoped, self.at = True, self.at + 2
            return True
        return False

    def _dated(self) -> bool:
        """`… di Tenggara Raya, Kamis`: this place says where it happened, not whose people they are."""
        at = self.at + 1
        if self.tokens[self.at].low != "di" or self.tokens[at].low in _LEVELS:
            return False
        while at < len(self.tokens) and self.tokens[at].is_word and self.tokens[at].text[0].isupper():
            at += 1
        after = [t.low for t in self.tokens[at : at + 2]]
        return len(after) == 2 and after[0] == "," and after[1] in calendar().weekday_numbers

    def _join(self, following: Token | None) -> bool:
        if following is None or not following.is_word or ends(following, self.words):
            return False
        if following.is_number:
            self.counts += 1
        people = following.low in heads() or following.low in self.words.quantifiers
        # "Kepala Badan Kepegawaian dan Pengembangan …" is one office
        self.listed |= people or following.is_number or following.text[0].islower()
        self.at += 1
        self.at += max(1, self._longer_head(following))
        return True

    def _comma(self, following: Token | None) -> bool:
        """A comma goes on in a list that a join closes, and before `baik … maupun …` and `termasuk …`."""
        if following is None:
            return False
        if following.low in ("baik", "termasuk"):
            self.at = self._aside(self.at + 2)
            return False
        if following.low == "mulai":
            self.at += 3
            return self.at < len(self.tokens)
        behind = self._province()
        if behind is not None:
            self.at = self._aside(behind + 2)
            return False
        if not self._list_goes_on():
            return False
        self.listed, self.at = True, self.at + 1
        return self._goes_on(self.at)

    def _province(self) -> int | None:
        """The comma behind the name of a place that stands between commas (`, Jawa Selatan, baik …`)."""
        for n in range(self.at + 2, min(self.at + 6, len(self.tokens) - 1)):
            if self.tokens[n].text == ",":
                names = self.tokens[self.at + 1 : n]
                aside = self.tokens[n + 1].low in ("baik", "termasuk")
                return n if aside and all(t.text[0].isupper() or t.is_bracket for t in names) else None
        return None

    def _list_goes_on(self) -> bool:
        """Whether a join closes the list that this comma belongs to."""
        depth = self.at + 1
        while depth < len(self.tokens) and depth - self.at < LIST_WORDS:
            token = self.tokens[depth]
            if token.low in self.words.joins and token.low != "sampai":
                behind = self.tokens[depth + 1] if depth + 1 < len(self.tokens) else None
                return behind is not None and not ends(behind, self.words)
            if token.text not in ",/" and not token.is_bracket and (
                not token.is_word
                or (ends(token, self.words) and not self._of_election(token, self.tokens[depth - 1]))
                or token.low in ("di", "dari")
            ):
                return False
            depth += 1
        return False

    def _goes_on(self, at: int) -> bool:
        """Take a join that follows the comma at once (`…, dan camat`)."""
        if self.tokens[at].low in self.words.joins:
            return self._join(self.tokens[at + 1])
        self.at += 1
        return True

    def _aside(self, at: int) -> int:
        """Index behind an aside: up to the next mark or verb; `yang` and the verb after it belong to it, and so do
        the commas before `maupun`."""
        start = at
        reach = range(at, min(at + ASIDE_WORDS, len(self.tokens)))
        until = next((n for n in reach if self.tokens[n].low == "maupun"), 0)
        relative = False
        while at < len(self.tokens) and at - start < MOST_WORDS:
            token = self.tokens[at]
            if not (token.is_word or token.is_bracket or (token.text == "," and at < until)):
                break
            if not relative and (is_verb(token, self.words) or token.low in ("untuk", "pada", "agar", "saat")):
                break
            relative = token.low == "yang"
            at += 1
        return at
