"""Words of dates: months, weekdays, relative words, and the words that say what a date belongs to."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex
from pydantic import BaseModel, ConfigDict, Field, model_validator

from pakta_extract.lexicon import load_yaml


class Calendar(BaseModel):
    """Contents of `calendar.yaml`; its comments say what each list is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    months: dict[int, tuple[str, ...]]
    english_months: tuple[str, ...]
    english_weekdays: tuple[str, ...]
    weekdays: dict[int, tuple[str, ...]]
    week_beside: tuple[str, ...]
    between: tuple[str, ...]
    relative: dict[str, int]
    relative_months: dict[str, int]
    month_parts: tuple[str, ...]
    past: tuple[str, ...]
    ahead: tuple[str, ...]
    habit_before: tuple[str, ...]
    habit_after: tuple[str, ...]
    until: tuple[str, ...]
    deadline: tuple[str, ...]
    start: tuple[str, ...]
    voting: tuple[str, ...]
    voting_link: tuple[str, ...]
    document: tuple[str, ...]
    dated: tuple[str, ...]
    earlier: tuple[str, ...]
    vague: tuple[str, ...]
    said: tuple[str, ...]
    said_after_quote: tuple[str, ...]
    interview: tuple[str, ...]
    occasions: tuple[str, ...]
    yearly: tuple[str, ...]
    form_labels: tuple[str, ...]
    zones: tuple[str, ...]
    published_words: tuple[str, ...]
    byline_words: tuple[str, ...]
    updated_words: tuple[str, ...]
    line_fillers: tuple[str, ...]
    menu_words: tuple[str, ...]
    month_numbers: dict[str, int] = Field(default_factory=dict, description="every month name and its number")
    weekday_numbers: dict[str, int] = Field(default_factory=dict, description="every weekday name, 0 is Monday")

    @model_validator(mode="after")
    def _invert(self) -> Calendar:
        if sorted(self.months) != list(range(1, 13)) or sorted(self.weekdays) != list(range(7)):
            raise ValueError("calendar.yaml wants months 1 to 12 and weekdays 0 to 6")
        self.month_numbers.update({name: n for n, names in self.months.items() for name in names})
        self.weekday_numbers.update({name: n for n, names in self.weekdays.items() for name in names})
        return self


@cache
def calendar() -> Calendar:
    """The date words of the package, read once."""
    return load_yaml("calendar.yaml", Calendar)


def any_of(words: Iterable[str]) -> str:
    """Source of a pattern for one of these words or phrases, the longest first, any space between words."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(regex.escape(w, literal_spaces=True).replace(" ", r"\s{1,3}") for w in longest) + ")"
