package io.stratos.host.live;

import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.lane.Makings;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.world.WallClock;
import io.stratos.state.Ledger;
import java.util.function.Function;

/// What a live host is given from outside.
///
/// @param mark what the ledger's high-water mark said when it was opened; anything but `OK` means that this
///     is not what the directory held last
/// @param clock the host's receive time, never going back
/// @param rebuilds by lane, runs what takes long on a thread of that lane's own with a deep stack; in
///     tests, at once
/// @param stallNanos a write of the ledger that takes longer is a stall: no new risk until it is over
public record LiveWorld(
        Ledger ledger,
        ReasonCode mark,
        WallClock clock,
        Function<Lane, Makings> rebuilds,
        LiveMetrics metrics,
        LiveServices services,
        Steps steps,
        long stallNanos) {
    /// What a ledger that is synced may take for a write (DESIGN §5).
    public static final long DURABLE_STALL_NANOS = 50_000_000;

    /// Nothing waits for a disk where nothing is synced.
    public static final long NO_STALL = Long.MAX_VALUE;
}
