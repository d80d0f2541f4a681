"""Claims in; estimates of the toll out, with their uncertainty."""

from tollbook.estimate.question import Question
from tollbook.estimate.toll import METHODS, estimate_toll

__all__ = ["METHODS", "Question", "estimate_toll"]
