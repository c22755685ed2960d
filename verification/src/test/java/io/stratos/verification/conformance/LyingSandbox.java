package io.stratos.verification.conformance;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TelemetryHint;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Decision.Decided;
import io.stratos.abi.sandbox.Decisions;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.verification.conformance.LyingRuntime.Lie;
import io.stratos.verification.conformance.LyingRuntime.LyingModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One instance of a [LyingRuntime]: a right one behind it, and one lie told of it.
final class LyingSandbox implements Sandbox {
    private static final int UNDECLARED = 5;
    private static final ClaimedIdentity FORGED =
            new ClaimedIdentity("paper.rich", "other", "other", "", "", "", "", "", 0, 0, 0);

    private final LyingModule module;
    private final Lie lie;
    private Sandbox honest;
    private boolean initialised;
    private int events;
    private Decision last = Decision.Pending.PENDING;

    LyingSandbox(LyingModule module) {
        this.module = module;
        this.lie = module.lie();
        this.honest = module.honest();
    }

    @Override
    public Decision begin(byte[] buffer, int offset, int length) {
        var input = read(Arrays.copyOfRange(buffer, offset, offset + length));
        if (!initialised && !(input instanceof Input.Init) && lie == Lie.EVENT_BEFORE_INIT_IS_TAKEN) {
            call(Commands.init());
        }
        initialised = true;
        last = answered(input, call(encoded(twisted(input))));
        return last;
    }

    private static Input read(byte[] bytes) {
        try {
            return InputDecoder.decode(bytes, 0, bytes.length);
        } catch (MalformedMessageException broken) {
            throw new IllegalStateException("Invariant: the suite sends inputs", broken);
        }
    }

    private static byte[] encoded(Input input) {
        var out = new WireWriter(512);
        InputEncoder.encode(input, out);
        return out.toByteArray();
    }

    private Decision call(byte[] input) {
        return Decisions.await(honest, honest.begin(input, 0, input.length));
    }

    private Input twisted(Input input) {
        var context = twisted(input.context());
        return switch (input) {
            case Input.Init init ->
                new Input.Init(
                        context,
                        lie == Lie.INIT_OF_ANY_CONTRACT_IS_TAKEN ? 1 : init.contractMajor(),
                        init.contractMinor(),
                        init.strategyId(),
                        init.instanceId(),
                        init.instruments(),
                        init.config(),
                        lie == Lie.STATE_IS_FORGOTTEN ? null : init.restoredState());
            case Input.OnEvent(var _, var event) -> new Input.OnEvent(context, shallower(event));
            case Input.OnTimer(var _, int id, long due) -> new Input.OnTimer(context, id, due);
            case Input.Shutdown(var _, var reason) -> new Input.Shutdown(context, reason);
            case Input.Healthcheck _ -> new Input.Healthcheck(context);
        };
    }

    private Event shallower(Event event) {
        boolean isDeeper = lie == Lie.DEPTH_DEPENDS_ON_THE_PAST
                && ++events > 2
                && event.header().sequence() == Commands.Command.RECUR.number();
        return isDeeper && event.body() instanceof EventBody.Trade trade
                ? new Event(
                        event.header(),
                        new EventBody.Trade(trade.price(), trade.qty(), trade.aggressor(), trade.tradeId() - 1))
                : event;
    }

    private CallbackContext twisted(CallbackContext told) {
        return new CallbackContext(
                lie == Lie.CURSOR_IS_OFF_BY_ONE ? told.cursor() + 1 : told.cursor(),
                lie == Lie.CLOCK_IS_THE_MACHINES ? told.nowNanos() + module.nextCall() : told.nowNanos(),
                lie == Lie.CHANCE_IS_THE_MACHINES ? module.nextCall() : told.randomSeed(),
                told.safety(),
                told.checkpointDue());
    }

    private Decision answered(Input input, Decision decision) {
        var fault = module.firstFault();
        if (lie == Lie.FAULTS_SPREAD && fault != null) {
            return fault;
        }
        return switch (decision) {
            case Decision.Pending pending -> pending;
            case Decision.Faulted faulted -> failed(faulted);
            case Decided decided -> decided(input, decided);
        };
    }

