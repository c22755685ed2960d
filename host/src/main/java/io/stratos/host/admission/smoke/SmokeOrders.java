package io.stratos.host.admission.smoke;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of orders: an acknowledgement, then a fill; every seventh is rejected and every eleventh denied.
final class SmokeOrders {

    /// An order flood is a finding of its own; the world only has to stay bounded.
    private static final int PENDING_MAX = 256;

    private static final long MARKET_DELAY = 2;
    private static final long LIMIT_DELAY = 8;

    private record Pending(
            long dueCursor,
            ExecutionKind kind,
            IntentRef intent,
            @Nullable IntentRef target,
            Side side,
            Decimal qty) {}

    private final List<Pending> pending = new ArrayList<>();
    private Decimal position = Decimal.ZERO;
    private int orders;

    SmokeOrders copy() {
        var copy = new SmokeOrders();
        copy.pending.addAll(pending);
        copy.position = position;
        copy.orders = orders;
        return copy;
    }

    /// What is due to be told, null if nothing is. Market events come between, as in life.
    EventBody.@Nullable Execution next(long cursor, Decimal price) {
        if (cursor % 3 == 0) {
            return null;
        }
        for (var one : pending) {
            if (one.dueCursor() <= cursor) {
                pending.remove(one);
                return tell(one, price);
            }
        }
        return null;
    }

    void take(Intent intent, long cursor, int ordinal) {
        if (pending.size() >= PENDING_MAX) {
            return;
        }
        var ref = new IntentRef(cursor, ordinal);
        switch (intent) {
            case Intent.Order order -> takeOrder(order, ref, cursor);
            case Intent.Cancel cancel -> takeCancel(cancel.target(), ref, cursor);
            case Intent.Amend amend -> takeAmend(amend, ref, cursor);
            case Intent.Position target -> {
                var change = difference(target.targetQty());
                fill(ref, change.isNegative() ? Side.SELL : Side.BUY, change, cursor + MARKET_DELAY);
            }
            case Intent.Alert _, Intent.NoOp _, Intent.RiskHint _ -> {}
        }
    }

    private void takeOrder(Intent.Order order, IntentRef ref, long cursor) {
        orders++;
        var side = order.side() == null ? Side.BUY : order.side();
        if (orders % 11 == 0) {
            pending.add(new Pending(cursor + 1, ExecutionKind.DENIED, ref, null, side, order.qty()));
        } else if (orders % 7 == 0) {
            pending.add(new Pending(cursor + 1, ExecutionKind.REJECTED, ref, null, side, order.qty()));
        } else {
            pending.add(new Pending(cursor + 1, ExecutionKind.ACKNOWLEDGED, ref, null, side, order.qty()));
            long delay = order.type() == OrderType.MARKET ? MARKET_DELAY : LIMIT_DELAY;
            fill(ref, side, order.qty(), cursor + delay);
        }
    }

    private void takeCancel(@Nullable IntentRef target, IntentRef ref, long cursor) {
        var open = open(target);
        if (open == null) {
            pending.add(new Pending(cursor + 1, ExecutionKind.DENIED, ref, target, Side.BUY, Decimal.ZERO));
        } else {
            pending.remove(open);
            pending.add(new Pending(cursor + 1, ExecutionKind.CANCELED, open.intent(), null, open.side(), open.qty()));
        }
    }

    private void takeAmend(Intent.Amend amend, IntentRef ref, long cursor) {
        var open = open(amend.target());
        if (open == null) {
            pending.add(new Pending(cursor + 1, ExecutionKind.DENIED, ref, amend.target(), Side.BUY, Decimal.ZERO));
        } else {
            var qty = amend.qty() == null ? open.qty() : amend.qty();
            pending.remove(open);
            pending.add(new Pending(cursor + 1, ExecutionKind.AMENDED, open.intent(), null, open.side(), qty));
            fill(open.intent(), open.side(), qty, cursor + LIMIT_DELAY);
        }
    }

    private void fill(IntentRef ref, Side side, Decimal qty, long dueCursor) {
        pending.add(new Pending(dueCursor, ExecutionKind.FILLED, ref, null, side, qty));
    }

    private @Nullable Pending open(@Nullable IntentRef target) {
        return pending.stream()
                .filter(one ->
                        one.kind() == ExecutionKind.FILLED && one.intent().equals(target))
                .findFirst()
                .orElse(null);
    }

    private EventBody.Execution tell(Pending one, Decimal price) {
        boolean filled = one.kind() == ExecutionKind.FILLED;
        var size = size(one.qty());
        if (filled) {
            book(one.side(), size);
        }
        boolean open = one.kind() == ExecutionKind.ACKNOWLEDGED || one.kind() == ExecutionKind.AMENDED;
        return new EventBody.Execution(
                one.kind(),
                one.intent(),
                one.target(),
                one.side(),
                size,
                filled ? size : Decimal.ZERO,
                open ? size : Decimal.ZERO,
                price,
                filled ? new EventBody.Fill(price, size, Decimal.of("0.01"), Liquidity.TAKER, orders) : null,
                reason(one.kind()),
                position);
    }

    private static int reason(ExecutionKind kind) {
        return switch (kind) {
            case DENIED -> ReasonCode.GATE_BUDGET.number();
            case REJECTED -> ReasonCode.EXE_VENUE_REJECTED.number();
            case CANCELED -> ReasonCode.EXE_CANCELED.number();
            default -> 0;
        };
    }

    /// A quantity no world can book is shown as it is, but does not move the position.
    private void book(Side side, Decimal qty) {
        try {
            position = side == Side.BUY ? position.plus(qty) : position.minus(qty);
        } catch (ArithmeticException beyondAnyPosition) {
            position = Decimal.ZERO;
        }
    }

    private Decimal difference(Decimal target) {
        try {
            return target.minus(position);
        } catch (ArithmeticException beyondAnyPosition) {
            return Decimal.ZERO;
        }
    }

    private static Decimal size(Decimal qty) {
        return qty.isNegative() && qty.units() != Long.MIN_VALUE ? qty.negate() : qty;
    }
}
