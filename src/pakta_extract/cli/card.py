"""The readable card of one article: what was found, for a person to read beside the text."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pakta_extract.lexicon.messages import Language, labels, warning_message
from pakta_extract.lexicon.themes import Theme, load_themes
from pakta_extract.reading import Article
from pakta_extract.schema import Confidence, Grounded, Official, PledgeEvent, Point, Result, TextValue

# Characters that would move the cursor, change colours or turn the writing direction if an article's text held them.
_MOVING = (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BAND_STYLES = {"low": "red", "medium": "yellow", "high": "dim"}
_UNSAFE = dict.fromkeys(_MOVING, "\N{REPLACEMENT CHARACTER}")


def render_card(
    article: Article, result: Result, language: Language = "en", themes: Mapping[str, Theme] | None = None
) -> RenderableType:
    """A panel with the fields, officials, numbered points with their themes, and warnings of a result.

    `themes` gives the labels, by default those of the built-in themes.
    """
    known = load_themes().labels if themes is None else themes
    event = result.events[0] if result.events else None
    parts: list[RenderableType] = []
    title = _title(article, result)
    if title:
        parts.append(_text(title, "bold"))
    if event:
        parts += [_text(" · ".join(_headline(event, language)), "cyan"), _fields(result, event, language)]
        if event.officials:
            parts += [*_heading("officials", language), _officials(event, language)]
        if event.points or event.stated_points:
            stated = _label("stated", language).format(n=event.stated_points.value) if event.stated_points else ""
            count = f"{len(event.points)}" + (f" ({stated})" if stated else "")
            parts += [*_heading("points", language, count), _points(event, language, known)]
    notices = (*result.warnings, *(event.warnings if event else ()))
    if notices:
        parts += [*_heading("warnings", language), *(_notice(n.code, n.message, language) for n in notices)]
    origin = [result.source, result.metadata.url]
    if any(origin):
        parts += [Text(), _text(f"{_label('source', language)}: " + "  ".join(filter(None, origin)), "dim")]
    kind = Text.assemble((_safe(result.id), "bold"), " · ", _label("event" if event else "no_event", language))
    return Panel(Group(*parts), title=kind, title_align="left", border_style="green" if event else "dim")


def _heading(name: str, language: Language, more: str = "") -> tuple[Text, Text]:
    """An empty line and a heading."""
    return Text(), Text(_label(name, language) + (f": {more}" if more else ""), style="bold")


def _notice(code: str, message: str, language: Language) -> Text:
    """A warning: in English in the words of the record, which hold its particulars."""
    shown = message if language == "en" else warning_message(code, language)
    return Text.assemble("! ", (code, "yellow"), f": {_safe(shown)}")


def _title(article: Article, result: Result) -> str:
    """The title given or found, else the beginning of the article."""
    if result.metadata.title:
        return result.metadata.title
    titles = (article.text[s.start : s.end] for s in result.segments if s.kind == "title")
    first = next((line for line in article.text.splitlines() if line.strip()), "")
    return next(titles, None) or shorten(first, 120, placeholder=" …")


def _headline(event: PledgeEvent, language: Language) -> Iterable[str]:
    """Place, date and status in one line."""
    place = event.city or event.region
    if place:
        yield place.name + (f", {event.province}" if event.province and event.province != place.name else "")
    if event.date:
        yield event.date.value
    yield labels().status[event.status].in_(language)


def _fields(result: Result, event: PledgeEvent, language: Language) -> Table:
    """A row a field: label, value, and how sure it is; of a list, how sure its least sure item is."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    table.add_column(no_wrap=True)
    kinds = ", ".join(labels().instruments[i.value].in_(language) for i in event.instruments)
    groups = "; ".join(_values(event.signatory_groups))
    count = f"{event.signatory_count.value:,}" if event.signatory_count else None
    date = event.date and f"{event.date.value} · {event.date.text}"
    rows = [
        ("instrument", kinds),
        ("region", event.region and event.region.name),
        ("venue", event.venue and event.venue.value),
        ("date", date),
        ("lead_official", event.lead_official and event.lead_official.value),
        ("signatory_groups", groups),
        ("signatory_count", count.replace(",", ".") if count and language == "id" else count),
        ("institutions", "; ".join(_values(event.institutions))),
        ("elections", ", ".join(_values(event.elections))),
        ("legal_basis", ", ".join(_values(event.legal_basis))),
        ("dateline", event.dateline and event.dateline.value),
        ("outlet", event.outlet and event.outlet.value),
        ("published", event.published and event.published.value),
    ]
    for name, value in rows:
        if value:
            own = getattr(event, "instruments" if name == "instrument" else name)
            table.add_row(_label(name, language), _text(value), _sureness(own, language))
    for name, sure in (("sure_event", result.decision.confidence), ("sure_core", event.confidence)):
        if sure:
            table.add_row(_label("confidence", language), _label(name, language), _shown(sure, language))
    return table


def _sureness(values: Grounded | Sequence[Grounded], language: Language) -> Text:
    """The confidence of a value, or of the least sure of several."""
    told = [v.confidence for v in (values if isinstance(values, Sequence) else [values]) if v.confidence]
    order = tuple(_BAND_STYLES)
    return _shown(min(told, key=lambda c: (order.index(c.band), c.probability or 0)), language) if told else Text()


def _shown(confidence: Confidence, language: Language) -> Text:
    number = f" {confidence.probability:.2f}" if confidence.probability is not None else ""
    return Text(labels().bands[confidence.band].in_(language) + number, style=_BAND_STYLES[confidence.band])


def _doubtful(value: Grounded) -> str:
    """A mark behind what is of low confidence."""
    return " (?)" if value.confidence and value.confidence.band == "low" else ""


def _officials(event: PledgeEvent, language: Language) -> Table:
    table = Table.grid(padding=(0, 2))
    for official in event.officials:
        is_lead = event.lead_official is not None and official.name == event.lead_official.value
        name = _text(official.name + _doubtful(official), "bold" if is_lead else "")
        table.add_row(name, _position(official), _did(official, language))
    return table


def _position(official: Official) -> Text:
    return _text(official.position.value + _doubtful(official.position) if official.position else "–")


def _did(official: Official, language: Language) -> str:
    known = labels().functions
    return ", ".join(known[f.value].in_(language) + _doubtful(f) for f in official.functions) or "–"


def _points(event: PledgeEvent, language: Language, known: Mapping[str, Theme]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    for point in event.points:
        text = _text(point.text + _doubtful(point))
        table.add_row(str(point.number), Group(text, Text(_themes(point, language, known), style="magenta")))
    return table


def _themes(point: Point, language: Language, known: Mapping[str, Theme]) -> str:
    """Labels of the themes; of a theme that is not known here its id."""

    def name(id_: str) -> str:
        theme = known.get(id_)
        return id_ if theme is None else theme.label_en if language == "en" else theme.label_id

    return " · ".join(name(t.value) + _doubtful(t) for t in point.themes)


def _values(values: Sequence[TextValue]) -> list[str]:
    return [value.value for value in values]


def _label(name: str, language: Language) -> str:
    return labels().fields[name].in_(language)


def _text(text: str, style: str = "") -> Text:
    """Text of an article on one line, never read as markup."""
    return Text(_safe(" ".join(text.split())), style=style)


def _safe(text: str) -> str:
    return text.translate(_UNSAFE)