    private Decision failed(Decision.Faulted faulted) {
        switch (lie) {
            case FAULTS_SPREAD -> module.remember(faulted);
            case FAULTS_LOSE_THEIR_CODE -> {
                return new Decision.Faulted(new GuestFault(GuestFault.Kind.TRAP, ReasonCode.RES_RESTART, 0));
            }
            case FAULTS_ARE_QUIET -> {
                return new Decided();
            }
            case FAULTS_ARE_FORGOTTEN -> {
                honest.close();
                honest = module.honest();
                call(Commands.init());
            }
            default -> {}
        }
        return faulted;
    }

    private Decided decided(Input input, Decided said) {
        var told = copy(said);
        switch (lie) {
            case IDENTITY_IS_FORGED, IDENTITY_IS_FORGED_WHERE_NO_MONEY_IS ->
                told.setIntents(said.intents().stream().map(this::forged).toList());
            case LAST_INTENT_IS_LOST -> told.setIntents(allButTheLast(said.intents()));
            case FIRST_TIMERS_ARE_LOST -> told.setTimers(input instanceof Input.Init ? List.of() : said.timers());
            case TIMERS_ARE_LOST -> told.setTimers(allButTheLast(said.timers()));
            case HEALTH_IS_ALWAYS_FINE ->
                told.setHealth(said.health() == null ? null : new HealthReport(HealthState.HEALTHY, 0));
            case STATE_IS_CUT -> told.setStateUpdate(cut(said.stateUpdate()));
            case DROPPED_HINTS_ARE_NOT_COUNTED -> told.setTelemetry(said.telemetry(), 0);
            case UNDECLARED_HINTS_ARE_PASSED_ON ->
                told.setTelemetry(
                        said.telemetryDropped() == 0
                                ? said.telemetry()
                                : List.of(new TelemetryHint(UNDECLARED, Decimal.ONE)),
                        said.telemetryDropped());
            case PRINTED_BYTES_ARE_MADE_UP ->
                told.usage().set(0, 0, said.usage().outputBytes(), said.usage().logBytes() + 1);
            case ANSWERS_DIFFER -> told.setIntents(numbered(said.intents()));
            default -> {}
        }
        return told;
    }

    private static Decided copy(Decided said) {
        var told = new Decided();
        told.setIntents(List.copyOf(said.intents()));
        told.setTimers(List.copyOf(said.timers()));
        told.setTelemetry(List.copyOf(said.telemetry()), said.telemetryDropped());
        told.setHealth(said.health());
        told.setServiceRequests(List.copyOf(said.serviceRequests()));
        told.setStateUpdate(said.stateUpdate());
        var usage = said.usage();
        told.usage().set(usage.fuel(), usage.memoryBytes(), usage.outputBytes(), usage.logBytes());
        return told;
    }

    private static <T> List<T> allButTheLast(List<T> all) {
        return all.isEmpty() ? all : all.subList(0, all.size() - 1);
    }

    private static @Nullable StateUpdate cut(@Nullable StateUpdate update) {
        if (update == null) {
            return null;
        }
        byte[] state = update.state();
        byte[] shorter = state == null ? null : Arrays.copyOf(state, state.length - 1);
        return new StateUpdate(update.checkpointRequested(), update.schemaVersion(), shorter);
    }

    private Intent forged(Intent intent) {
        boolean isOrder = lie == Lie.IDENTITY_IS_FORGED;
        return switch (intent) {
            case Intent.Order order
            when isOrder ->
                new Intent.Order(
                        order.instrument(),
                        order.side(),
                        order.type(),
                        order.qty(),
                        order.price(),
                        order.stopPrice(),
                        order.tif(),
                        order.reduceOnly(),
                        order.closeOnly(),
                        order.postOnly(),
                        order.expireTimeNanos(),
                        order.riskContext(),
                        FORGED);
            case Intent.NoOp said when !isOrder -> new Intent.NoOp(said.code(), said.riskContext(), FORGED);
            case Intent.Alert said
            when !isOrder -> new Intent.Alert(said.code(), said.severity(), said.value(), said.riskContext(), FORGED);
            default -> intent;
        };
    }

    private List<Intent> numbered(List<Intent> intents) {
        var numbered = new ArrayList<>(intents);
        if (!intents.isEmpty()) {
            numbered.add(new Intent.NoOp((int) module.nextCall(), null, null));
        }
        return numbered;
    }

    @Override
    public Decision poll() {
        return last;
    }

    @Override
    public String isolation() {
        return lie == Lie.ISOLATION_IS_A_WORD ? "strict" : honest.isolation();
    }

    @Override
    public void close() {
        honest.close();
    }
}
