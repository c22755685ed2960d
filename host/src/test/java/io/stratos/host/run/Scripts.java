package io.stratos.host.run;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.Decision;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Guest;
import io.stratos.host.lane.ScriptedModule.Script;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Strategies for backtests: they use trades, executions, timers and their own counter, so that anything
/// lost in a restart shows in what they ask for.
final class Scripts {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final RiskContext RISK =
            new RiskContext(Decimal.ofWhole(500), 10 * SECOND_NANOS, SECOND_NANOS, Decimal.ofWhole(5_000));

    private Scripts() {}

    /// Every 17th trade it buys or sells at market, every 29th it quotes, on a timer it cancels; fills
    /// count too.
    static final Script TRADER = (guest, input, decision) -> {
        switch (input) {
            case Input.Init init ->
                decision.setTimers(
                        List.of(new TimerCommand(1, init.context().nowNanos() + 30 * SECOND_NANOS, 30 * SECOND_NANOS)));
            case Input.OnEvent given -> onEvent(guest, given, decision);
            case Input.OnTimer timer -> {
                guest.counter += 3;
                decision.setIntents(List.of(new Intent.Cancel(
                        new IntentRef(Math.max(1, timer.context().cursor() - 5), 0), RISK, null)));
            }
            case Input.Shutdown _, Input.Healthcheck _ -> {}
        }
    };

    /// A market order.
    static Intent.Order buy() {
        return order(Side.BUY, OrderType.MARKET, null);
    }

    /// Trades like [#TRADER] but traps at each multiple of `every` of its counter.
    static Script trapsAtEach(int every) {
        return (guest, input, decision) -> {
            TRADER.call(guest, input, decision);
            if (input instanceof Input.OnEvent && guest.counter % every == every - 1) {
                throw new Crash();
            }
        };
    }

    static final Script REFUSES_TO_START = (_, _, _) -> {
        throw new Crash();
    };

    /// Buys so much at market at the first trade.
    static Script takes(String qty) {
        return (guest, input, decision) -> {
            boolean isTrade =
                    input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade;
            if (isTrade && guest.counter++ == 0) {
                decision.setIntents(List.of(order(Side.BUY, OrderType.MARKET, null, qty)));
            }
        };
    }

    /// One order at the first trade, so far from its price; it rests until it is filled.
    static Script rests(Side side, String qty, String away) {
        return (guest, input, decision) -> {
            boolean isTrade =
                    input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade;
            if (isTrade && guest.counter++ == 0) {
                var trade = (EventBody.Trade) ((Input.OnEvent) input).event().body();
                decision.setIntents(
                        List.of(order(side, OrderType.LIMIT, trade.price().plus(Decimal.of(away)), qty)));
            }
        };
    }

    /// Buys at the first trade and traps when it hears of it.
    ///
    /// @param told gets what comes after that, market data aside
    static Script trapsOnItsFirstExecution(List<EventBody> told) {
        var trapped = new boolean[1];
        return (guest, input, decision) -> {
            if (!(input instanceof Input.OnEvent given)) {
                return;
            }
            switch (given.event().body()) {
                case EventBody.Trade _ -> {
                    guest.counter++;
                    if (guest.counter == 1) {
                        decision.setIntents(List.of(order(Side.BUY, OrderType.MARKET, null)));
                    }
                }
                case EventBody.Execution _
                when !trapped[0] -> {
                    trapped[0] = true;
                    throw new Crash();
                }
                default -> told.add(given.event().body());
            }
        };
    }

    /// Buys at market on the trade of that number.
    ///
    /// @param told gets all it is told, market data aside
    static Script buysOnTheLastTrade(long number, List<EventBody> told) {
        return (guest, input, decision) -> {
            if (!(input instanceof Input.OnEvent given)) {
                return;
            }
            if (given.event().body() instanceof EventBody.Trade) {
                guest.counter++;
                if (guest.counter == number) {
                    decision.setIntents(List.of(order(Side.BUY, OrderType.MARKET, null)));
                }
            } else {
                told.add(given.event().body());
            }
        };
    }

    private static void onEvent(Guest guest, Input.OnEvent given, Decision.Decided decision) {
        switch (given.event().body()) {
            case EventBody.Trade trade -> {
                guest.counter++;
                if (guest.counter % 17 == 0) {
                    var side = guest.counter % 2 == 0 ? Side.BUY : Side.SELL;
                    decision.setIntents(List.of(order(side, OrderType.MARKET, null)));
                } else if (guest.counter % 29 == 0) {
                    var bid = trade.price().minus(Decimal.of("0.15"));
                    decision.setIntents(List.of(order(Side.BUY, OrderType.LIMIT, bid)));
                }
            }
            case EventBody.Execution execution -> guest.counter += execution.kind() == ExecutionKind.FILLED ? 2 : 1;
            default -> guest.counter++; // whatever else comes changes the state too
        }
    }

    private static Intent.Order order(Side side, OrderType type, @Nullable Decimal price) {
        return order(side, type, price, "0.05");
    }

    private static Intent.Order order(Side side, OrderType type, @Nullable Decimal price, String qty) {
        return new Intent.Order(
                1,
                side,
                type,
                Decimal.of(qty),
                price,
                null,
                type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC,
                false,
                false,
                false,
                0,
                RISK,
                null);
    }
}
