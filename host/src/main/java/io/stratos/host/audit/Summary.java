package io.stratos.host.audit;

import io.stratos.abi.journal.BreakerRecord;
import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.QualityRecord;
import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.Pending;
import io.stratos.host.document.IsoTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One line for people about a record or a delivery.
final class Summary {
    private Summary() {}

    /// About a record of the kinds that tell of intents and orders.
    static String of(Record body) {
        return switch (body) {
            case TurnRecord turn -> turn(turn);
            case OrderRecord order -> order(order);
            case FillRecord fill -> fill(fill);
            case SafetyRecord safety ->
                safety.scope() + ": " + safety.previous() + " to " + safety.state() + " by " + safety.actor()
                        + because(safety.reason());
            case BreakerRecord moved ->
                "breaker " + moved.previous() + " to " + moved.state()
                        + (moved.action().isEmpty() ? "" : ", " + moved.action()) + " by " + moved.actor()
                        + because(moved.reason());
            case QualityRecord changed ->
                "input of instrument " + changed.instrument() + ": "
                        + (changed.action().isEmpty() ? "good again" : changed.action())
                        + because(changed.reason());
            case HealthRecord changed -> health(changed);
            case ReconciliationRecord found -> found.subject() + because(found.reason()) + ", " + found.evidence();
            default -> RecordDocument.of(body).toString();
        };
    }

    /// About what a strategy was told.
    static String of(Input input) {
        return switch (input) {
            case Input.OnEvent event ->
                event(event.event().body()) + source(event.event().header());
            case Input.OnTimer timer -> "timer " + timer.timerId();
            case Input.Init _ -> "init";
            case Input.Shutdown shutdown -> "shutdown, " + shutdown.reason();
            case Input.Healthcheck _ -> "healthcheck";
        };
    }

    /// The order that a cancel or amend is meant for.
    static Optional<IntentRef> target(Intent intent) {
        return switch (intent) {
            case Intent.Cancel cancel -> Optional.ofNullable(cancel.target());
            case Intent.Amend amend -> Optional.ofNullable(amend.target());
            case Intent.Order _, Intent.Position _, Intent.Alert _, Intent.NoOp _, Intent.RiskHint _ ->
                Optional.empty();
        };
    }

    private static String turn(TurnRecord turn) {
        var asked = turn.intents().stream().map(Summary::asked).collect(Collectors.joining("; "));
        var fault = turn.fault() == ReasonCode.OK ? "" : ", fault " + turn.fault();
        return "turn " + turn.cursor() + ": " + (asked.isEmpty() ? "nothing asked" : asked) + fault;
    }

    private static String asked(IntentRecord asked) {
        var approved = asked.approved();
        return "[" + asked.ordinal() + "] " + intent(asked.intent()) + " " + low(asked.verdict())
                + because(asked.reason()) + (approved == null ? "" : " as " + intent(approved));
    }

    private static String intent(Intent intent) {
        return switch (intent) {
            case Intent.Order order ->
                lowOrNone(order.side()) + " " + lowOrNone(order.type()) + " " + order.qty() + at(order.price())
                        + (order.reduceOnly() ? " reduce-only" : "") + (order.postOnly() ? " post-only" : "");
            case Intent.Cancel cancel -> "cancel " + cancel.target();
            case Intent.Amend amend -> "amend " + amend.target() + " to " + amend.qty() + at(amend.price());
            case Intent.Position position -> "position " + position.targetQty() + at(position.limitPrice());
            case Intent.Alert alert -> "alert " + alert.code();
            case Intent.NoOp nothing -> "no-op " + nothing.code();
            case Intent.RiskHint hint -> "risk hint " + hint.kind();
        };
    }

    private static String health(HealthRecord changed) {
        return "health " + low(changed.previous()) + " to " + low(changed.state()) + because(changed.reason())
                + (changed.heldUntilNanos() == 0 ? "" : ", only reduces until " + IsoTime.of(changed.heldUntilNanos()))
                + (changed.readyAtNanos() == 0 ? "" : ", next turn from " + IsoTime.of(changed.readyAtNanos()));
    }

    private static String order(OrderRecord order) {
        var stage = Objects.requireNonNullElse(Lifecycle.ofNumber(order.lifecycle()), Lifecycle.UNKNOWN);
        var pending = Objects.requireNonNullElse(Pending.ofNumber(order.pending()), Pending.NONE);
        return "order " + order.clientOrderId() + " " + low(stage)
                + (pending == Pending.NONE ? "" : ", " + low(pending) + " pending") + ": " + low(order.side()) + " "
                + low(order.type()) + " " + order.cumulativeQty() + "/" + order.qty() + at(order.price())
                + because(order.reason());
    }

    private static String fill(FillRecord fill) {
        var correction = switch (fill.correction()) {
            case 0 -> "fill ";
            case 1 -> "busted fill ";
            default -> "reinstated fill ";
        };
        return correction + fill.fill().tradeId() + ": " + low(fill.side()) + " "
                + fill.fill().qty() + " @ " + fill.fill().price() + ", fee "
                + fill.fill().fee() + ", position "
                + fill.positionQty();
    }

    /// What the host itself tells has no source.
    private static String source(EventHeader header) {
        return header.instrument() == 0
                ? ""
                : " (instrument " + header.instrument() + ", sequence " + header.sequence() + ")";
    }

    private static String event(EventBody body) {
        return switch (body) {
            case EventBody.Trade trade -> "trade " + trade.qty() + " @ " + trade.price();
            case EventBody.Quote quote -> "quote " + quote.bidPrice() + " / " + quote.askPrice();
            case EventBody.Bar bar -> "bar, close " + bar.close();
            case EventBody.Execution execution -> "execution " + low(execution.kind()) + " of " + execution.intent();
            case EventBody.MarkPrice price -> "mark price " + price.mark();
            case EventBody.Safety safety -> "safety " + safety.state();
            case EventBody.ManualSignal signal ->
                "signal " + signal.signalId() + (signal.value() == null ? "" : " = " + signal.value());
            default -> body.getClass().getSimpleName();
        };
    }

    private static String at(@Nullable Decimal price) {
        return price == null ? "" : " @ " + price;
    }

    private static String because(ReasonCode reason) {
        return reason == ReasonCode.OK ? "" : " (" + reason + ")";
    }

    private static String lowOrNone(@Nullable Enum<?> constant) {
        return constant == null ? "no-side" : low(constant);
    }

    private static String low(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
