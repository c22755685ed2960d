package io.stratos.execution.paper;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.paper.VenueConfig.TakerDepth;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/// A random but seeded life of a paper venue: a list of steps that always do the same.
final class PaperScenario {

    /// One step; what the venue reports goes to the list as text.
    interface Step extends BiConsumer<PaperVenue, List<String>> {}

    private static final List<OrderType> TYPES = List.of(OrderType.values());
    private static final List<TimeInForce> TIFS = List.of(TimeInForce.values());

    private final SplittableRandom random;
    private final VenueConfig config;
    private final List<Step> steps = new ArrayList<>();
    private long now = 1_000_000;
    private int orders;
    private int asked;

    PaperScenario(long seed, int length) {
        random = new SplittableRandom(seed);
        config = new VenueConfig(
                "paper",
                random.nextLong(0, 300),
                random.nextLong(0, 300),
                random.nextBoolean() ? 0 : 200,
                seed,
                Decimal.of("-0.5"),
                Decimal.of("4.75"),
                random.nextInt(4, 9),
                random.nextInt(0, 3),
                random.nextInt(0, 3),
                random.nextBoolean() ? TakerDepth.SHOWN : TakerDepth.UNLIMITED,
                random.nextBoolean() ? 10_000 : 3_333,
                Conducts.random(random));
        for (int i = 0; i < length; i++) {
            now += random.nextLong(0, 100);
            steps.add(step());
        }
        now += 1_000_000;
        steps.add(poll(now));
    }

    VenueConfig config() {
        return config;
    }

    List<Step> steps() {
        return steps;
    }

    static List<Instrument> instruments() {
        return List.of(Instruments.BTC, Instruments.ETH);
    }

    PaperVenue venue() {
        return new PaperVenue(config, Intents.ACCOUNT, instruments());
    }

    private Step step() {
        return switch (random.nextInt(17)) {
            case 0, 1 -> market(trade());
            case 2, 3 -> market(quote());
            case 4 -> market(bar());
            case 5, 6 -> request(place());
            case 7 -> request(new VenueRequest.Cancel(anyOrder(), 1));
            case 8 -> request(new VenueRequest.Amend(anyOrder(), 1, qty(), random.nextBoolean() ? price() : null));
            case 9 -> market(book(true));
            case 10 -> market(book(false));
            case 11, 12 -> ask();
            case 13 ->
                market(new EventBody.Funding(new Decimal(random.nextLong(-50, 50), 6), now + random.nextLong(500)));
            case 14 -> correction();
            case 15 -> random.nextInt(4) == 0 ? disconnect() : market(new EventBody.MarkPrice(price(), null));
            default -> poll(now);
        };
    }

    private Step market(EventBody event) {
        long at = now;
        return (venue, _) -> venue.onMarket(1, event, at);
    }

    private Step request(VenueRequest request) {
        long at = now;
        return (venue, _) -> venue.send(request, at);
    }

    private Step ask() {
        long at = now;
        asked++;
        var id = new QueryId(asked, 0);
        var last = String.valueOf(random.nextInt(40));
        VenueQuery query = switch (random.nextInt(4)) {
            case 0 -> new VenueQuery.OpenOrders(id, random.nextBoolean() ? "" : last);
            case 1 -> new VenueQuery.ById(id, anyOrder(), 1);
            case 2 -> new VenueQuery.Fills(id, random.nextBoolean() ? "" : last);
            default -> new VenueQuery.Positions(id);
        };
        return (venue, _) -> venue.ask(query, at);
    }

    private Step correction() {
        long at = now;
        long trade = random.nextLong(1, 30);
        return (venue, out) -> out.add("corrected " + venue.correct(trade, at) + " " + venue.balances());
    }

    private Step disconnect() {
        long at = now;
        return (venue, _) -> venue.disconnected(at);
    }

    private static Step poll(long at) {
        return (venue, out) -> {
            venue.poll(at, new Lines(out));
            out.add("next " + venue.nextDueNanos());
        };
    }

    private EventBody trade() {
        return new EventBody.Trade(price(), qty(), null, 0);
    }

    private EventBody quote() {
        var mid = random.nextLong(9_900, 10_100);
        return new EventBody.Quote(
                new Decimal(mid - random.nextLong(1, 20), 2),
                qty(),
                new Decimal(mid + random.nextLong(1, 20), 2),
                qty());
    }

    private EventBody book(boolean whole) {
        var bids = levels(9_900, 10_000);
        var asks = levels(10_000, 10_100);
        return whole ? new EventBody.BookSnapshot(bids, asks, 1) : new EventBody.BookDelta(bids, asks, 1, 2);
    }

    private List<EventBody.Level> levels(long from, long to) {
        var levels = new ArrayList<EventBody.Level>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var qty = random.nextInt(3) == 0 ? Decimal.ZERO : qty();
            levels.add(new EventBody.Level(new Decimal(random.nextLong(from, to), 2), qty));
        }
        return levels;
    }

    private EventBody bar() {
        long low = random.nextLong(9_900, 10_000);
        long high = random.nextLong(10_000, 10_100);
        return new EventBody.Bar(
                new Decimal(random.nextLong(low, high), 2),
                new Decimal(high, 2),
                new Decimal(low, 2),
                new Decimal(random.nextLong(low, high), 2),
                qty(),
                500,
                now,
                3,
                random.nextInt(4) != 0);
    }

    private VenueRequest place() {
        orders += random.nextInt(6) == 0 ? 0 : 1;
        var type = TYPES.get(random.nextInt(TYPES.size()));
        boolean isStop = type == OrderType.STOP_MARKET || type == OrderType.STOP_LIMIT;
        boolean hasLimit = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
        var tif = hasLimit ? TIFS.get(random.nextInt(TIFS.size())) : TimeInForce.GTC;
        return new VenueRequest.Place(
                "o" + orders,
                1,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                type,
                tif,
                qty(),
                hasLimit ? price() : null,
                isStop ? price() : null,
                random.nextInt(4) == 0,
                type == OrderType.LIMIT && tif == TimeInForce.GTC && random.nextInt(4) == 0,
                now + random.nextLong(0, 2_000));
    }

    private String anyOrder() {
        return "o" + random.nextInt(Math.max(1, orders - 8), orders + 2);
    }

    private Decimal price() {
        return new Decimal(random.nextLong(9_900, 10_100), 2);
    }

    private Decimal qty() {
        return new Decimal(random.nextLong(1, 4_000), 3);
    }
}
