package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Usage;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.measure.AccountMetrics;
import io.stratos.host.live.measure.InstanceMetrics;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.host.world.WallClock;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// LL and Compute share the ledger's writer and the account core, and nothing else that one could wait for (SPEC M-8,
/// DESIGN §7): what both can reach in an assembled host is compared with a list, object by object.
@Tag("M-8")
class LaneSeparationTest {
    /// What both lanes hold, and why that is no lock, queue or thread between them. Values are left out: records,
    /// enums, texts, numbers, and collections that cannot change.
    private static final Map<String, String> SHARED = Map.of(
            "SteppedLedger", "the ledger: an own ring for each lane, LL's first",
            "StoredReader", "reads what is committed, without a lock of ours; lanes read at start and rebuild only",
            "AccountInbox", "the account core: an own queue for each lane, LL's first",
            "PriceBoard", "the feed writes each price once, lanes read it once",
            "TradingHalt", "set once, when nothing may trade any more",
            "LiveServices", "asked by Compute alone: LL is refused before it comes there",
            "InstanceMetrics$1", "nobody measures here: it has no fields");

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    @Test
    void lanesShareTheLedgerTheAccountAndWhatNobodyWaitsFor() {
        var bench = onBothLanes("plain").start();
        bench.settle();
        for (int i = 0; i < 50; i++) {
            bench.tradeAndWork();
        }

        assertThat(shared(bench)).isEqualTo(new TreeSet<>(SHARED.keySet()));
    }

    /// The walk would see one object more.
    @Test
    void anythingElseThatBothLanesHoldIsFound() {
        var figures = new SharedFigures();
        var bench = onBothLanes("planted").measuredBy(figures).start();

        assertThat(shared(bench)).contains("LaneSeparationTest$SharedFigures");
    }

    private static LiveBench onBothLanes(String name) {
        var bench = LiveBench.calm(name, DISK.get(), LiveScripts.TRADER, LiveScripts.TICKER)
                .onBothLanes();
        assertThat(bench.host.lanes()).allMatch(lane -> lane.instances().size() == 1);
        return bench;
    }

    private static Collection<String> shared(LiveBench bench) {
        var ll = ObjectGraph.from(bench.host.lanes().get(0), LaneSeparationTest::isEnd);
        var compute = ObjectGraph.from(bench.host.lanes().get(1), LaneSeparationTest::isEnd);
        assertThat(ll).hasSizeGreaterThan(100);
        ll.retainAll(compute);
        return ll.stream()
                .filter(LaneSeparationTest::canBeWaitedFor)
                .map(LaneSeparationTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What lies behind that which is shared is shared with it; the test's own steps and clock know everything.
    private static boolean isEnd(Object one) {
        return SHARED.containsKey(name(one)) || one instanceof Steps || one instanceof WallClock;
    }

    /// A record is what it holds, and that is looked at by itself.
    private static boolean canBeWaitedFor(Object one) {
        return switch (one) {
            case Record _, Enum<?> _, String _, Number _, Boolean _, int[] _, Integer[] _ ->
                one instanceof BigDecimal ? false : isMutableNumber(one);
            case Collection<?> _, Map<?, ?> _ -> !one.getClass().getName().startsWith("java.util.ImmutableCollections");
            default -> !one.getClass().isHidden() && !one.getClass().isSynthetic();
        };
    }

    private static boolean isMutableNumber(Object one) {
        return one instanceof Number && one.getClass().getName().startsWith("java.util.concurrent.atomic");
    }

    private static String name(Object one) {
        return one.getClass().getName().replaceFirst("^.*\\.", "");
    }

    /// One place for the figures of both.
    private static final class SharedFigures implements LiveMetrics, InstanceMetrics {
        @Override
        public InstanceMetrics instance(InstanceId id, Lane lane) {
            return this;
        }

        @Override
        public AccountMetrics account(AccountId id) {
            return AccountMetrics.NONE;
        }

        @Override
        public long start() {
            return 0;
        }

        @Override
        public void stop(long started, Usage usage) {}

        @Override
        public void faulted(ReasonCode code) {}

        @Override
        public void settled(long sinceNanos) {}

        @Override
        public void restored(long started) {}
    }
}
