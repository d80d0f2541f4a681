"""Addresses to bytes and messages to addresses, safely: within limits, politely, archived if asked."""

from tollbook.read.fetch.fetcher import Fetcher
from tollbook.read.fetch.webhook import post

__all__ = ["Fetcher", "post"]
