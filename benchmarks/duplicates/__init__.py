"""Near duplicates against brute force: `python -m benchmarks.duplicates`."""
