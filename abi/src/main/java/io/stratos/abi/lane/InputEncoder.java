package io.stratos.abi.lane;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import org.jspecify.annotations.Nullable;

/// Writes what a sandbox is given (message `Input`).
///
/// [#encode] takes any input. A lane uses the steps instead, which allocate nothing: [#begin], then
/// either [#header] and one of [#trade], [#quote], [#bar], or one of [#event] and [#timer]. After the
/// last step the writer holds the whole message. One encoder for each lane; one thread at a time.
public final class InputEncoder {
    private final WireWriter out;
    private int eventMark = -1;

    /// An encoder for one lane.
    ///
    /// @param out receives the messages, one after the other; reset by [#begin]
    public InputEncoder(WireWriter out) {
        this.out = out;
    }

    /// Appends a whole input to what `out` holds.
    public static void encode(Input input, WireWriter out) {
        var context = input.context();
        ContextCodec.write(
                out,
                InputFields.CONTEXT,
                context.cursor(),
                context.nowNanos(),
                context.randomSeed(),
                context.safety(),
                context.checkpointDue());
        switch (input) {
            case Input.Init init -> writeInit(out, init);
            case Input.OnEvent on -> EventCodec.write(out, InputFields.EVENT, on.event());
            case Input.OnTimer on -> writeTimer(out, on.timerId(), on.dueTimeNanos());
            case Input.Shutdown shutdown -> {
                int mark = out.begin(InputFields.SHUTDOWN);
                out.enumeration(InputFields.SHUTDOWN_REASON, shutdown.reason());
                out.end(mark);
            }
            case Input.Healthcheck _ -> out.end(out.begin(InputFields.HEALTHCHECK));
        }
    }

    /// Starts a new input: empties the writer and writes the context.
    public void begin(long cursor, long nowNanos, long randomSeed, SafetyState safety, boolean checkpointDue) {
        out.reset();
        eventMark = -1;
        ContextCodec.write(out, InputFields.CONTEXT, cursor, nowNanos, randomSeed, safety, checkpointDue);
    }

    /// Opens an event; a body follows.
    ///
    /// @param quality bit set of [io.stratos.abi.model.Quality]
    public void header(
            long sequence,
            long eventTimeNanos,
            long receivedTimeNanos,
            long processedTimeNanos,
            int quality,
            int instrument) {
        eventMark = out.begin(InputFields.EVENT);
        EventCodec.writeHeader(
                out, sequence, eventTimeNanos, receivedTimeNanos, processedTimeNanos, quality, instrument);
    }

    /// The body of a trade; completes the input.
    public void trade(
            long priceUnits, int priceScale, long qtyUnits, int qtyScale, @Nullable Side aggressor, long tradeId) {
        int mark = openEvent();
        MarketEventCodec.writeTrade(
                out, EventCodec.TRADE, priceUnits, priceScale, qtyUnits, qtyScale, aggressor, tradeId);
        out.end(mark);
    }

    /// The body of a quote whose sides share their scales, as a venue's do; completes the input.
    public void quote(
            long bidPriceUnits, long bidQtyUnits, long askPriceUnits, long askQtyUnits, int priceScale, int qtyScale) {
        int mark = openEvent();
        MarketEventCodec.writeQuote(
                out,
                EventCodec.QUOTE,
                bidPriceUnits,
                priceScale,
                bidQtyUnits,
                qtyScale,
                askPriceUnits,
                priceScale,
                askQtyUnits,
                qtyScale);
        out.end(mark);
    }

    /// The body of a bar whose prices share their scale; completes the input.
    public void bar(
            long openUnits,
            long highUnits,
            long lowUnits,
            long closeUnits,
            int priceScale,
            long volumeUnits,
            int volumeScale,
            long intervalNanos,
            long endTimeNanos,
            long tradeCount,
            boolean closed) {
        int mark = openEvent();
        MarketEventCodec.writeBar(
                out,
                EventCodec.BAR,
                openUnits,
                highUnits,
                lowUnits,
                closeUnits,
                priceScale,
                volumeUnits,
                volumeScale,
                intervalNanos,
                endTimeNanos,
                tradeCount,
                closed);
        out.end(mark);
    }

    /// Any event, header included; completes the input.
    public void event(Event event) {
        EventCodec.write(out, InputFields.EVENT, event);
    }

    /// A timer that came due; completes the input.
    public void timer(int timerId, long dueTimeNanos) {
        writeTimer(out, timerId, dueTimeNanos);
    }

    private int openEvent() {
        int mark = eventMark;
        if (mark < 0) {
            throw new IllegalStateException("Invariant: header comes before the body of an event");
        }
        eventMark = -1;
        return mark;
    }

    private static void writeTimer(WireWriter out, int timerId, long dueTimeNanos) {
        int mark = out.begin(InputFields.TIMER);
        out.uint32(InputFields.TIMER_ID, timerId);
        out.int64(InputFields.TIMER_DUE_TIME, dueTimeNanos);
        out.end(mark);
    }

    private static void writeInit(WireWriter out, Input.Init init) {
        int mark = out.begin(InputFields.INIT);
        out.uint32(InputFields.CONTRACT_MAJOR, init.contractMajor());
        out.uint32(InputFields.CONTRACT_MINOR, init.contractMinor());
        out.text(InputFields.STRATEGY_ID, init.strategyId());
        out.text(InputFields.INSTANCE_ID, init.instanceId());
        for (var instrument : init.instruments()) {
            InstrumentCodec.write(out, InputFields.INSTRUMENTS, instrument);
        }
        for (var value : init.config()) {
            ConfigValueCodec.write(out, InputFields.CONFIG, value);
        }
        var restored = init.restoredState();
        if (restored != null) {
            int inner = out.begin(InputFields.RESTORED_STATE);
            out.uint32(InputFields.STATE_SCHEMA_VERSION, restored.schemaVersion());
            out.int64(InputFields.STATE_CURSOR, restored.cursor());
            out.bytes(InputFields.STATE_BYTES, restored.state());
            out.end(inner);
        }
        out.end(mark);
    }
}
