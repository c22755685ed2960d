package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.AccountId;
import java.util.Map;

/// An instance that an operator wants; its strategy is the bundle's.
///
/// @param bot first part of its name
/// @param instance last part of its name
/// @param config values of the strategy's own fields
public record Wanted(String bot, String instance, AccountId account, Map<String, String> config) {
    public Wanted {
        config = Map.copyOf(config);
    }
}
