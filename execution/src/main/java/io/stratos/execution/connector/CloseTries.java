package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.orders.Lifecycle;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When FLATTEN tries again to close what is held: each so often, less often while the venue refuses, at once
/// more when less is held. Tries that come to nothing are noted for an operator (`SAF_NOT_FLAT`), so that no
/// remainder that cannot be closed stays unseen.
final class CloseTries {

    /// Tries in vain before the first note; the next comes after twice as many, and so on.
    static final int NOTED_AFTER = 5;

    /// Refusals in a row that change nothing yet.
    private static final int REFUSALS_BORNE = 2;

    private static final int DOUBLINGS_MAX = 5;

    /// What is held by whom.
    record Holding(InstanceId holder, int instrument) {}

    private static final class Tries {
        private long lastNanos;
        private Decimal held = Decimal.ZERO;
        private int vain;
        private int refused;
        private @Nullable String close;
        private boolean isDenied;
    }

    private final long everyNanos;
    private final Orders orders;
    private final Outlet outlet;
    private final Map<Holding, Tries> tries = new HashMap<>();

    CloseTries(long everyNanos, Orders orders, Outlet outlet) {
        this.everyNanos = everyNanos;
        this.orders = orders;
        this.outlet = outlet;
    }

    /// Nothing is held, or nobody wants it closed.
    void forget(Holding holding) {
        tries.remove(holding);
    }

    boolean isDue(Holding holding, Decimal held, long nowNanos) {
        var last = tries.get(holding);
        if (last == null) {
            return true;
        }
        int doublings = last.held.sameValue(held) ? Math.clamp(last.refused - REFUSALS_BORNE, 0, DOUBLINGS_MAX) : 0;
        return nowNanos - last.lastNanos >= everyNanos << doublings;
    }

    /// A try begins.
    void begin(Holding holding, Decimal held, long nowNanos) {
        var now = tries.computeIfAbsent(holding, _ -> new Tries());
        now.refused = wasRefused(now) ? now.refused + 1 : 0;
        boolean isInVain = held.sameValue(now.held);
        now.vain = isInVain ? now.vain + 1 : 0;
        now.held = held;
        now.lastNanos = nowNanos;
        now.close = null;
        now.isDenied = false;
        if (now.vain > 0 && now.vain % NOTED_AFTER == 0 && Integer.bitCount(now.vain / NOTED_AFTER) == 1) {
            outlet.note(
                    "flatten " + holding.holder + " " + holding.instrument,
                    ReasonCode.SAF_NOT_FLAT,
                    now.vain,
                    nowNanos);
        }
    }

    /// A close of it is under way: nothing is tried, and nothing is in vain.
    void waits(Holding holding, long nowNanos) {
        tries.computeIfAbsent(holding, _ -> new Tries()).lastNanos = nowNanos;
    }

    /// The try made a close, or was denied one.
    void made(Holding holding, SubmitOutcome outcome) {
        var now = tries.computeIfAbsent(holding, _ -> new Tries());
        now.isDenied = outcome instanceof SubmitOutcome.Denied;
        now.close = outcome instanceof SubmitOutcome.Sent(var id) ? id : null;
    }

    private boolean wasRefused(Tries last) {
        var order = last.close == null ? null : orders.find(last.close);
        return last.isDenied || (order != null && order.status().lifecycle() == Lifecycle.REJECTED);
    }
}
