"""A Ray cluster of two nodes on this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.engines.clusters import ended, environment


@contextmanager
def two_ray_nodes() -> Iterator[Any]:
    """The second node of a cluster of two, each with one CPU, that `RAY_ADDRESS` names while it lasts."""
    from ray.cluster_utils import Cluster

    small = {"num_cpus": 1, "object_store_memory": 80 * 2**20}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**environment(), "RAY_USAGE_STATS_ENABLED": "0"}.items():
            patch.setenv(name, value)
        cluster = Cluster(initialize_head=True, head_node_args={**small, "include_dashboard": False})
        try:
            with ended():
                patch.setenv("RAY_ADDRESS", cluster.address)
                yield cluster.add_node(**small)
        finally:
            cluster.shutdown()
