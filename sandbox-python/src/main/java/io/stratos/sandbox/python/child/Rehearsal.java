package io.stratos.sandbox.python.child;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.sandbox.python.exchange.EngineMode;
import java.util.List;

/// Does what every start does, so that the JVM can record it, or has it done before it matters.
final class Rehearsal {
    private static final int OUTPUT_BYTES = 1 << 16;
    /// Enough to see which methods are busy, for the profiles in the cache.
    private static final int EVENTS = 2_000;
    private static final CallbackContext CONTEXT = new CallbackContext(1, 1, 1, SafetyState.NORMAL, true);

    private Rehearsal() {}

    static void run(EngineMode mode) {
        with(Interpreter.start(mode, OUTPUT_BYTES));
    }

    /// In an interpreter that nobody else uses after this.
    static void with(Interpreter interpreter) {
        var source = ChildFiles.text("rehearsal.py");
        interpreter.check(source);
        var refused = interpreter.load(source);
        if (refused != null) {
            throw new IllegalStateException("Invariant: the rehearsal's strategy loads, got=" + refused.answer());
        }
        call(interpreter, new Input.Init(CONTEXT, 1, 0, "rehearsal", "rehearsal", List.of(), List.of(), null));
        var price = new Decimal(1, 2);
        var trade = new EventBody.Trade(price, price, Side.BUY, 1);
        for (int i = 0; i < EVENTS; i++) {
            call(interpreter, new Input.OnEvent(CONTEXT, new Event(new EventHeader(i, 0, 0, 0, 0, 1), trade)));
        }
    }

    private static void call(Interpreter interpreter, Input input) {
        var out = new WireWriter(OUTPUT_BYTES);
        InputEncoder.encode(input, out);
        interpreter.call(out.buffer(), out.length());
    }
}
