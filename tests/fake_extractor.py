"""An extractor of two rules, for tests of what stands around one: `ikrar` makes an event, `1. …` lines its points."""
from __future__ import annotations

import hashlib
import re

from pakta_extract.schema import (
    DateValue,
    Decision,
    Evidence,
    FunctionValue,
    InstrumentValue,
    Metadata,
    Notice,
    NumberValue,
    Official,
    PledgeEvent,
    Point,
    RegionValue,
    Result,
    SegmentValue,
    TextValue,
    ThemeValue,
)


def evidence(text: str, start: int, end: int) -> tuple[Evidence, ...]:
    return (Evidence(start=start, end=end, text=text[start:end]),)


class FakeExtractor:
    """Raises `RuntimeError` on a text that holds `meledak`."""

    def extract(
        self,
        text: str,
        *,
        id: str | None = None,
        source: str | None = None,
        title: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        published: str | None = None,
    ) -> Result:
        if "meledak" in text:
            raise RuntimeError("meledak\ndi tengah jalan")
        event = fake_event(text, published) if "ikrar" in text else None
        return Result(
            id=id or "x",
            source=source,
            metadata=Metadata(title=title, url=url, outlet=outlet, published=published),
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            text_length=len(text),
            decision=Decision(is_pledge_event=event is not None, evidence=(), rule="fake.ikrar"),
            segments=(SegmentValue(kind="paragraph", start=0, end=len(text)),),
            events=(event,) if event else (),
            warnings=(Notice(code="mojibake", message="broken"),) if "â€" in text else (),
        )


def fake_event(text: str, published: str | None) -> PledgeEvent:
    at = text.index("ikrar")
    here = evidence(text, at, at + 5)
    person = TextValue(value="Seno Wirya", evidence=here, rule="fake.name")
    place = RegionValue(
        name="Kota Bitung", level="kota", code="71.72", province="Sulawesi Utara", evidence=here, rule="fake.place"
    )
    return PledgeEvent(
        status="held",
        instruments=(InstrumentValue(value="ikrar", evidence=here, rule="fake.ikrar"),),
        region=place,
        city=place,
        province="Sulawesi Utara",
        dateline=None,
        outlet=None,
        venue=TextValue(value="halaman [kantor]", evidence=here, rule="fake.venue"),
        date=DateValue(
            value="2024-09-02", precision="day", text="Senin", year_from="published", evidence=here, rule="fake.date"
        ),
        published=None
        if published is None
        else DateValue(
            value=published, precision="day", text=published, year_from="text", evidence=(), rule="metadata.published"
        ),
        officials=(
            Official(
                name="Seno Wirya",
                position=TextValue(value="Sekda Arung", evidence=here, rule="fake.office"),
                office_rank=4,
                acting=None,
                functions=(FunctionValue(value="led", evidence=here, rule="fake.led"),),
                evidence=here,
                rule="fake.name",
            ),
        ),
        lead_official=person,
        signatory_groups=(TextValue(value="seluruh ASN", evidence=here, rule="fake.group"),),
        signatory_count=NumberValue(value=1246, evidence=here, rule="fake.count"),
        institutions=(),
        elections=(TextValue(value="Pilkada 2024", evidence=here, rule="fake.election"),),
        legal_basis=(),
        stated_points=NumberValue(value=9, evidence=here, rule="fake.count"),
        points=tuple(
            Point(
                number=int(m[1]),
                text=m[2],
                heading=None,
                marker="number",
                themes=(ThemeValue(value="neutrality", evidence=evidence(text, *m.span(2)), rule="fake.theme"),),
                evidence=evidence(text, *m.span(2)),
                rule="fake.point",
            )
            for m in re.finditer(r"(?m)^(\d+)\. (.+)$", text)
        ),
        warnings=(Notice(code="points_incomplete", message="9 points stated, fewer given", evidence=here),),
    )
