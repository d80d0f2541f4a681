"""The quantities of a text: `find_quantities`, and what each is."""

from tollbook.extract.quantities.find import find_quantities
from tollbook.extract.quantities.implicit import ImplicitOne, find_implicit_ones
from tollbook.extract.quantities.quantity import Quantity, QuantityKind

__all__ = ["ImplicitOne", "Quantity", "QuantityKind", "find_implicit_ones", "find_quantities"]
