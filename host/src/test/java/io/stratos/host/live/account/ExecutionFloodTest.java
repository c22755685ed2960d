package io.stratos.host.live.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.execution.rows.RowSink;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.InstanceSpec;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.lane.InstanceSetting;
import io.stratos.host.live.lane.LaneAgent;
import io.stratos.host.live.lane.LaneShares;
import io.stratos.host.live.lane.LiveInstance;
import io.stratos.host.live.link.AccountInbox;
import io.stratos.host.live.link.AccountView;
import io.stratos.host.live.link.ExecutionInbox;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.market.MarketSlots;
import io.stratos.host.live.market.PriceBoard;
import io.stratos.host.live.measure.InstanceMetrics;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Execution events without end, one behind the other, for a strategy that stalls again and again (SPEC
/// M-11). The suite `executions` sends a million.
@Tag("M-11")
class ExecutionFloodTest {
    private static final int EVENTS = Integer.getInteger("stratos.test.executions", 200_000);
    private static final int EACH_CYCLE = 500;
    private static final int STALL_EVERY = 50_000;
    private static final int STALL_POLLS = 20;

    private static final InstanceId ID = new InstanceId("bot", "scripted", "one");
    private static final AccountId ACCOUNT = new AccountId("acc");
    private static final Writer WRITER = new Writer(Writer.Role.ACCOUNT_CORE, "acc", new FencingToken(1));

    private long now = 1_000_000_000L;
    private final RowMemory ledger = new RowMemory();
    private final InstanceLink link = new InstanceLink(ID, List.of(), Bell.NONE);
    private final AccountOutbox outbox = new AccountOutbox(ACCOUNT, ledger);
    private final Guest guest = new Guest();
    private final LiveInstance instance = new LiveInstance(setting());
    private final LaneAgent lane = laneOf(instance);
    private long told;
    private int waitedMost;
    private long backlogMost;
    private boolean wasDegraded;

    /// Counts what it is told, and sometimes thinks for a long time.
    private static final class Guest implements Sandbox {
        private final Decision.Decided decided = new Decision.Decided();
        private long seen;
        private long wrong;
        private int polls;

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            decided.reset();
            if (input(buffer, offset, length) instanceof Input.OnEvent given
                    && given.event().body() instanceof EventBody.Execution execution) {
                seen++;
                boolean isNext = given.event().header().sequence() == seen
                        && execution.intent().cursor() == seen;
                wrong += isNext ? 0 : 1;
                if (seen % STALL_EVERY == 0) {
                    polls = STALL_POLLS;
                    return Decision.Pending.PENDING;
                }
            }
            return decided;
        }

        private static Input input(byte[] buffer, int offset, int length) {
            try {
                return InputDecoder.decode(buffer, offset, length);
            } catch (MalformedMessageException bad) {
                throw new AssertionError("the host wrote an input that cannot be read", bad);
            }
        }

        @Override
        public Decision poll() {
            return --polls > 0 ? Decision.Pending.PENDING : decided;
        }

        @Override
        public void patience(long callbackTimeoutNanos) {}

        @Override
        public String isolation() {
            return "L0";
        }

        @Override
        public void close() {}
    }

    private LaneAgent laneOf(LiveInstance one) {
        var agent = new LaneAgent("lane", () -> now, 0);
        agent.add(agent.claim(), one);
        return agent;
    }

    private InstanceSetting setting() {
        var module = new SandboxModule() {
            @Override
            public Renewal renewal() {
                return Renewal.INIT_AGAIN;
            }

            @Override
            public String identity() {
                return "counting";
            }

            @Override
            public Sandbox instantiate() {
                return guest;
            }

            @Override
            public void close() {}
        };
        var spec = new InstanceSpec(
                ID,
                ACCOUNT,
                Descriptors.scripted(),
                module,
                List.of(),
                List.of(),
                "run",
                0,
                new FencingToken(1),
                42,
                1_000);
        return new InstanceSetting(
                spec,
                BreakerRules.STANDARD,
                QualityPolicy.STANDARD,
                Objectives.NONE,
                InstanceMetrics.NONE,
                link,
                Bell.NONE,
                new LaneShares(),
                1_000_000,
                new AccountInbox(_ -> {}),
                new MarketSlots(List.of(), List.of(), Bell.NONE),
                new PriceBoard(List.of()),
                LiveServices.none(),
                ledger,
                () -> now,
                Runnable::run,
                new TradingHalt(),
                _ -> {});
    }

    @Test
    void noneIsLostOrOutOfOrderAndWhatDoesNotFitWaitsInTheLedger() {
        outbox.open(link);
        link.publish(new AccountView(0, SafetyState.NORMAL, Map.of(), Map.of()));
        instance.start(now);
        while (guest.seen < EVENTS || outbox.backlog(ID) > 0) {
            if (told < EVENTS) {
                tell((int) Math.min(EACH_CYCLE, EVENTS - told));
            }
            int handed = outbox.handBacklog();
            assertThat(handed).isLessThanOrEqualTo(ExecutionInbox.CAPACITY);
            watch();
            for (int i = 0; i < EACH_CYCLE - 50; i++) {
                lane.doWork();
            }
            now += 1_000_000;
        }
        for (int i = 0; i < 10; i++) {
            now += 100_000_000;
            lane.doWork();
        }

        assertThat(guest.seen).as("told once each").isEqualTo(EVENTS);
        assertThat(guest.wrong).as("out of order").isZero();
        assertThat(ledger.rows(Table.OUTBOX)).as("consumed with their turns").isZero();
        assertThat(waitedMost).as("in memory").isLessThanOrEqualTo(ExecutionInbox.CAPACITY);
        assertThat(backlogMost).as("in the ledger").isGreaterThan(ExecutionInbox.CAPACITY);
        assertThat(wasDegraded).as("past its queue's limit").isTrue();
        assertThat(instance.status().health() + " " + instance.status().reason())
                .isEqualTo("HEALTHY OK");
        assertThat(instance.steering().breaker().history())
                .first()
                .satisfies(trip -> assertThat(trip.reason()).isEqualTo(ReasonCode.BRK_QUEUE));
    }

    private void watch() {
        waitedMost = Math.max(waitedMost, link.executions().size());
        backlogMost = Math.max(backlogMost, outbox.backlog(ID));
        var status = instance.status();
        wasDegraded |= status.health() == HealthState.DEGRADED && status.reason() == ReasonCode.RES_QUEUE;
    }

    /// Events of one group: numbered, committed, then handed on.
    private void tell(int events) {
        var batch = new LedgerBatch();
        var tells = new ArrayList<Effect.Tell>(events);
        for (int i = 0; i < events; i++) {
            told++;
            tells.add(outbox.add(ID, 1, execution(told), now, rows(batch)));
        }
        var _ = ledger.commit(batch);
        for (var one : tells) {
            boolean _ = outbox.committed(one);
        }
    }

    private static EventBody execution(long number) {
        return new EventBody.Execution(
                ExecutionKind.ACKNOWLEDGED,
                new IntentRef(number, 0),
                null,
                Side.BUY,
                Decimal.ONE,
                Decimal.ZERO,
                Decimal.ONE,
                Decimal.ONE,
                null,
                0,
                Decimal.ZERO);
    }

    private static RowSink rows(LedgerBatch batch) {
        return new RowSink() {
            @Override
            public void put(Table table, byte[] key, byte[] value) {
                batch.put(WRITER, table, key, value);
            }

            @Override
            public void delete(Table table, byte[] key) {
                batch.delete(WRITER, table, key);
            }
        };
    }
}
