"""The quantities of a text: `find_quantities`, and what each is."""

from tollbook.extract.quantities.find import find_quantities, quantities_in
from tollbook.extract.quantities.quantity import Quantity, QuantityKind

__all__ = ["Quantity", "QuantityKind", "find_quantities", "quantities_in"]
