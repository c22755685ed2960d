package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.paper.faults.FaultKind.BUST;
import static io.stratos.execution.paper.faults.FaultKind.DELAY;
import static io.stratos.execution.paper.faults.FaultKind.DROP_REPLY;
import static io.stratos.execution.paper.faults.FaultKind.DROP_REQUEST;
import static io.stratos.execution.paper.faults.FaultKind.DUPLICATE;
import static io.stratos.execution.paper.faults.FaultKind.HTML;
import static io.stratos.execution.paper.faults.FaultKind.LOSE_FRAME;
import static io.stratos.execution.paper.faults.FaultKind.RATE_LIMITED;
import static io.stratos.execution.paper.faults.FaultKind.REORDER;
import static io.stratos.execution.paper.faults.FaultKind.REPLACE_OLD_GONE;
import static io.stratos.execution.paper.faults.FaultKind.REPLACE_REFUSED;
import static io.stratos.execution.paper.faults.FaultKind.SERVER_ERROR;
import static io.stratos.execution.paper.faults.FaultKind.SERVER_ERROR_AFTER;
import static io.stratos.execution.paper.faults.FaultKind.TRUNCATE;
import static io.stratos.execution.paper.faults.FaultPoint.AMEND;
import static io.stratos.execution.paper.faults.FaultPoint.CANCEL;
import static io.stratos.execution.paper.faults.FaultPoint.FILLS;
import static io.stratos.execution.paper.faults.FaultPoint.OPEN_ORDERS;
import static io.stratos.execution.paper.faults.FaultPoint.ORDER;
import static io.stratos.execution.paper.faults.FaultPoint.PLACE;
import static io.stratos.execution.paper.faults.FaultPoint.POSITIONS;
import static io.stratos.execution.paper.faults.FaultPoint.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.paper.faults.ForeignOrder;
import io.stratos.execution.paper.faults.Outage;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault of the catalogue against every identity class (`faults.md` §1.4). Each lives the same hour
/// of trading (two strategies, entries, exits, a stop, amends, cancels that race fills, a crash), with that
/// fault on for most of it; afterwards the account must hold what the venue's own book holds, and every
/// order must be settled.
@Tag("X-3")
@Tag("X-4")
@Tag("X-5")
class FaultMatrixTest {

    private static final long FAULTS_END = 420;
    private static final long REPLACING_END = 160;
    private static final int ENTRIES = 14;

