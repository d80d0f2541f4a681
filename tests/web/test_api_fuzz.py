"""Whatever a program asks of the API, the answer is as described and never a failure of the server's."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fixtures.bundle import ESTIMATE
from tests.fixtures.served import ledger_with_report
from tollbook.web.app import create_app

schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis")


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Any]]:
    """The API's operations by its own description, over a small ledger."""
    app = create_app(ledger_with_report(tmp_path_factory.mktemp("fuzz")))
    with pytest.MonkeyPatch.context() as patch:
        module = importlib.import_module("tollbook.pipeline.view")
        patch.setattr(module, "estimate_toll", lambda *_, **__: (ESTIMATE,))
        schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
        yield [found.ok() for found in schema.get_all_operations()]


def test_no_request_breaks_the_api(operations: list[Any]) -> None:
    """For every operation: no 5xx, and a 200 is of the described type."""
    assert {o.path for o in operations} >= {
        "/api/claims",
        "/api/claims/{id}",
        "/api/findings",
        "/api/estimates",
    }
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def asked(case: Any) -> None:
            answer = case.call()
            assert answer.status_code < 500
            if answer.status_code == 200:
                case.validate_response(answer)

        asked()
