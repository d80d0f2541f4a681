"""Addresses to bytes, safely: public hosts only, within limits, politely, archived if asked."""

from tollbook.read.fetch.fetcher import Fetcher

__all__ = ["Fetcher"]
