"""Learns and measures transforms/policy_weights.toml."""
