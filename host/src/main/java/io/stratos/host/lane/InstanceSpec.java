package io.stratos.host.lane;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.gate.GateProfile;
import io.stratos.host.lifecycle.HealthRules;
import java.util.List;

/// Everything that is fixed while an instance runs.
///
/// @param config values as the file gives them, each field once, in the order of the schema
/// @param runSeed seed of the run; each callback's seed is derived from it, the instance and the cursor
/// @param checkpointEveryTurns a checkpoint is asked for at each multiple of this cursor
/// @param health by what its health is judged
public record InstanceSpec(
        InstanceId id,
        AccountId account,
        StrategyDescriptor descriptor,
        SandboxModule module,
        List<Instrument> instruments,
        List<ConfigValue> config,
        String runId,
        long lineage,
        FencingToken token,
        long runSeed,
        int checkpointEveryTurns,
        HealthRules health) {

    public InstanceSpec {
        instruments = List.copyOf(instruments);
        config = List.copyOf(config);
        if (checkpointEveryTurns < 1) {
            throw new IllegalArgumentException(
                    "Condition failed: checkpoints are at least one turn apart, got=" + checkpointEveryTurns);
        }
    }

    /// An instance in simulated time under its descriptor's own limits.
    public InstanceSpec(
            InstanceId id,
            AccountId account,
            StrategyDescriptor descriptor,
            SandboxModule module,
            List<Instrument> instruments,
            List<ConfigValue> config,
            String runId,
            long lineage,
            FencingToken token,
            long runSeed,
            int checkpointEveryTurns) {
        this(
                id,
                account,
                descriptor,
                module,
                instruments,
                config,
                runId,
                lineage,
                token,
                runSeed,
                checkpointEveryTurns,
                HealthRules.of(descriptor));
    }

    GateProfile gateProfile() {
        return new GateProfile(
                account,
                id,
                descriptor.strategyVersion(),
                runId,
                lineage,
                instruments,
                descriptor.capabilities(),
                descriptor.resources().output());
    }

    boolean isCheckpointDue(long cursor) {
        return cursor % checkpointEveryTurns == 0;
    }
}
