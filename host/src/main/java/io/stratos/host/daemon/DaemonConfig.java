package io.stratos.host.daemon;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.service.ServiceFallback;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.tape.TapeInstrument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a daemon is told to run; `docs/reference/host-config.md` names every field.
///
/// @param policy admission policy: one of ours by name, or a file
/// @param data data directory, null where the file names none
/// @param port of the local API on loopback, 0 for any
/// @param standard of instances that say nothing of their own
/// @param stallNanos how long a write of the ledger may take until the host is careful; in mode paper none is too long
/// @param instancesMax that may be known at once, deployed ones among them
/// @param auditKey name of the key that signs the journal's end; null where nobody does
/// @param services models and signals that instances may ask
public record DaemonConfig(
        TradingMode mode,
        String policy,
        @Nullable String data,
        Market market,
        Venue venue,
        List<Account> accounts,
        List<Instance> instances,
        Standard standard,
        long stallNanos,
        int instancesMax,
        long seed,
        int port,
        @Nullable String auditKey,
        Services services) {

    /// As many as a host of 4 GiB is measured with.
    public static final int INSTANCES_MAX = 1_000;

    public DaemonConfig {
        accounts = List.copyOf(accounts);
        instances = List.copyOf(instances);
    }

    /// The market's data.
    ///
    /// @param staleAfterNanos age at receipt from which a record is stale; 0: its age says nothing
    public record Market(MarketFrom from, long staleAfterNanos) {}

    /// Where market data comes from.
    public sealed interface MarketFrom {}

    /// A tape, played back.
    ///
    /// @param name a tape's file or name
    /// @param speed seconds of the tape in one
    public record Tape(String name, long speed) implements MarketFrom {}

    /// What an installed plugin brings.
    ///
    /// @param provider the plugin's, by name
    /// @param settings of the provider
    /// @param instruments what it is about; none in mode live, where the venue lists them
    public record Source(String provider, Map<String, String> settings, List<Listed> instruments)
            implements MarketFrom {
        public Source {
            settings = Map.copyOf(settings);
            instruments = List.copyOf(instruments);
        }
    }

    /// The venue's own, in mode live.
    public record OfVenue() implements MarketFrom {}

    /// An instrument, and the steps of its prices and quantities where the venue's model names none.
    public record Listed(TapeInstrument instrument, Decimal tickSize, Decimal lotSize) {}

    /// Where requests go.
    ///
    /// @param model file of the paper venue's fees, filters and limits; null for the product's own
    /// @param adapter of a venue in mode live, by name; null in the other modes
    /// @param url of that venue
    /// @param settings of the adapter
    /// @param requestsPerSecond that an account may send on average; twice as many at once
    /// @param overlapNanos how far back executions are read again, as they may show later than they happened
    public record Venue(
            @Nullable String model,
            @Nullable String adapter,
            String url,
            Map<String, String> settings,
            int requestsPerSecond,
            long overlapNanos) {

        /// Few enough for any venue.
        public static final int REQUESTS_PER_SECOND = 10;

        public Venue {
            settings = Map.copyOf(settings);
        }
    }

    /// One account.
    ///
    /// @param selfTrade what is done about an order that would meet another of the account
    /// @param risk its limits, over those of the venue's model
    /// @param flattenSlippageBps how much worse than the newest price the host closes at most
    public record Account(AccountId id, SelfTrade selfTrade, RiskSettings risk, int flattenSlippageBps) {
        /// One percent.
        public static final int FLATTEN_SLIPPAGE_BPS = 100;
    }

    /// What holds for every instance that does not say otherwise.
    ///
    /// @param breaker when it is held back
    /// @param quality what is done about bad data
    /// @param objectives what is promised of the service
    public record Standard(BreakerRules breaker, QualityPolicy quality, Objectives objectives) {}

    /// Models and signals, and what instances do when they jam.
    public record Services(List<Service> all, Map<InstanceId, ServiceFallback> fallbacks) {
        public Services {
            all = List.copyOf(all);
            fallbacks = Map.copyOf(fallbacks);
        }
    }

    /// One service.
    ///
    /// @param id number that strategies ask for
    /// @param provider an installed one, by name
    /// @param settings of the provider
    public record Service(int id, String provider, Map<String, String> settings) {
        public Service {
            settings = Map.copyOf(settings);
        }
    }

    /// One instance.
    ///
    /// @param bundle a bundle's file, or a strategy's folder where policy allows that
    /// @param config values of the strategy's own fields
    /// @param breaker when it is held back
    /// @param quality how its bad input is answered
    /// @param objectives what it promises of its service
    public record Instance(
            InstanceId id,
            AccountId account,
            String bundle,
            Map<String, String> config,
            BreakerRules breaker,
            QualityPolicy quality,
            Objectives objectives) {
        public Instance {
            config = Map.copyOf(config);
        }
    }
}
