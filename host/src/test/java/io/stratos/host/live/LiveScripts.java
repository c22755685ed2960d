package io.stratos.host.live;

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

/// Strategies that use everything an account can do, as functions of their inputs and one counter.
final class LiveScripts {
    private static final long MILLI = 1_000_000L;
    static final RiskContext RISK =
            new RiskContext(Decimal.ofWhole(500), 60_000 * MILLI, MILLI, Decimal.ofWhole(100_000));

    private LiveScripts() {}

    /// Takes, quotes, amends and cancels; traps at one trade, and once when it hears of a fill.
    static final Script TRADER = (guest, input, decision) -> {
        if (input instanceof Input.OnEvent given) {
            switch (given.event().body()) {
                case EventBody.Trade trade -> onTrade(guest, trade, decision);
                case EventBody.Execution execution -> onExecution(guest, execution, decision);
                default -> guest.counter++;
            }
        }
    };

    /// Buys and sells on a timer, up to three times after each trade it sees, and takes its last order back, which is
    /// mostly too late.
    static final Script TICKER = (guest, input, decision) -> {
        switch (input) {
            case Input.Init init ->
                decision.setTimers(List.of(new TimerCommand(1, init.context().nowNanos() + 5 * MILLI, 7 * MILLI)));
            case Input.OnEvent given -> {
                if (given.event().body() instanceof EventBody.Trade trade) {
                    guest.counter = trade.tradeId() * 10 + 3;
                }
            }
            case Input.OnTimer timer -> onTimer(guest, timer, decision);
            case Input.Shutdown _, Input.Healthcheck _ -> {}
        }
    };

    /// Says nothing.
    static final Script QUIET = (_, _, _) -> {};

    /// Fails at every trade.
    static final Script TRAPS = (_, input, _) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
            throw new Crash();
        }
    };

    /// Buys at market at every trade.
    static final Script BUYER = (guest, input, decision) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
            guest.counter++;
            decision.setIntents(List.of(order(Side.BUY, OrderType.MARKET, "0.01", null)));
        }
    };

    private static void onTimer(Guest guest, Input.OnTimer timer, Decision.Decided decision) {
        if (guest.counter % 10 == 0) {
            return;
        }
        guest.counter--;
        if (guest.counter % 10 == 1) {
            var target = new IntentRef(Math.max(1, timer.context().cursor() - 2), 0);
            decision.setIntents(List.of(new Intent.Cancel(target, RISK, null)));
        } else {
            var side = guest.counter / 10 % 2 == 0 ? Side.BUY : Side.SELL;
            decision.setIntents(List.of(order(side, OrderType.MARKET, "0.03", null)));
        }
    }

    private static void onTrade(Guest guest, EventBody.Trade trade, Decision.Decided decision) {
        guest.counter++;
        if (trade.tradeId() == 49) {
            throw new Crash();
        }
        if (guest.counter % 3 == 0) {
            var side = guest.counter % 2 == 0 ? Side.BUY : Side.SELL;
            decision.setIntents(List.of(order(side, OrderType.MARKET, "0.05", null)));
        } else if (guest.counter % 4 == 0) {
            var bid = trade.price().minus(Decimal.of("0.30"));
            decision.setIntents(List.of(
                    order(Side.BUY, OrderType.LIMIT, "0.04", bid),
                    order(Side.SELL, OrderType.LIMIT, "0.04", trade.price().plus(Decimal.of("0.30")))));
        }
    }

    private static void onExecution(Guest guest, EventBody.Execution execution, Decision.Decided decision) {
        guest.counter += execution.kind() == ExecutionKind.FILLED ? 2 : 1;
        var fill = execution.fill();
        if (fill != null && fill.tradeId() == 7) {
            throw new Crash();
        }
        if (execution.kind() != ExecutionKind.ACKNOWLEDGED || execution.price() == null) {
            return;
        }
        long turn = execution.intent().cursor();
        if (turn % 3 == 0) {
            decision.setIntents(List.of(new Intent.Amend(execution.intent(), Decimal.of("0.06"), null, RISK, null)));
        } else if (turn % 3 == 1) {
            decision.setIntents(List.of(new Intent.Cancel(execution.intent(), RISK, null)));
        }
    }

    static Intent.Order order(Side side, OrderType type, String qty, @Nullable Decimal price) {
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
