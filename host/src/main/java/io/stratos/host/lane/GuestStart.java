package io.stratos.host.lane;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ContractVersion;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Decision.Decided;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/// Starts guests of one instance: the same way when it is fresh, after a restart and at a checkpoint, so
/// that a guest cannot tell which it was.
final class GuestStart {
    private final StrategyInstance instance;
    private final WireWriter input = new WireWriter(1 << 12);
    private AcceptedGaps gaps = AcceptedGaps.NONE;
    private long startNanos;
    private long patienceNanos;

    GuestStart(StrategyInstance instance) {
        this.instance = instance;
    }

    /// A guest that was initialised, or why it was not.
    sealed interface Outcome {
        record Started(Sandbox sandbox, Decided decided) implements Outcome {
            /// What its start and its init used.
            long fuel() {
                return sandbox.startFuel() + decided.usage().fuel();
            }
        }

        /// Its init ended in a fault.
        ///
        /// @param fuel what it used up to there, its start too
        record Failed(GuestFault fault, long fuel) implements Outcome {}
    }

    /// Wall-clock limit of the callbacks of the guests that follow, 0 for the module's own.
    void patience(long callbackTimeoutNanos) {
        patienceNanos = callbackTimeoutNanos;
    }

    /// Gaps behind which the guests that follow stand.
    void over(AcceptedGaps accepted) {
        gaps = accepted;
    }

    /// Where a guest stands that starts from the state of that turn.
    long standsAt(long cursor) {
        return gaps.over(cursor);
    }

    /// `now` of every init of this run.
    void startNanos(long nanos) {
        startNanos = nanos;
    }

    long startNanos() {
        return startNanos;
    }

    /// @param cursor of the state, 0 without one
    Outcome start(long cursor, Input.@Nullable RestoredState restored, RecoveryTime time) {
        return init(instance.spec().module().instantiate(), cursor, restored).await(time);
    }

    /// Goes on from a checkpoint as if the host had restarted there.
    ///
    /// @param former the guest up to now, which is closed unless it starts anew itself
    Renewal renew(Sandbox former, long cursor, Input.RestoredState restored) {
        return switch (instance.spec().module().renewal()) {
            case NEW_INSTANCE -> init(instance.spec().module().instantiateAfter(former), cursor, restored);
            case INIT_AGAIN -> init(former, cursor, restored);
        };
    }

    private Renewal init(Sandbox sandbox, long cursor, Input.@Nullable RestoredState restored) {
        try {
            encode(cursor, restored);
            sandbox.patience(patienceNanos);
            return new Renewal(sandbox, sandbox.begin(input.buffer(), 0, input.length()));
        } catch (RuntimeException | Error broken) {
            sandbox.close(); // nobody else knows of it yet, and it may have a process
            throw broken;
        }
    }

    /// A guest on its way through its init, which has the time of a callback.
    static final class Renewal {
        private final Sandbox sandbox;
        private Decision decision;

        private Renewal(Sandbox sandbox, Decision first) {
            this.sandbox = sandbox;
            decision = first;
        }

        /// What came of it; null while the guest works. Never blocks.
        @Nullable
        Outcome poll() {
            if (decision instanceof Decision.Pending) {
                decision = sandbox.poll();
            }
            return decision instanceof Decision.Pending ? null : outcome();
        }

        /// What came of it, off the lane.
        Outcome await(RecoveryTime time) {
            try {
                decision = time.await(sandbox, decision);
                return outcome();
            } catch (RuntimeException | Error broken) {
                close();
                throw broken;
            }
        }

        private Outcome outcome() {
            return switch (decision) {
                case Decided decided -> new Outcome.Started(sandbox, decided);
                case Decision.Faulted(var fault, long fuel) -> failed(fault, fuel);
                case Decision.Pending _ ->
                    throw new IllegalStateException("Invariant: a decision is awaited to its end");
            };
        }

        private Outcome failed(GuestFault fault, long fuel) {
            long all = fault.byChance() ? fuel : fuel + sandbox.startFuel(); // how far chance let it come is chance
            sandbox.close();
            return new Outcome.Failed(fault, all);
        }

        /// Ends it half way.
        void close() {
            sandbox.close();
        }
    }

    private void encode(long cursor, Input.@Nullable RestoredState restored) {
        var spec = instance.spec();
        var context = new CallbackContext(cursor, startNanos, instance.seedOfInit(cursor), SafetyState.NORMAL, false);
        input.reset();
        InputEncoder.encode(
                new Input.Init(
                        context,
                        ContractVersion.HOST.major(),
                        ContractVersion.HOST.minor(),
                        spec.id().strategy(),
                        spec.id().shard(),
                        spec.instruments(),
                        instance.config().at(standsAt(cursor)),
                        restored),
                input);
    }
}
