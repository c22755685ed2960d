package io.stratos.host.run;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/// What a simulated instance needs beside its rows to go on where it was committed.
///
/// @param atVenue tape records the venue has seen
/// @param atStrategy tape records the strategy was given, or that passed while it had no guest
/// @param outboxSeq number of the last event ever put into the outbox
/// @param skipped tape records that passed while it was waiting to be rebuilt
/// @param missed instruments of which it was told nothing since such a record passed
record ShellPosition(long atVenue, long atStrategy, long outboxSeq, Phase phase, long skipped, Set<Integer> missed) {
    private static final byte FORMAT = 3;

    ShellPosition {
        missed = Set.copyOf(missed);
    }

    /// Before the first record.
    static ShellPosition start() {
        return new ShellPosition(0, 0, 0, Phase.TRADING, 0, Set.of());
    }

    /// Whether no turn follows.
    boolean isAtRest() {
        return phase == Phase.FINISHED;
    }

    /// How far the instance came.
    enum Phase {
        TRADING,
        FINISHED
    }

    byte[] encode() {
        var out = ByteBuffer.allocate(1 + 4 * Long.BYTES + (2 + missed.size()) * Integer.BYTES);
        out.put(FORMAT).putLong(atVenue).putLong(atStrategy).putLong(outboxSeq);
        out.putInt(phase == Phase.FINISHED ? 1 : 0).putLong(skipped).putInt(missed.size());
        missed.stream().sorted().forEach(out::putInt);
        return out.array();
    }

    static ShellPosition decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: shell position format is " + FORMAT);
        }
        long atVenue = in.getLong();
        long atStrategy = in.getLong();
        long outboxSeq = in.getLong();
        var phase = in.getInt() == 1 ? Phase.FINISHED : Phase.TRADING;
        long skipped = in.getLong();
        var missed = new HashSet<Integer>();
        int instruments = in.getInt();
        for (int i = 0; i < instruments; i++) {
            missed.add(in.getInt());
        }
        return new ShellPosition(atVenue, atStrategy, outboxSeq, phase, skipped, missed);
    }
}
