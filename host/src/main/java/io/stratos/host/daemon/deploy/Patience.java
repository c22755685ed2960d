package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Waits for lanes, accounts and the ledger, and not for ever.
record Patience(TradingHalt halt, LongSupplier nanos) {
    private static final long ANSWER_SECONDS = 10;

    /// Shorter than a caller waits.
    private static final long STOP_NANOS_MAX = 30_000_000_000L;

    private static final long LOOK_NANOS = 1_000_000;

    /// @throws Refused with the ledger's code, or `DEP_TIMEOUT`
    void await(CompletableFuture<Boolean> answer) throws Refused {
        try {
            var _ = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof NotDurableException lost) {
                throw Refusal.of(lost.code(), "the change could not be kept").refused();
            }
            throw new IllegalStateException("Invariant: an answer is given, or not durable", failed);
        } catch (TimeoutException late) {
            throw late("no answer");
        } catch (InterruptedException ending) {
            throw ending();
        }
    }

    /// Waits until that is true of an instance.
    ///
    /// @throws Refused with the reason of a halt of trading, or `DEP_TIMEOUT`
    void until(BooleanSupplier condition, InstanceId id) throws Refused {
        long end = nanos.getAsLong() + STOP_NANOS_MAX;
        while (!condition.getAsBoolean()) {
            var halted = halt.cause();
            if (halted != null) {
                throw Refusal.of(halted.code(), "trading is halted: " + halted.detail())
                        .refused();
            }
            if (Thread.interrupted()) {
                throw ending();
            }
            if (nanos.getAsLong() - end >= 0) {
                throw late(id + " is not there yet");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static Refused late(String what) {
        return Refusal.of(ReasonCode.DEP_TIMEOUT, "the change goes on: " + what)
                .fix("stratos ps; ask for the same once more, it ends what was begun")
                .refused();
    }

    private static Refused ending() {
        return Refusal.of(ReasonCode.ENV_DAEMON, "the daemon is stopping").refused();
    }
}
