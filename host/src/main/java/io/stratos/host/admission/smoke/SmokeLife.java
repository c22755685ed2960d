package io.stratos.host.admission.smoke;

import io.stratos.abi.lane.DecisionEncoder;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ContractVersion;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Decisions;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.document.Sha256;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sandbox from its first callback to its last, on the events of a [SmokeWorld].
final class SmokeLife implements AutoCloseable {

    private static final long SEED = 42;

    private final StrategyDescriptor descriptor;
    private final SmokeFindings findings;
    private final SmokeRules rules;
    private final Sandbox sandbox;
    private final WireWriter input = new WireWriter(64 * 1024);
    private final WireWriter output = new WireWriter(64 * 1024);
    private final List<String> decisions = new ArrayList<>();
    private SmokeWorld world;
    private @Nullable SavedLife saved;
    private int intents;

    SmokeLife(SandboxModule module, StrategyDescriptor descriptor, long stateBytesMax, SmokeFindings findings) {
        this.descriptor = descriptor;
        this.findings = findings;
        this.world = new SmokeWorld(descriptor);
        this.rules = new SmokeRules(descriptor, stateBytesMax, findings);
        this.sandbox = module.instantiate();
    }

    /// A fresh start.
    void start() {
        init(0, null);
    }

    /// A start from saved state.
    void resume(SavedLife from) {
        world = from.world().copy();
        init(from.cursor(), new Input.RestoredState(from.schemaVersion(), from.cursor(), from.state()));
    }

    /// Runs every turn up to and with `last`.
    void live(int last) {
        while (world.cursor() < last && !findings.isFatal()) {
            boolean checkpointDue = world.cursor() + 1 == SmokeRun.CHECKPOINT_AT;
            turn(checkpointDue);
        }
    }

    /// Healthcheck and shutdown.
    void end() {
        var health = call(new Input.Healthcheck(context(world.cursor(), false)), "healthcheck", Callback.HEALTHCHECK);
        if (health != null && health.health() == null) {
            findings.add(ReasonCode.ABI_MESSAGE, "a healthcheck was not answered", "healthcheck", "nothing", "health");
        }
        var last = new Input.Shutdown(context(world.cursor() + 1, true), ShutdownReason.STOP);
        call(last, "shutdown", Callback.SHUTDOWN);
    }

    /// Hash of each turn's decision, without what it used.
    List<String> decisions() {
        return decisions;
    }

    /// The state at [SmokeRun#CHECKPOINT_AT], null if the strategy gave none.
    @Nullable
    SavedLife saved() {
        return saved;
    }

    String summary() {
        return decisions.size() + " events, " + intents + " intents, healthcheck, checkpoint, restore, shutdown";
    }

    @Override
    public void close() {
        sandbox.close();
    }

    private void init(long cursor, Input.@Nullable RestoredState restored) {
        var host = ContractVersion.HOST;
        var init = new Input.Init(
                context(cursor, false),
                host.major(),
                host.minor(),
                descriptor.strategyId(),
                "smoke",
                List.of(world.instrument()),
                SmokeConfig.of(descriptor.configSchema()),
                restored);
        call(init, restored == null ? "init" : "init with restored state", Callback.INIT);
    }

    private void turn(boolean checkpointDue) {
        var next = world.next();
        var context = context(world.cursor(), checkpointDue);
        var where = "cursor " + world.cursor() + ", " + next.name();
        var decided = call(next.input(context), where, Callback.EVENT);
        if (decided == null) {
            return;
        }
        intents += decided.intents().size();
        output.reset();
        DecisionEncoder.encode(decided, output);
        decisions.add(Sha256.hex(output.toByteArray()));
        world.apply(decided);
        if (checkpointDue) {
            keepState(decided, where);
        }
    }

    private void keepState(Decision.Decided decided, String where) {
        var update = decided.stateUpdate();
        var state = update == null ? null : update.state();
        if (update == null) {
            findings.add(
                    ReasonCode.ABI_STATE, "no state came when the host asked for it", where, "nothing", "the state");
            return;
        }
        saved = new SavedLife(
                world.cursor(), update.schemaVersion(), state == null ? new byte[0] : state, world.copy());
    }

    private CallbackContext context(long cursor, boolean checkpointDue) {
        return new CallbackContext(cursor, world.nowNanos(), SEED + cursor, SafetyState.NORMAL, checkpointDue);
    }

    private Decision.@Nullable Decided call(Input toDo, String where, Callback callback) {
        if (findings.isFatal()) {
            return null;
        }
        input.reset();
        InputEncoder.encode(toDo, input);
        var decision = Decisions.await(sandbox, sandbox.begin(input.buffer(), 0, input.length()));
        return switch (decision) {
            case Decision.Pending _ -> throw new IllegalStateException("Invariant: awaited decisions are final");
            case Decision.Faulted(var fault, long _) -> {
                findings.addFatal(
                        fault.code(), "a callback failed", where, fault.kind() + " " + fault.detail(), "a decision");
                yield null;
            }
            case Decision.Decided decided -> {
                rules.judge(decided, callback, where);
                yield decided;
            }
        };
    }
}
