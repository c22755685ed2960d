package io.stratos.verification.benchmarks.ema;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TelemetryHint;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `ema-cross-rust` in plain Java: same port, same arithmetic in the same order, same intents,
/// telemetry and state.
///
/// Reads the same encoded inputs as the guest and allocates nothing on a quiet trade.
public final class JavaEmaCross implements Sandbox {
    private static final int SPREAD_TAG = 0;
    private static final int SPREAD_SCALE = 4;

    private final TradeInput trade = new TradeInput();
    private final Decision.Decided decided = new Decision.Decided();
    private final EmaState state = new EmaState();
    private final Map<String, ConfigValue> config = new HashMap<>();
    private @Nullable EmaSettings settings;
    private @Nullable Instrument instrument;
    private @Nullable Decision last;
    private long cursor;

    @Override
    public Decision begin(byte[] buffer, int offset, int length) {
        Decision decision = decide(buffer, offset, length);
        last = decision;
        return decision;
    }

    private Decision decide(byte[] buffer, int offset, int length) {
        decided.reset();
        try {
            boolean isTrade = trade.read(buffer, offset, length);
            cursor = trade.cursor;
            if (isTrade) {
                onTrade();
            } else {
                callBack(InputDecoder.decode(buffer, offset, length));
            }
        } catch (MalformedMessageException _) {
            return new Decision.Faulted(new GuestFault(GuestFault.Kind.ABI_VIOLATION, ReasonCode.ABI_MESSAGE, length));
        }
        if (trade.checkpointDue) {
            decided.setStateUpdate(new StateUpdate(false, EmaState.SCHEMA_VERSION, state.save()));
        }
        decided.usage().set(0, 0, 0, 0);
        return decided;
    }

    private void onTrade() {
        if (trade.instrument != instrument().id() || trade.quality != 0) {
            return;
        }
        state.trades++;
        if (state.trades >= settings().tradesPerBar()) {
            state.trades = 0;
            onPrice(trade.priceUnits, trade.priceScale);
        }
    }

    private void callBack(Input input) {
        switch (input) {
            case Input.Init init -> onInit(init);
            case Input.OnEvent on -> onEvent(on.event());
            case Input.Healthcheck _ -> decided.setHealth(new HealthReport(HealthState.HEALTHY, 0));
            case Input.OnTimer _, Input.Shutdown _ -> {}
        }
    }

    private void onInit(Input.Init init) {
        instrument = init.instruments().getFirst();
        configure(init.config());
        var restored = init.restoredState();
        if (restored != null) {
            state.restore(restored.state());
        }
    }

    private void configure(List<ConfigValue> values) {
        values.forEach(value -> config.put(value.name(), value));
        settings = EmaSettings.of(config);
    }

    private void onEvent(Event event) {
        if (event.body() instanceof EventBody.ConfigUpdate update) {
            configure(update.values());
            return;
        }
        if (event.header().instrument() != instrument().id()) {
            return;
        }
        switch (event.body()) {
            case EventBody.Bar bar
            when bar.closed() && event.header().quality() == 0 ->
                onPrice(bar.close().units(), bar.close().scale());
            case EventBody.Execution execution -> onExecution(execution);
            case EventBody.AccountSnapshot account -> {
                state.position = account.positionQty();
                state.working = account.openOrders().isEmpty()
                        ? null
                        : account.openOrders().getFirst().intent();
            }
            default -> {} // not for this strategy, as in Rust
        }
    }

    private void onPrice(long units, int scale) {
        state.lastUnits = units;
        state.lastScale = scale;
        double close = state.close();
        if (state.bars == 0) {
            state.fast = close;
            state.slow = close;
        }
        state.fast += settings().fastWeight() * (close - state.fast);
        state.slow += settings().slowWeight() * (close - state.slow);
        state.bars++;
        if (state.bars >= settings().warmUp()) {
            state.wanted = state.fast > state.slow;
            act();
        }
    }

    private void onExecution(EventBody.Execution execution) {
        state.position = execution.positionQty();
        boolean isFinal = switch (execution.kind()) {
            case DENIED, FILLED, CANCELED, REJECTED, EXPIRED -> true;
            default -> false;
        };
        if (isFinal && execution.intent().equals(state.working)) {
            state.working = null;
            act();
        }
    }

    private void act() {
        if (state.wanted == state.acted || state.working != null) {
            return;
        }
        state.acted = state.wanted;
        var order = EmaOrders.toward(state, settings(), instrument());
        if (order != null) {
            decided.setIntents(List.of(order));
            state.working = new IntentRef(cursor, 0);
            var spread = new BigDecimal(state.fast - state.slow).setScale(SPREAD_SCALE, RoundingMode.HALF_EVEN);
            decided.setTelemetry(List.of(new TelemetryHint(SPREAD_TAG, Decimal.of(spread))), 0);
        }
    }

    private EmaSettings settings() {
        return Objects.requireNonNull(settings);
    }

    private Instrument instrument() {
        return Objects.requireNonNull(instrument);
    }

    @Override
    public Decision poll() {
        return Objects.requireNonNull(last);
    }

    @Override
    public String isolation() {
        return "L0";
    }

    @Override
    public void close() {}
}
