package io.stratos.execution.paper;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/// A random but seeded life of three accounts on one book.
final class SharedScenario {

    /// One step; what the venue reports goes to the list as text.
    interface Step extends BiConsumer<PaperExchange, List<String>> {}

    private static final AccountId OWNER = new AccountId("the.venue");
    private static final List<AccountId> ACCOUNTS =
            List.of(new AccountId("a.one"), new AccountId("b.two"), new AccountId("c.three"));

    private final SplittableRandom random;
    private final VenueConfig config;
    private final List<Step> steps = new ArrayList<>();
    private long now = 1_000_000;
    private int orders;

    SharedScenario(long seed, int length) {
        random = new SplittableRandom(seed);
        config = Paper.config(random.nextLong(100), random.nextLong(100), 50, VenueConfig.TakerDepth.SHOWN, 10_000)
                .with(Conducts.random(random));
        for (int i = 0; i < length; i++) {
            now += random.nextLong(0, 100);
            steps.add(step());
        }
        now += 1_000_000;
        ACCOUNTS.forEach(account -> steps.add(poll(account)));
    }

    List<Step> steps() {
        return steps;
    }

    PaperExchange exchange() {
        var exchange = new PaperExchange(config, OWNER, PaperScenario.instruments());
        ACCOUNTS.forEach(exchange::join);
        return exchange;
    }

    PaperExchange restore(RowSource rows) {
        return PaperExchange.restore(config, OWNER, PaperScenario.instruments(), rows);
    }

    private Step step() {
        var account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        long at = now;
        return switch (random.nextInt(6)) {
            case 0 -> {
                var trade = new EventBody.Trade(price(), qty(), random.nextBoolean() ? Side.BUY : Side.SELL, 0);
                yield (exchange, _) -> exchange.onMarket(1, trade, at);
            }
            case 1 -> {
                var quote = new EventBody.Quote(Decimal.of("99.80"), qty(), Decimal.of("100.20"), qty());
                yield (exchange, _) -> exchange.onMarket(1, quote, at);
            }
            case 2, 3, 4 -> {
                var place = place();
                yield (exchange, _) -> exchange.join(account).send(place, at);
            }
            default -> poll(account);
        };
    }

    private Step poll(AccountId account) {
        long at = now;
        return (exchange, out) -> {
            exchange.join(account).poll(at, new Lines(out));
            out.add(account + " " + exchange.join(account).balances());
        };
    }

    private VenueRequest place() {
        orders++;
        return new VenueRequest.Place(
                "o" + orders,
                1,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                OrderType.LIMIT,
                random.nextInt(5) == 0 ? TimeInForce.FOK : TimeInForce.GTC,
                qty(),
                price(),
                null,
                random.nextInt(5) == 0,
                false,
                0);
    }

    private Decimal price() {
        return new Decimal(random.nextLong(9_950, 10_050), 2);
    }

    private Decimal qty() {
        return new Decimal(random.nextLong(100, 4_000), 3);
    }
}
