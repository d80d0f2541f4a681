"""Claims that a language model proposes, kept only where the text bears them out."""

from tollbook.extract.llm.checked import Reason, Rejection
from tollbook.extract.llm.language_model import LanguageModel
from tollbook.extract.llm.settings import Settings

__all__ = ["LanguageModel", "Reason", "Rejection", "Settings"]