    /// One row of the catalogue.
    record Fault(String name, FaultPlan plan, QueryLag lag) {
        Set<FaultKind> kinds() {
            return plan.rules().stream().map(FaultRule::kind).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Fault> CATALOGUE = List.of(
            fault("F01", times(3, DROP_REPLY, PLACE), times(2, SERVER_ERROR_AFTER, PLACE)),
            fault("F02", often(500, SERVER_ERROR, PLACE), often(1_000, DROP_REPLY, PLACE)),
            fault("F03", QueryLag.all(25), times(3, DROP_REPLY, PLACE)),
            fault("F04", times(3, DROP_REPLY, PLACE), after(40, DROP_REQUEST, OPEN_ORDERS, ORDER, FILLS, POSITIONS)),
            fault("F05", late(40, DELAY, STREAM)),
            fault("F06", late(15, DUPLICATE, CANCEL), often(500, REORDER, STREAM, CANCEL)),
            fault("F07", often(700, LOSE_FRAME, STREAM)),
            fault("F08", new Outage(Outage.Kind.ZOMBIE, 20, FAULTS_END, 0)),
            fault("F09", new Outage(Outage.Kind.GAP, 60, 330, 0)),
            fault("F10", new Outage(Outage.Kind.GAP, 100, 200, 5), late(25, DUPLICATE, STREAM)),
            fault("F11", new QueryLag(0, 25, 0, 10), late(30, DELAY, STREAM)),
            fault("F12", often(1_000, REORDER, PLACE, STREAM)),
            fault("F13", times(3, DROP_REPLY, PLACE)),
            fault("F14", late(45, DELAY, PLACE)),
            fault("F15", often(400, HTML, PLACE, CANCEL, AMEND)),
            fault("F16", -15, times(3, DROP_REPLY, PLACE), times(2, DROP_REQUEST, PLACE)),
            fault("F17", late(20, BUST, STREAM), late(30, DUPLICATE, STREAM)),
            fault("F18", QueryLag.all(30), often(1_000, DROP_REPLY, PLACE)),
            fault("F19", times(6, DROP_REPLY, PLACE), times(4, DROP_REQUEST, PLACE)),
            fault(
                    "F20",
                    often(500, TRUNCATE, OPEN_ORDERS, FILLS),
                    often(400, RATE_LIMITED, OPEN_ORDERS, FILLS, ORDER, POSITIONS)),
            fault("F21", foreign("web-1", 90), times(1, DROP_REPLY, PLACE)),
            fault("F22", times(1, REPLACE_OLD_GONE, AMEND), times(1, REPLACE_REFUSED, AMEND)));

    /// What is F22 where no amend leaves: of the cancels and placings that replace orders, the first cancel
    /// is refused, and the first new order does not arrive.
    private static final Fault HALF_REPLACED =
            fault("F22", once(130, RATE_LIMITED, CANCEL), once(140, DROP_REQUEST, PLACE));

    private static Fault fault(String name, FaultRule... rules) {
        return fault(name, QueryLag.NONE, rules);
    }

    private static Fault fault(String name, QueryLag lag, FaultRule... rules) {
        return new Fault(name, new FaultPlan(3, List.of(rules), List.of(), List.of(), 0), lag);
    }

    private static Fault fault(String name, Outage outage, FaultRule... rules) {
        return new Fault(name, new FaultPlan(3, List.of(rules), List.of(outage), List.of(), 0), QueryLag.NONE);
    }

    private static Fault fault(String name, long skew, FaultRule... rules) {
        return new Fault(name, new FaultPlan(3, List.of(rules), List.of(), List.of(), skew), QueryLag.NONE);
    }

    private static Fault fault(String name, ForeignOrder foreign, FaultRule... rules) {
        return new Fault(name, new FaultPlan(3, List.of(rules), List.of(), List.of(foreign), 0), QueryLag.NONE);
    }

    private static FaultRule times(int max, FaultKind kind, FaultPoint... at) {
        return new FaultRule(kind, Set.of(at), 1_000, 0, FAULTS_END, 0, max);
    }

    /// While the orders that are amended are replaced.
    private static FaultRule once(long from, FaultKind kind, FaultPoint at) {
        return new FaultRule(kind, Set.of(at), 1_000, from, REPLACING_END, 0, 1);
    }

    private static FaultRule often(int perMille, FaultKind kind, FaultPoint... at) {
        return new FaultRule(kind, Set.of(at), perMille, 0, FAULTS_END, 0, Integer.MAX_VALUE);
    }

    private static FaultRule after(long from, FaultKind kind, FaultPoint... at) {
        return new FaultRule(kind, Set.of(at), 1_000, from, FAULTS_END, 0, Integer.MAX_VALUE);
    }

    private static FaultRule late(long delay, FaultKind kind, FaultPoint... at) {
        return new FaultRule(kind, Set.of(at), 600, 0, FAULTS_END, delay, Integer.MAX_VALUE);
    }

    private static ForeignOrder foreign(String id, long at) {
        var order = new VenueRequest.Place(
                id,
                1,
                Side.SELL,
                OrderType.LIMIT,
                TimeInForce.GTC,
                Decimal.ONE,
                Decimal.ofWhole(500),
                null,
                false,
                false,
                0);
        return new ForeignOrder(at, order);
    }

    static Stream<Arguments> matrix() {
        return matrix(CATALOGUE.stream());
    }

    static Stream<Arguments> replacing() {
        return matrix(CATALOGUE.stream().map(fault -> fault.name.equals("F22") ? HALF_REPLACED : fault));
    }

    private static Stream<Arguments> matrix(Stream<Fault> faults) {
        return faults.flatMap(fault -> Stream.of(IdentityClass.values()).map(one -> Arguments.of(fault, one)));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void afterTheFaultTheAccountIsWhatTheVenuesBookSays(Fault fault, IdentityClass identityClass) {
        var it = lived(fault, identityClass, true);
        check(it, fault);
    }

    @ParameterizedTest
    @MethodSource("replacing")
    @Tag("X-2")
    void alsoWhereAmendsAreCarriedOutByReplacing(Fault fault, IdentityClass identityClass) {
        var it = lived(fault, identityClass, false);
        assertThat(it.witness.left()).noneMatch(VenueRequest.Amend.class::isInstance);
        check(it, fault);
    }

    private static BehindFaults lived(Fault fault, IdentityClass identityClass, boolean amend) {
        var it = new BehindFaults(identityClass, fault.plan, fault.lag, 5, fault.name.equals("F16") ? 20 : 0, amend);
        trade(it);
        it.run(4_000);
        return it;
    }

    private static void check(BehindFaults it, Fault fault) {
        assertThat(it.venue.faults().keySet()).as("the fault happened").containsAll(fault.kinds());
        assertThat(it.witness.fills()).as("something was traded").hasSizeGreaterThan(2);
        assertThat(it.witness.accepted().values())
                .as("O1: each order is created once")
                .allMatch(ids -> ids.size() == 1);
        assertThat(it.fillsHere()).as("O2: fills").isEqualTo(it.witness.fills().size());
        assertThat(it.positionHere()).as("O3: position").isEqualByComparingTo(it.witness.position());
        var core = it.account.core();
        assertThat(core.equity(ONE, "USDT", _ -> Decimal.ZERO).add(core.equity(TWO, "USDT", _ -> Decimal.ZERO)))
                .as("O3: cash")
                .isEqualByComparingTo(it.witness.cash());
        assertThat(it.openHere()).as("no orphan, no phantom").isEqualTo(openOfOurs(it));
        assertThat(it.witness.accepted().keySet())
                .as("O5: every unknown outcome is settled")
                .noneMatch(id -> core.lifecycle(id) == Lifecycle.UNKNOWN);
        assertThat(it.witness.blindRetries())
                .as("nothing is sent again unasked")
                .isEmpty();
        if (fault.plan.outages().stream().anyMatch(outage -> outage.replayed() == 0)) {
            assertThat(it.heard)
                    .as("the stream was out")
                    .hasSizeLessThan(it.witness.fills().size());
        }
        if (fault.name.equals("F21")) {
            assertThat(core.foreign()).containsOnlyKeys("web-1");
            assertThat(core.safety(ONE)).isEqualTo(SafetyState.CLOSE_ONLY);
            assertThat(it.witness.open()).contains("web-1");
        } else {
            assertThat(core.isReconciled()).as("reconciled").isTrue();
        }
    }

    private static Set<String> openOfOurs(BehindFaults it) {
        var open = it.witness.open();
        open.remove("web-1");
        return open;
    }

    /// The same for every fault. Entries rest below, exits above; the market goes down and up through them.
    private static void trade(BehindFaults it) {
        it.account.submit(it.intent(1).buy("2").market().order());
        it.account.submit(it.intent(2).by(TWO).sell("1").market().order());
        IntStream.range(0, ENTRIES)
                .forEach(i -> it.account.submit(it.intent(10 + i)
                        .buy("0.5")
                        .at(Integer.toString(97 - i))
                        .order()));
        it.run(60);
        it.price("96.5");
        it.run(40);
        it.account.submit(it.intent(30).sell("1").stop("80").reduceOnly().order());
        it.account.submit(it.intent(31).sell("0.5").at("103").order());
        it.account.submit(it.intent(32).amend(12, "1.5", "96"));
        it.account.submit(it.intent(33).amend(13, "0.2", null));
        it.run(30);
        it.account.submit(it.intent(34).cancel(14));
        it.price("94.5");
        it.run(20);
        it.crash();
        it.run(60);
        it.price("104");
        it.account.submit(it.intent(35).cancel(31));
        it.account.submit(it.intent(36).cancel(15));
        it.run(60);
        it.account.submit(it.intent(37).by(TWO).buy("0.5").market().order());
        it.run(150);
        it.price("92.5");
        it.run(60);
    }
}
