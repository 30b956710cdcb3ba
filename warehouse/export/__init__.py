"""Dataset releases: the tables of a snapshot as files that others can cite, load and check."""
