package io.stratos.verification.conformance;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.abi.model.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Encoded inputs for the guest that does what it is told.
final class Commands {
    static final long START_NANOS = 1_767_225_600_000_000_000L;
    private static final long SEED = 42;
    private static final Instrument BTC = new Instrument(
            1,
            "paper",
            "spot",
            "BTC-USD",
            "BTC",
            "USD",
            Decimal.ONE,
            Decimal.ONE,
            Decimal.ONE,
            Decimal.ofWhole(1_000),
            Decimal.ONE);

    private Commands() {}

    /// What an event asks of the guest, by the event's number.
    enum Command {
        NOTHING(0),
        ORDER(1),
        NO_OPS(2),
        HINTS(3),
        UNDECLARED_HINT(4),
        PRINT(5),
        FAIL(6),
        DO_NOT_END(7),
        RECUR(8),
        GROW_STATE(9),
        TELL_WORLD(10),
        TIMERS(11);

        private final int number;

        Command(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    static byte[] init() {
        return init(1, null);
    }

    static byte[] init(int contractMajor, Input.@Nullable RestoredState restored) {
        long cursor = restored == null ? 0 : restored.cursor();
        return encode(new Input.Init(
                context(cursor, SEED, false),
                contractMajor,
                0,
                "obedient",
                "instance",
                List.of(BTC),
                List.of(),
                restored));
    }

    static byte[] event(long cursor, Command command, long amount) {
        return event(context(cursor, SEED, false), command, amount);
    }

    /// An event with whose decision the host wants the state.
    static byte[] checkpoint(long cursor, Command command, long amount) {
        return event(context(cursor, SEED, true), command, amount);
    }

    static byte[] event(CallbackContext context, Command command, long amount) {
        long time = context.nowNanos();
        var header = new EventHeader(command.number, time, time, time, 0, BTC.id());
        var trade = new EventBody.Trade(new Decimal(1_234_500, 2), new Decimal(5, 1), Side.BUY, amount);
        return encode(new Input.OnEvent(context, new Event(header, trade)));
    }

    static byte[] timer(long cursor, int timerId) {
        return encode(new Input.OnTimer(context(cursor, SEED, false), timerId, START_NANOS));
    }

    static byte[] healthcheck(long cursor) {
        return encode(new Input.Healthcheck(context(cursor, SEED, false)));
    }

    static byte[] shutdown(long cursor) {
        return encode(new Input.Shutdown(context(cursor, SEED, true), ShutdownReason.STOP));
    }

    static CallbackContext context(long cursor, long seed, boolean checkpointDue) {
        return new CallbackContext(cursor, START_NANOS + cursor, seed, SafetyState.NORMAL, checkpointDue);
    }

    private static byte[] encode(Input input) {
        var out = new WireWriter(512);
        InputEncoder.encode(input, out);
        return out.toByteArray();
    }
}
