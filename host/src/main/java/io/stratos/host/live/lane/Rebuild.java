package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.Recovery;
import io.stratos.host.live.duty.TradingHalt;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A new guest that is made off the lane; the lane looks whether it is there.
final class Rebuild {
    private final Supplier<Recovery.Outcome> work;
    private final Executor executor;
    private final TradingHalt halt;
    private volatile Recovery.@Nullable Outcome outcome;

    Rebuild(Supplier<Recovery.Outcome> work, Executor executor, TradingHalt halt) {
        this.work = work;
        this.executor = executor;
        this.halt = halt;
    }

    /// Begins; one at a time. What recovery throws is a ledger that cannot be read or a bug of ours, and trading halts.
    void begin() {
        outcome = null;
        executor.execute(() -> {
            try {
                outcome = work.get();
            } catch (RuntimeException | Error bug) {
                halt.trip(ReasonCode.INTERNAL, "a guest cannot be rebuilt: " + bug, bug);
            }
        });
    }

    /// What came of it; null while it is under way.
    Recovery.@Nullable Outcome outcome() {
        return outcome;
    }
}
