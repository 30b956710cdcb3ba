"""The flows of policylake. Every library's telemetry is off before the library is imported."""

import gc
import os

for _name, _value in {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "GX_ANALYTICS_ENABLED": "false",
}.items():
    os.environ.setdefault(_name, _value)

# Prefect and Great Expectations make a million objects while they are imported, and reading makes
# many that live until their shard is done: to look for garbage among them takes an eighth of it.
gc.set_threshold(50_000)
