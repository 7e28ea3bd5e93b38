"""Is this article about a pledge event, of which kind, and has it taken place?

Acts are the places where the text says that a pledge is signed, recited, declared or ordered. Each
carries its tense (held, planned, mandated, or only recalled). The decision weighs them by where they
stand and by whether time, place and people are told with them, and against what the article is otherwise.
"""

from __future__ import annotations

from pakta_extract.finders.occasion.acts import find_acts
from pakta_extract.finders.occasion.decision import Occasion, decide_occasion

__all__ = ["Occasion", "decide_occasion", "find_acts"]
