package io.stratos.host.live.duty;

import io.stratos.abi.model.ReasonCode;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The host's emergency stop: once tripped, nothing leaves for a venue until the process is started again.
///
/// Tripped by a group that could not be committed, by a newer holder of the directory, and by bugs of ours. Read by
/// every thread that lets something out, right before it does.
public final class TradingHalt {
    private static final Logger LOG = LoggerFactory.getLogger(TradingHalt.class);

    private final AtomicReference<@Nullable Cause> cause = new AtomicReference<>();

    /// Why.
    public record Cause(ReasonCode code, String detail) {}

    /// Halts; the first cause stays.
    public void trip(ReasonCode code, String detail, @Nullable Throwable bug) {
        if (cause.compareAndSet(null, new Cause(code, detail))) {
            LOG.error("{}: trading halts: {}", code, detail, bug);
        }
    }

    public boolean isTripped() {
        return cause.get() != null;
    }

    /// Why trading halted, null while it goes on.
    public @Nullable Cause cause() {
        return cause.get();
    }
}
