package io.stratos.host.lane;

import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.Usage;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Callback;
import io.stratos.gate.Exposure;
import io.stratos.gate.GateVerdict.Denied;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One instance over a real ledger, driven turn by turn; what it lets out is kept in lists.
public final class LaneBench implements AutoCloseable {
    static final InstanceId ID = new InstanceId("bot", "scripted", "btc-usd");
    static final RiskContext RISK =
            new RiskContext(Decimal.ofWhole(50), 1_000_000_000L, 1_000_000_000L, Decimal.ofWhole(1_000));
    private static final Instrument BTC = new Instrument(
            1,
            "paper",
            "spot",
            "BTC-USD",
            "BTC",
            "USD",
            Decimal.of("0.01"),
            Decimal.of("0.00000001"),
            Decimal.of("0.00000001"),
            Decimal.ofWhole(100),
            Decimal.ONE);

    final List<String> released = new ArrayList<>();
    final RocksLedger ledger;
    final StrategyInstance instance;
    final Recovery recovery;
    private final LedgerBatch batch = new LedgerBatch();
    private final WireWriter input = new WireWriter(256);
    private final InputEncoder encoder = new InputEncoder(input);

    LaneBench(Path folder, SandboxModule module, int checkpointEvery) {
        this(folder, module, checkpointEvery, List.of());
    }

    LaneBench(Path folder, SandboxModule module, int checkpointEvery, List<ConfigValue> config) {
        this(folder, module, checkpointEvery, config, HealthRules.of(Descriptors.scripted()));
    }

    LaneBench(Path folder, SandboxModule module, int checkpointEvery, List<ConfigValue> config, HealthRules health) {
        ledger = open(folder);
        instance = new StrategyInstance(
                spec(module, checkpointEvery, config, health), new Flat(), new Effects(), new NoMeter());
        instance.writeTo(batch);
        recovery = new Recovery(instance, ledger.reader());
    }

    static RocksLedger open(Path folder) {
        return switch (RocksLedger.open(folder, LedgerOptions.of(LedgerOptions.Durability.VOLATILE))) {
            case OpenResult.Opened opened -> opened.ledger();
            case OpenResult.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    static Intent.Order buy(String qty) {
        return new Intent.Order(
                1,
                Side.BUY,
                OrderType.MARKET,
                Decimal.of(qty),
                null,
                null,
                TimeInForce.IOC,
                false,
                false,
                false,
                0,
                RISK,
                null);
    }

    /// Runs one trade through the instance.
    TurnOutcome trade(long now) {
        long turn = instance.cursor() + 1;
        encoder.begin(turn, now, instance.seedOf(turn), SafetyState.NORMAL, instance.isCheckpointDue(turn));
        encoder.header(turn, now, now, now, 0, 1);
        encoder.trade(90_500, 2, 10_000_000, 8, null, turn);
        return instance.turn(Callback.EVENT, now, input);
    }

    void commit() {
        instance.endGroup(new byte[0]);
        var result = ledger.commit(batch);
        if (!(result instanceof io.stratos.state.CommitResult.Committed)) {
            throw new AssertionError(result.toString());
        }
        batch.clear();
    }

    /// Health records and notes of the journal, one line each.
    List<String> answers() {
        var answers = new ArrayList<String>();
        ledger.reader().records(1, (_, kind, _, payload, _) -> {
            try {
                if (kind == RecordKind.HEALTH) {
                    var record = HealthRecord.decode(payload);
                    answers.add(record.cursor() + " " + record.state() + " " + record.reason());
                } else if (kind == RecordKind.NOTE) {
                    var record = NoteRecord.decode(payload);
                    answers.add("note " + record.reason() + " " + record.number());
                }
            } catch (MalformedMessageException damaged) {
                throw new AssertionError(damaged);
            }
            return true;
        });
        return answers;
    }

    @Override
    public void close() {
        instance.close();
        ledger.close();
    }

    private static InstanceSpec spec(
            SandboxModule module, int checkpointEvery, List<ConfigValue> config, HealthRules health) {
        return new InstanceSpec(
                ID,
                new AccountId("paper.bot"),
                Descriptors.scripted(),
                module,
                List.of(BTC),
                config,
                "run",
                0,
                new FencingToken(1),
                42,
                checkpointEvery,
                health);
    }

    /// An account that holds nothing and knows one price.
    private static final class Flat implements Exposure {
        @Override
        public Decimal positionQty(int instrument) {
            return Decimal.ZERO;
        }

        @Override
        public Decimal openQty(int instrument, Side side) {
            return Decimal.ZERO;
        }

        @Override
        public Decimal referencePrice(int instrument) {
            return Decimal.of("905.00");
        }

        @Override
        public @Nullable LiveOrder liveOrder(IntentRef ref) {
            return null;
        }

        @Override
        public SafetyState safety() {
            return SafetyState.NORMAL;
        }
    }

    private final class Effects implements TurnEffects {
        @Override
        public void approved(ApprovedIntent intent, long nowNanos) {
            released.add("approved " + intent.identity().ref());
        }

        @Override
        public void denied(IntentRef ref, Intent intent, Denied denied, long nowNanos) {
            released.add("denied " + ref + " " + denied.code());
        }
    }

    private static final class NoMeter implements TurnMeter {
        @Override
        public long start() {
            return 0;
        }

        @Override
        public void stop(long started, Usage usage) {}
    }
}
