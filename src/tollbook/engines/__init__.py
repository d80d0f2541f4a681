"""One function over many inputs: in this process, on its cores, or on a cluster."""
