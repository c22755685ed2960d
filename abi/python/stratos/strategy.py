"""What an author writes."""

from __future__ import annotations

from .types import HealthReport

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .context import Context
    from .events import Event
    from .state import StateReader, StateWriter
    from .types import ShutdownReason, TimerEvent


class Strategy:
    """A strategy: one subclass and its callbacks. `on_event` must be there; `save` and `restore` come together.

    The host decides which callbacks may ask for what: `on_event` and `on_timer` for everything, `on_init` and
    `on_healthcheck` for alerts and no-ops, `on_shutdown` for cancels too. The gate denies the rest.

    An exception that leaves a callback ends the instance: the host throws it away and rebuilds it from its last
    checkpoint and the events after it.
    """

    STATE_SCHEMA_VERSION: int = 1
    """Version of the layout that `save` writes; the descriptor's `state_schema_version`."""

    OLDEST_STATE_SCHEMA_VERSION: int | None = None
    """Oldest layout that `restore` still reads, by looking at `StateReader.schema_version`; None = the present one."""

    TELEMETRY_TAGS: tuple[str, ...] = ()
    """Names of the telemetry tags, in the order of the descriptor's `telemetry_tags`."""

    def on_init(self, ctx: Context) -> None:
        """Prepares the strategy from its configuration. Called once, before everything else.

        A configuration that the strategy cannot work with: raise an `InitError`, which `ConfigError` is.
        """

    def on_event(self, ctx: Context, event: Event) -> None:
        """Something happened."""
        raise NotImplementedError

    def on_timer(self, ctx: Context, timer: TimerEvent) -> None:
        """A timer came due."""

    def on_shutdown(self, ctx: Context, reason: ShutdownReason) -> None:
        """The instance ends. Resting orders that should not outlive it can be canceled here."""

    def on_healthcheck(self, ctx: Context) -> HealthReport:
        """How are you? Healthy with code 0, unless the strategy says otherwise."""
        return HealthReport()

    def save(self, state: StateWriter) -> None:
        """Writes all that the strategy must remember. What follows from the configuration need not be written."""

    def restore(self, state: StateReader) -> None:
        """Reads what `save` wrote, in the same order. Called right after `on_init`, on a restart only.

        Let what the reader raises pass, or raise `stratos.errors.Refused`. Bytes left over are an error too; the SDK
        checks that.
        """
