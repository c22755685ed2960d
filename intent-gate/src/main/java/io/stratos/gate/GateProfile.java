package io.stratos.gate;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.StrategyDescriptor.Capabilities;
import io.stratos.abi.model.StrategyDescriptor.OutputLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the gate knows of an instance for as long as it runs: its identity, rights and limits.
///
/// @param lineage 0 in a backtest
/// @param instruments the table given to the strategy in init
/// @param capabilities from the descriptor, already cut down to the policy
/// @param limits the stricter of descriptor and policy
public record GateProfile(
        AccountId account,
        InstanceId instance,
        String strategyVersion,
        String runId,
        long lineage,
        List<Instrument> instruments,
        Capabilities capabilities,
        OutputLimits limits) {

    public GateProfile {
        instruments = List.copyOf(instruments);
    }

    @Nullable
    Instrument instrument(int id) {
        for (var instrument : instruments) {
            if (instrument.id() == id) {
                return instrument;
            }
        }
        return null;
    }

    boolean mayTrade(Instrument instrument) {
        return capabilities.covers(instrument);
    }
}
