"""What `benchmarks.engines` has workers do: in a module of its own, which they can import."""

from tollbook.cases import demo_case, demo_reports, load_gazetteer
from tollbook.extract import extract_claims
from tollbook.read import read_documents


def work(item: int) -> int:
    """The number of claims in the demo's reports, read anew."""
    case = demo_case()
    gazetteer = load_gazetteer(case)
    documents = (document for path in demo_reports() for document in read_documents(str(path)))
    return sum(len(extract_claims(document, gazetteer=gazetteer, case=case)) for document in documents)


def nothing(item: int) -> int:
    """Nothing, so that only the engine's own work is left."""
    return 0
