package io.stratos.host.admission;

import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TelemetryHint;
import io.stratos.abi.model.TimeInForce;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A strategy in plain Java that buys one on every tenth trade, and can misbehave in one way.
final class FakeGuest {

    enum Conduct {
        GOOD,
        TRAPS,
        RUNS_OUT_OF_FUEL,
        FLOODS,
        USES_STOPS,
        ORDERS_ON_INIT,
        HAS_NO_RISK_CONTEXT,
        CLAIMS_IDENTITY,
        FORGETS_STATE,
        FORGETS_ON_RESTORE,
        WRITES_OTHER_SCHEMA,
        WRITES_HUGE_STATE,
        IGNORES_HEALTHCHECK,
        TALKS_FREELY,
        IS_RANDOM,
        BUYS_NOTHING
    }

    /// What no guest may have: something that is different in each life.
    private static int lives;

    private final Conduct conduct;
    private final int life = lives++;
    private long trades;

    FakeGuest(Conduct conduct) {
        this.conduct = conduct;
    }

    Decision.Faulted fault() {
        return conduct == Conduct.RUNS_OUT_OF_FUEL
                ? new Decision.Faulted(new GuestFault(GuestFault.Kind.FUEL, ReasonCode.RES_FUEL, 1_000_000))
                : new Decision.Faulted(new GuestFault(GuestFault.Kind.TRAP, ReasonCode.RES_FAULT, 0));
    }

    /// False: it failed.
    boolean call(Input input, Decision.Decided decided) {
        switch (input) {
            case Input.Init init -> onInit(init, decided);
            case Input.OnEvent on -> {
                if (on.event().body() instanceof EventBody.Trade && !onTrade(decided)) {
                    return false;
                }
            }
            case Input.Healthcheck _ -> {
                if (conduct != Conduct.IGNORES_HEALTHCHECK) {
                    decided.setHealth(new HealthReport(HealthState.HEALTHY, 0));
                }
            }
            case Input.OnTimer _, Input.Shutdown _ -> {}
        }
        if (input.context().checkpointDue() && conduct != Conduct.FORGETS_STATE) {
            save(decided);
        }
        return true;
    }

    private void onInit(Input.Init init, Decision.Decided decided) {
        var restored = init.restoredState();
        if (restored != null && conduct != Conduct.FORGETS_ON_RESTORE) {
            trades = ByteBuffer.wrap(restored.state()).getLong();
        }
        decided.setTimers(List.of(new TimerCommand(1, init.context().nowNanos() + 1_000_000_000L, 2_000_000_000L)));
        if (conduct == Conduct.ORDERS_ON_INIT) {
            decided.setIntents(List.of(order(OrderType.MARKET, "1")));
        }
    }

    private boolean onTrade(Decision.Decided decided) {
        trades++;
        if (conduct == Conduct.TALKS_FREELY) {
            decided.setTelemetry(List.of(new TelemetryHint(7, Decimal.ONE)), 1);
        }
        if (trades % 10 != 0) {
            return true;
        }
        if (conduct == Conduct.TRAPS || conduct == Conduct.RUNS_OUT_OF_FUEL) {
            return false;
        }
        decided.setIntents(intents());
        return true;
    }

    private List<Intent> intents() {
        return switch (conduct) {
            case FLOODS -> new ArrayList<>(Collections.nCopies(5, order(OrderType.MARKET, "1")));
            case USES_STOPS -> List.of(order(OrderType.STOP_MARKET, "1"));
            case BUYS_NOTHING -> List.of(order(OrderType.MARKET, "0"));
            case IS_RANDOM -> List.of(order(OrderType.MARKET, Integer.toString(life + 1)));
            default -> List.of(order(OrderType.MARKET, "1"));
        };
    }

    private Intent order(OrderType type, String qty) {
        return new Intent.Order(
                1,
                Side.BUY,
                type,
                Decimal.of(qty),
                null,
                null,
                TimeInForce.IOC,
                false,
                false,
                false,
                0,
                conduct == Conduct.HAS_NO_RISK_CONTEXT
                        ? null
                        : new RiskContext(Decimal.of("50"), 1_000_000_000L, 60_000_000_000L, Decimal.of("1000")),
                claimed());
    }

    private @Nullable ClaimedIdentity claimed() {
        return conduct == Conduct.CLAIMS_IDENTITY
                ? new ClaimedIdentity("", "other-bot", "", "", "", "", "", "", 0, 0, 0)
                : null;
    }

    private void save(Decision.Decided decided) {
        int schema = conduct == Conduct.WRITES_OTHER_SCHEMA ? 2 : 1;
        var state = new byte[conduct == Conduct.WRITES_HUGE_STATE ? 2_000_000 : 8];
        ByteBuffer.wrap(state).putLong(trades);
        decided.setStateUpdate(new StateUpdate(false, schema, state));
    }
}
