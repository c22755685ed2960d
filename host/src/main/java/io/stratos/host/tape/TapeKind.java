package io.stratos.host.tape;

import io.stratos.abi.model.EventKind;
import org.jspecify.annotations.Nullable;

/// What a tape's records are; one kind per tape.
public enum TapeKind {
    TRADE(EventKind.TRADE, 48),
    BAR(EventKind.BAR, 80);

    private final EventKind eventKind;
    private final int recordBytes;

    TapeKind(EventKind eventKind, int recordBytes) {
        this.eventKind = eventKind;
        this.recordBytes = recordBytes;
    }

    public EventKind eventKind() {
        return eventKind;
    }

    /// Length of every record.
    int recordBytes() {
        return recordBytes;
    }

    static @Nullable TapeKind ofNumber(int number) {
        for (var kind : values()) {
            if (kind.eventKind.number() == number) {
                return kind;
            }
        }
        return null;
    }
}
