package io.stratos.sandbox.python.child;

import io.stratos.abi.model.EventBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event's body adds to the arguments, and which function takes it.
final class EventArguments {

    private EventArguments() {}

    /// Adds the body; header and context are there already.
    ///
    /// @return name of the bridge's function
    static String add(EventBody body, Arguments to) {
        return switch (body) {
            case EventBody.Trade it -> {
                to.decimal(it.price()).decimal(it.qty()).choice(it.aggressor()).number(it.tradeId());
                yield "trade";
            }
            case EventBody.Quote it -> {
                to.decimal(it.bidPrice())
                        .decimal(it.bidQty())
                        .decimal(it.askPrice())
                        .decimal(it.askQty());
                yield "quote";
            }
            case EventBody.BookSnapshot it -> {
                levels(to.number(it.lastUpdateId()), it.bids(), it.asks());
                yield "book_snapshot";
            }
            case EventBody.BookDelta it -> {
                levels(to.number(it.firstUpdateId()).number(it.lastUpdateId()), it.bids(), it.asks());
                yield "book_delta";
            }
            case EventBody.Bar it -> {
                bar(it, to);
                yield "bar";
            }
            case EventBody.Funding it -> {
                to.decimal(it.rate()).number(it.nextFundingTimeNanos());
                yield "funding";
            }
            case EventBody.MarkPrice it -> {
                to.decimal(it.mark()).optional(it.index());
                yield "mark_price";
            }
            case EventBody.Execution it -> {
                execution(it, to);
                yield "execution";
            }
            default -> addRare(body, to);
        };
    }

    private static String addRare(EventBody body, Arguments to) {
        return switch (body) {
            case EventBody.Risk it -> {
                to.choice(it.kind())
                        .number(it.reasonCode())
                        .optional(it.value())
                        .optional(it.limit());
                yield "risk";
            }
            case EventBody.Safety it -> {
                to.choice(it.state()).choice(it.previous()).number(it.reasonCode());
                yield "safety";
            }
            case EventBody.RegimeChange it -> {
                to.choice(it.regime()).choice(it.previous());
                yield "regime";
            }
            case EventBody.ManualSignal it -> {
                to.number(it.signalId()).optional(it.value());
                yield "manual_signal";
            }
            case EventBody.AccountSnapshot it -> {
                account(it, to);
                yield "account_snapshot";
            }
            case EventBody.ConfigUpdate it -> {
                to.number(it.configVersion()).config(it.values());
                yield "config_update";
            }
            case EventBody.ServiceResponse it -> {
                response(it, to);
                yield "service_response";
            }
            default -> throw new IllegalStateException("Invariant: every kind of event has its function");
        };
    }

    private static void levels(Arguments to, List<EventBody.Level> bids, List<EventBody.Level> asks) {
        to.number(bids.size()).number(asks.size());
        bids.forEach(level -> to.decimal(level.price()).decimal(level.qty()));
        asks.forEach(level -> to.decimal(level.price()).decimal(level.qty()));
    }

    private static void bar(EventBody.Bar it, Arguments to) {
        to.decimal(it.open())
                .decimal(it.high())
                .decimal(it.low())
                .decimal(it.close())
                .decimal(it.volume())
                .number(it.intervalNanos())
                .number(it.endTimeNanos())
                .number(it.tradeCount())
                .flag(it.closed());
    }

    private static void execution(EventBody.Execution it, Arguments to) {
        to.choice(it.kind())
                .ref(it.intent())
                .ref(it.target())
                .choice(it.side())
                .decimal(it.orderQty())
                .decimal(it.cumulativeQty())
                .decimal(it.leavesQty())
                .optional(it.price());
        fill(it.fill(), to);
        to.number(it.reasonCode()).decimal(it.positionQty());
    }

    private static void fill(EventBody.@Nullable Fill fill, Arguments to) {
        if (fill == null) {
            to.optional(null).optional(null).optional(null).number(0).number(0);
        } else {
            to.decimal(fill.price())
                    .decimal(fill.qty())
                    .decimal(fill.fee())
                    .choice(fill.liquidity())
                    .number(fill.tradeId());
        }
    }

    private static void account(EventBody.AccountSnapshot it, Arguments to) {
        to.decimal(it.positionQty())
                .optional(it.averagePrice())
                .number(it.openOrders().size());
        for (var order : it.openOrders()) {
            to.ref(order.intent())
                    .choice(order.side())
                    .optional(order.price())
                    .decimal(order.qty())
                    .decimal(order.leavesQty());
        }
    }

    private static void response(EventBody.ServiceResponse it, Arguments to) {
        to.number(it.serviceId())
                .number(it.requestId())
                .number(it.asOfNanos())
                .number(it.reasonCode())
                .number(it.values().size());
        it.values().forEach(to::decimal);
    }
}
