package io.stratos.execution.venue;

import io.stratos.abi.model.AccountId;
import java.util.Map;
import java.util.function.LongSupplier;

/// What an adapter is given to connect with. An adapter has no clock and no chance of its own.
///
/// @param url where the venue is
/// @param account the account to trade on
/// @param settings of this adapter, by name; one that it does not know is refused
/// @param seed of the jitter between attempts to reconnect; another one for each start of the host
/// @param clockNanos the host's clock, nanoseconds since the Unix epoch; read while connecting only
/// @param arrived called from any thread when there is something to poll; must return at once
public record VenueAccess(
        String url,
        AccountId account,
        Map<String, String> settings,
        long seed,
        LongSupplier clockNanos,
        Runnable arrived) {

    public VenueAccess {
        settings = Map.copyOf(settings);
    }
}
