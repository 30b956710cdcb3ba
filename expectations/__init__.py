"""The quality gate: a suite of expectations a table, and one across tables.

`expectations.gate.audit` evaluates all of them inside an open publish, on Great Expectations. This
package is the only one that imports it; importing the package itself does not yet do so.
"""

import os

from expectations.first_use import load_on_first_use

os.environ["GX_ANALYTICS_ENABLED"] = "false"
load_on_first_use("altair", "scipy.stats")
