"""What a reader found in policies, and programs that measure the rules against it."""
