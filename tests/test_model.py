import json
from decimal import Decimal

import pytest
from pydantic import ValidationError

from zhibiao.model import Document, Observation, Period, Span
from zhibiao.schemas import schema

EXAMPLE = schema("observation")["examples"][0]
DOCUMENT = schema("document")["examples"][0]


def observation(**changes):
    return Observation.model_validate({**EXAMPLE, **changes})


@pytest.mark.parametrize(
    ("value", "written"),
    [("110780000000", "110780000000"), ("12.50", "12.5"), ("1E+3", "1000"), ("-5", "-5"), ("0.1", "0.1")],
)
def test_exact_decimals_are_written_as_json_numbers(value, written):
    record = observation(value=Decimal(value))
    assert f'"value":{written},' in record.model_dump_json()
    assert record.value == Decimal(value)


def test_a_document_comes_back_from_its_json():
    document = Document.model_validate(DOCUMENT)
    assert Document.from_json(document.to_json()) == document
    assert document.to_json().endswith("}\n")


def test_quotes_are_checked_against_the_text_when_it_is_given():
    text = EXAMPLE["source"]["quote"].rjust(EXAMPLE["source"]["end"])
    data = json.dumps(DOCUMENT)
    assert Document.from_json(data, text=text).observations
    with pytest.raises(ValidationError, match="is not the source text at"):
        Document.from_json(data, text="x" + text)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"value": None}, "value"),
        ({"value": float("inf")}, "finite"),
        ({"value": 5, "upper": 5}, "is not above value"),
        ({"unit": "CNY", "counted": "家"}, "beside unit"),
        ({"measure": "sum"}, "measure"),
        ({"compare": "base:20"}, "compare"),
        ({"confidence": 1.1}, "confidence"),
        ({"id": "3f1c9a0e:8-13"}, "id"),
        ({"surplus": 1}, "surplus"),
    ],
)
def test_what_the_record_does_not_allow(changes, complaint):
    with pytest.raises(ValidationError, match=complaint):
        observation(**changes)


def test_a_field_that_is_left_out_is_missed():
    with pytest.raises(ValidationError, match="period"):
        Observation.model_validate({name: value for name, value in EXAMPLE.items() if name != "period"})


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(ValidationError, match="after its end"):
        Period(start="2021-02-01", end="2021-01-31", text="")


def test_a_quote_is_as_long_as_its_span():
    with pytest.raises(ValidationError, match="but the span 3-5 has not"):
        Span(start=3, end=5, line=1, page=None, quote="12亿", sentence="")


def test_records_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        observation().value = Decimal(1)
