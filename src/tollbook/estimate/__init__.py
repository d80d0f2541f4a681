"""Claims in; estimates of the toll out, with their uncertainty."""
