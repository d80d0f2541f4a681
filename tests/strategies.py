"""Hypothesis strategies for the model's types."""

from datetime import date, timedelta, timezone

from hypothesis import strategies as st

from tollbook import model

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
names = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
dates = st.dates(date(1800, 1, 1), date(2100, 12, 31))
moments = st.one_of(dates, st.datetimes(timezones=st.just(timezone(timedelta(hours=5, minutes=30)))))


@st.composite
def documents(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> model.Document:
    """Any document."""
    return model.Document(
        draw(names),
        draw(text),
        title=draw(st.none() | names),
        outlet=draw(st.none() | names),
        url=draw(st.none() | names),
        published=draw(st.none() | moments),
        origin=draw(st.none() | names),
        notes=tuple(draw(st.lists(names, max_size=2))),
    )


@st.composite
def counts(draw: st.DrawFn) -> model.Count:
    """Any count with at least one end."""
    low, high = sorted(draw(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7))))
    ends = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
    return model.Count(draw(names), *ends, draw(st.sampled_from(model.Hedge)))


@st.composite
def claims(draw: st.DrawFn, document: model.Document | None = None) -> model.Claim:
    """Any claim whose spans hold in its document's text."""
    source = document or draw(documents())
    ends = st.integers(0, len(source.text))
    spans = tuple(
        model.Span.of(source.text, *sorted(pair))
        for pair in sorted(draw(st.lists(st.tuples(ends, ends), min_size=1, max_size=3)))
    )
    refusal = draw(st.booleans())
    return model.Claim.of(
        document=source.ref,
        kind=model.Kind.REFUSAL if refusal else model.Kind.COUNT,
        harm=draw(st.sampled_from(model.Harm)),
        count=None if refusal else draw(counts()),
        victims=model.Victims(
            draw(st.none() | names), draw(st.none() | names), draw(st.sampled_from(model.Status))
        ),
        claimant=draw(st.none() | st.builds(model.Claimant, names, st.none() | names, st.booleans())),
        relayed_by=tuple(draw(st.lists(names, max_size=2))),
        stance=draw(st.sampled_from(model.Stance)),
        stated_on=draw(st.none() | dates),
        period=model.Period(None, draw(st.none() | dates), draw(st.none() | dates)),
        stated_basis=tuple(draw(st.lists(names, max_size=2))),
        background=draw(st.booleans()),
        spans=spans,
        extractor="test/1",
    )
