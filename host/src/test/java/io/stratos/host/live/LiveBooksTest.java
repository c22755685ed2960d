package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.paper.faults.ForeignOrder;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.audit.Explainer;
import io.stratos.host.book.AccountBooks;
import io.stratos.host.book.InstrumentNames;
import io.stratos.host.book.Wanted;
import io.stratos.host.document.Json;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an operator is shown of orders, fills, positions and intents, read from the rows of a host that trades.
@Tag("U-1")
class LiveBooksTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private static AccountBooks books() {
        return new AccountBooks(
                DISK.get().reader(),
                DISK.get().head().seq(),
                InstrumentNames.read(DISK.get().reader()));
    }

    private static Wanted of(LiveBench bench, boolean isAll, int last) {
        return new Wanted(bench.account, null, isAll, last);
    }

    private static Wanted of(LiveBench bench) {
        return of(bench, false, Wanted.LAST);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> items(Map<String, @Nullable Object> document, String name) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(document.get(name));
    }

    private static LiveBench traded(String name, Script... scripts) {
        return traded(LiveBench.calm(name, DISK.get(), scripts));
    }

    private static LiveBench traded(LiveBench bench) {
        bench.start();
        bench.settle();
        for (int i = 0; i < 10; i++) {
            bench.tradeAndWork();
        }
        bench.settle();
        return bench;
    }

    @Test
    void openOrdersAreThoseOfTheVenue() {
        var bench = traded("open", LiveHaltTest.BIDDER);

        var orders = items(books().orders(of(bench)), "orders");

        assertThat(orders)
                .extracting(order -> order.get("client_order_id"))
                .map(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(bench.venue.openOrders(bench.now));
        assertThat(orders).isNotEmpty().allSatisfy(order -> {
            assertThat(order).containsEntry("symbol", "BTC-USD").containsEntry("category", null);
            assertThat(String.valueOf(order.get("lifecycle"))).isEqualTo("OPEN");
        });
    }

    @Test
    void ordersThatAreDoneAreShownToWhoAsksForAll() {
        var bench = traded("done", LiveScripts.BUYER);

        assertThat(items(books().orders(of(bench)), "orders")).isEmpty();
        assertThat(items(books().orders(of(bench, true, 100)), "orders"))
                .hasSize(bench.venue.accepted().size())
                .allSatisfy(order -> assertThat(order.get("average_price")).isNotNull());
    }

    @Test
    void onlyTheNewestAreShownAndItSaysThatThereAreMore() {
        var bench = traded("newest", LiveScripts.BUYER);
        var all = items(books().orders(of(bench, true, 100)), "orders");

        var two = books().orders(of(bench, true, 2));

        assertThat(items(two, "orders")).isEqualTo(all.subList(all.size() - 2, all.size()));
        assertThat(two).containsEntry("cut", true);
        assertThat(books().orders(of(bench, true, 100))).containsEntry("cut", false);
    }

    @Test
    @Tag("X-4")
    void fillsAndPositionsAreThoseOfTheVenue() {
        var bench = traded("fills", LiveScripts.BUYER, LiveScripts.TICKER);

        var fills = items(books().fills(of(bench)), "fills");
        var positions = items(books().positions(of(bench)), "positions");

        assertThat(fills).hasSize(bench.venue.fills().size()).isNotEmpty();
        assertThat(positions.stream()
                        .map(one -> Decimal.of(String.valueOf(one.get("qty"))))
                        .reduce(Decimal.ZERO, Decimal::plus))
                .isEqualByComparingTo(bench.venue.position(1, bench.now));
        assertThat(items(books().positions(new Wanted(bench.account, bench.ids.getFirst(), false, 10)), "positions"))
                .extracting(one -> one.get("instance"))
                .containsExactly(bench.ids.getFirst().toString());
    }

    @Test
    @Tag("M-24")
    void intentsShowTheirStages() throws Refused {
        var bench = traded("stages", LiveHaltTest.BIDDER);

        var intents = items(books().intents(of(bench)), "intents");
        var explained = Explainer.explain(
                        DISK.get().reader(), String.valueOf(intents.getFirst().get("client_order_id")))
                .document("it");

        assertThat(intents).isNotEmpty().allSatisfy(intent -> {
            assertThat(String.valueOf(intent.get("stage"))).isEqualTo("COMMITTED");
            assertThat(intent.get("committed_at")).isNotNull();
        });
        assertThat(Json.text(explained.get("stage"))).contains("\"stage\":\"COMMITTED\"");
        assertThat(explained).containsEntry("subject", intents.getFirst().get("intent"));
    }

    @Test
    @Tag("X-5")
    void whatIsForeignIsListedWithItsCategory() {
        var theirs = new VenueRequest.Place(
                "web-1",
                1,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                Decimal.of("2.00"),
                Decimal.of("1.00"),
                null,
                false,
                false,
                0);
        var plan = new FaultPlan(1, List.of(), List.of(), List.of(new ForeignOrder(LiveBench.MILLI, theirs)), 0);
        var bench = new LiveBench("foreign", DISK.get(), 1, plan, IdentityClass.B2, LiveScripts.QUIET).start();
        passTime(bench);

        var orders = books().orders(of(bench));

        assertThat(items(orders, "foreign")).hasSize(1).allSatisfy(one -> {
            assertThat(one).containsEntry("name", "web-1").containsEntry("accepted", false);
            assertThat(String.valueOf(one.get("category"))).isEqualTo("MISSING_LOCAL");
        });
        assertThat(Json.text(items(orders, "accounts"))).contains("\"clean\":false");
    }

    @Test
    @Tag("X-2")
    void anOrderOfUnknownOutcomeIsListedWithItsCategory() {
        var lost = FaultPlan.of(FaultRule.always(FaultKind.DROP_REQUEST, FaultPoint.PLACE));
        var bench = new LiveBench("unknown", DISK.get(), 1, lost, IdentityClass.B2, LiveHaltTest.BIDDER).start();
        bench.settle();
        bench.trade();
        passTime(bench);

        assertThat(items(books().orders(of(bench)), "orders")).hasSize(1).allSatisfy(order -> {
            assertThat(String.valueOf(order.get("lifecycle"))).isEqualTo("UNKNOWN");
            assertThat(String.valueOf(order.get("category"))).isEqualTo("MISSING_REMOTE");
        });
    }

    @Test
    void anotherAccountsBooksAreEmpty() {
        traded("mine", LiveScripts.BUYER);
        var nobody = new Wanted(null, new InstanceId("no", "such", "one"), true, 10);

        assertThat(items(books().orders(nobody), "orders")).isEmpty();
        assertThat(items(books().fills(nobody), "fills")).isEmpty();
        assertThat(items(books().positions(nobody), "positions")).isEmpty();
        assertThat(items(books().intents(nobody), "intents")).isEmpty();
    }

    /// Long enough for a comparison, shorter than a request lives.
    private static void passTime(LiveBench bench) {
        for (int i = 0; i < 150; i++) {
            bench.now += 5 * LiveBench.MILLI;
            bench.work();
        }
    }
}
