"""The rules that find facts, a module per family of kinds.

Each rule takes segments that are not boilerplate (columns of the segments table) and returns the
facts that it finds, with the columns of ``found.FOUND``.
"""
