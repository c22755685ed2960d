package io.stratos.host.tape;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;

/// Holds every record of a tape against what a run relies on; a right hash only says that nobody changed it since.
final class TapeCheck {

    private static final int QUALITY_BITS = 15;

    private TapeCheck() {}

    static void check(Tape tape) throws Refused {
        var cursor = tape.cursor();
        long previous = 0;
        while (cursor.next()) {
            if (cursor.sequence() <= previous) {
                throw bad(tape, cursor, "sequence", cursor.sequence(), "above " + previous);
            }
            previous = cursor.sequence();
            if (cursor.instrument() >= tape.instruments().size()) {
                throw bad(
                        tape,
                        cursor,
                        "instrument",
                        cursor.instrument(),
                        "below " + tape.instruments().size());
            }
            if (cursor.quality() > QUALITY_BITS) {
                throw bad(tape, cursor, "quality", cursor.quality(), "at most " + QUALITY_BITS);
            }
            switch (tape.kind()) {
                case TRADE -> checkTrade(tape, cursor);
                case BAR -> checkBar(tape, cursor);
            }
        }
    }

    private static void checkTrade(Tape tape, TapeCursor cursor) throws Refused {
        if (cursor.priceUnits() <= 0) {
            throw bad(tape, cursor, "price", cursor.priceUnits(), "above 0");
        }
        if (cursor.qtyUnits() < 0) {
            throw bad(tape, cursor, "quantity", cursor.qtyUnits(), "not negative");
        }
    }

    private static void checkBar(Tape tape, TapeCursor cursor) throws Refused {
        long low = cursor.lowUnits();
        long high = cursor.highUnits();
        if (low <= 0 || cursor.openUnits() < low || cursor.closeUnits() < low) {
            throw bad(tape, cursor, "low", low, "above 0 and at most open and close");
        }
        if (cursor.openUnits() > high || cursor.closeUnits() > high) {
            throw bad(tape, cursor, "high", high, "at least open and close");
        }
        if (cursor.volumeUnits() < 0) {
            throw bad(tape, cursor, "volume", cursor.volumeUnits(), "not negative");
        }
        if (cursor.intervalNanos() <= 0) {
            throw bad(tape, cursor, "interval", cursor.intervalNanos(), "above 0");
        }
    }

    private static Refused bad(Tape tape, TapeCursor cursor, String what, Object got, String expected) {
        return Refusal.of(ReasonCode.DAT_TAPE_FORMAT, "a record's " + what + " is not possible")
                .at(tape.name() + ", record " + cursor.index())
                .got(got, expected)
                .refused();
    }
}
