package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.OrderRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Compares the books of a host that was stopped with the venue's own, once both are at rest.
///
/// | | |
/// | --- | --- |
/// | orders | the venue took none twice, and received nothing of one that the host's journal does not have |
/// | open orders | the same on both sides: no orphan here or there |
/// | fills | the same, each booked once, with what was taken back; no order executes more than it asked for |
/// | position, balances | equal, exactly; each instance holds what its own orders executed |
record VenueOracle(HostBooks host, VenueBooks venue) {
    private static final String BASE = "BTC";
    private static final String QUOTE = "USD";

    /// What was compared.
    ///
    /// @param orders in the host's journal
    /// @param received of them by the venue, which may have refused or dropped them
    /// @param taken of them by the venue
    /// @param fills of the venue's account
    /// @param takenBack of the fills
    /// @param stalls of the ledger that made the host careful
    record Compared(int orders, int received, int taken, int fills, long takenBack, int stalls) {
        Compared plus(Compared other) {
            return new Compared(
                    orders + other.orders,
                    received + other.received,
                    taken + other.taken,
                    fills + other.fills,
                    takenBack + other.takenBack,
                    stalls + other.stalls);
        }
    }

    /// Compares a host that was stopped with a venue that tells the truth, and stops that too.
    static Compared compare(KillWorld world, String history) throws IOException, InterruptedException {
        VenueOracle oracle;
        try (var api = world.market()) {
            oracle = new VenueOracle(HostBooks.read(world.hostData(), KillWorld.ACCOUNT), VenueBooks.ask(api));
        }
        oracle.booksAgree(history);
        world.stopVenue();
        var taken = VenueBooks.taken(world.venueData(), KillWorld.ACCOUNT);
        assertThat(taken).as("orders that the venue took %s", history).doesNotHaveDuplicates();
        var received = world.asked();
        assertThat(received).as("the venue received what it took %s", history).containsAll(taken);
        assertThat(oracle.host.asked().keySet())
                .as("the journal has every order of which the venue received anything %s", history)
                .containsAll(received);
        return new Compared(
                oracle.host.asked().size(),
                received.size(),
                taken.size(),
                oracle.venue.executions().size(),
                oracle.venue.executions().values().stream()
                        .filter(one -> !one.stands())
                        .count(),
                oracle.host.stalls());
    }

    private void booksAgree(String history) {
        assertThat(host.asked())
                .as("without orders nothing is compared %s", history)
                .isNotEmpty();
        assertThat(fillsThatDiffer()).as("fills %s", history).isEmpty();
        assertThat(new TreeSet<>(host.live())).as("open orders %s", history).isEqualTo(venue.open());
        noneIsExecutedTwice(history);
        assertThat(host.position()).as("position %s", history).isEqualByComparingTo(venue.position());
        eachHoldsItsOwn(history);
        assertThat(host.position())
                .as("balance of %s %s", BASE, history)
                .isEqualByComparingTo(venue.totals().getOrDefault(BASE, BigDecimal.ZERO));
        assertThat(host.cash())
                .as("balance of %s %s", QUOTE, history)
                .isEqualByComparingTo(venue.totals().getOrDefault(QUOTE, BigDecimal.ZERO));
    }

    private void eachHoldsItsOwn(String history) {
        var held = host.heldBy(venue.executions().values());
        var all = new HashSet<>(held.keySet());
        all.addAll(host.positions().keySet());
        for (var instance : all) {
            assertThat(host.positions().getOrDefault(instance, BigDecimal.ZERO))
                    .as("position of %s %s", instance, history)
                    .isEqualByComparingTo(held.getOrDefault(instance, BigDecimal.ZERO));
        }
    }

    /// Fills that only one side has, or that it has otherwise.
    private List<String> fillsThatDiffer() {
        var all = new TreeSet<>(host.executions().keySet());
        all.addAll(venue.executions().keySet());
        return all.stream()
                .filter(id -> !Objects.equals(
                        host.executions().get(id), venue.executions().get(id)))
                .map(id -> "here=" + host.executions().get(id) + " venue="
                        + venue.executions().get(id))
                .toList();
    }

    /// An order that the venue took twice executes more than was asked for.
    private void noneIsExecutedTwice(String history) {
        Map<String, BigDecimal> sums = new HashMap<>();
        venue.executions().values().stream()
                .filter(Execution::stands)
                .forEach(one -> sums.merge(one.clientOrderId(), one.qty(), BigDecimal::add));
        sums.forEach((id, sum) -> {
            OrderRecord order = Objects.requireNonNull(host.asked().get(id), id);
            assertThat(sum)
                    .as("executed of %s %s", id, history)
                    .isLessThanOrEqualTo(order.qty().toBigDecimal());
        });
    }
}
