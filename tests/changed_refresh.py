"""A command line by changed code: WHAT has changed, and the words of the command."""

from __future__ import annotations

import sys
from functools import partial

import flows.refresh
from flows.cli import main
from tests import changed_rules

if __name__ == "__main__":
    what = sys.argv[1]
    changed_rules.change(what)
    flows.refresh.stage = partial(changed_rules.stage, what)
    flows.refresh.derive = partial(changed_rules.derive, what)
    main(sys.argv[2:])
