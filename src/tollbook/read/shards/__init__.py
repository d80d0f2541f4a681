"""Files by the million documents: surveyed once, cut at records, each cut read by itself as a stream."""

from tollbook.read.shards.form import Form, form_of
from tollbook.read.shards.records import Cut, Record, fields_of, records_of
from tollbook.read.shards.survey import Survey, survey

__all__ = ["Cut", "Form", "Record", "Survey", "fields_of", "form_of", "records_of", "survey"]
