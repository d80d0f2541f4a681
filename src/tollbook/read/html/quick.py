"""A page's main text in a millisecond, to tell whether the page is worth reading.

Hot path: fifteen times as fast as `article`, with more around the article and now and then less of it, so
nothing is quoted from it. `benchmarks/bulk.py` holds its cost.
"""


def quick_text(markup: str) -> str:
    """The main text of a page, paragraphs in lines of their own; empty where there is none."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(markup, main_content=True, alt_texts=False, noscript=False))
