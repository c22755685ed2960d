"""How much one callback may say. Each bound keeps a decision far below the output buffer, so that only a strategy's own
state can make it overflow."""

from __future__ import annotations

INTENTS_MAX = 64
"""Intents of one callback. The operator's `intents_per_event` is usually far lower; this one bounds the memory."""
TIMER_COMMANDS_MAX = 32
"""Timer commands of one callback."""
HINTS_MAX = 32
"""Telemetry hints of one callback."""
SERVICE_REQUESTS_MAX = 8
"""Service requests of one callback."""
SERVICE_VALUES_MAX = 64
"""Values of one service request."""
OUTPUT_BYTES = 64 * 1024
"""Size of a decision, state included, in unit tests; the host may say otherwise."""
DECISION_BYTES_MAX = 20 * 1024
"""Most that everything in a decision but the state can take. What is left of the output holds the state."""
