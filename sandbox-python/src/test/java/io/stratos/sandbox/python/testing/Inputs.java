package io.stratos.sandbox.python.testing;

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

/// Encoded inputs.
public final class Inputs {
    /// Midnight of 2026-01-01, UTC.
    public static final long START_NANOS = 1_767_225_600_000_000_000L;

    public static final int INSTRUMENT = 1;

    private Inputs() {}

    public static CallbackContext context(long cursor, boolean checkpointDue) {
        return new CallbackContext(cursor, START_NANOS + cursor, 42 + cursor, SafetyState.NORMAL, checkpointDue);
    }

    public static byte[] init() {
        return init(null);
    }

    public static byte[] init(Input.@Nullable RestoredState restored) {
        var one = Decimal.ONE;
        var instrument = new Instrument(
                INSTRUMENT, "paper", "spot", "BTC-USD", "BTC", "USD", one, one, one, Decimal.ofWhole(1000), one);
        return encode(new Input.Init(
                context(restored == null ? 0 : restored.cursor(), false),
                1,
                0,
                "strategy",
                "instance",
                List.of(instrument),
                List.of(),
                restored));
    }

    public static byte[] trade(long cursor) {
        return trade(cursor, false);
    }

    public static byte[] trade(long cursor, boolean checkpointDue) {
        long time = START_NANOS + cursor;
        var header = new EventHeader(cursor, time, time, time, 0, INSTRUMENT);
        var body = new EventBody.Trade(new Decimal(1_234_500, 2), new Decimal(5, 1), Side.BUY, cursor);
        return encode(new Input.OnEvent(context(cursor, checkpointDue), new Event(header, body)));
    }

    public static byte[] event(long cursor, EventBody body) {
        long time = START_NANOS + cursor;
        var header = new EventHeader(cursor, time, time, time, 0, INSTRUMENT);
        return encode(new Input.OnEvent(context(cursor, false), new Event(header, body)));
    }

    public static byte[] timer(long cursor, int timerId) {
        return encode(new Input.OnTimer(context(cursor, false), timerId, START_NANOS));
    }

    public static byte[] shutdown(long cursor) {
        return encode(new Input.Shutdown(context(cursor, true), ShutdownReason.STOP));
    }

    public static byte[] healthcheck(long cursor) {
        return encode(new Input.Healthcheck(context(cursor, false)));
    }

    private static byte[] encode(Input input) {
        var out = new WireWriter(512);
        InputEncoder.encode(input, out);
        return out.toByteArray();
    }
}
