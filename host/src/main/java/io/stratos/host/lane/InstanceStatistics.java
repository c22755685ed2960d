package io.stratos.host.lane;

import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an instance did so far: counted per turn, saved with each group, so that a resumed run ends with the
/// same sums.
public final class InstanceStatistics {
    private static final String[] KINDS = {"order", "cancel", "amend", "position", "alert", "no_op", "risk_hint"};
    private static final byte FORMAT = 1;

    private long events;
    private long faults;
    private long fuel;
    private final long[] intents = new long[KINDS.length];
    private final EnumMap<ReasonCode, Long> denied = new EnumMap<>(ReasonCode.class);

    void event(long fuelUsed) {
        events++;
        used(fuelUsed);
    }

    /// What a callback used that is no decided turn: an init, a renewal, a fault. Counted where it
    /// happens first, not where a restart repeats it.
    void used(long fuelUsed) {
        fuel += fuelUsed;
    }

    void fault() {
        faults++;
    }

    void intent(Intent intent) {
        intents[kindOf(intent)]++;
    }

    /// Counts an intent that the gate, or later the account core, refused.
    public void denied(ReasonCode reason) {
        denied.merge(reason, 1L, Long::sum);
    }

    /// Turns that were decided.
    public long events() {
        return events;
    }

    public long faults() {
        return faults;
    }

    /// Instructions over all callbacks; 0 where the runtime counts none.
    public long fuel() {
        return fuel;
    }

    /// Emitted intents by kind, in the contract's order; kinds that never came are left out.
    public Map<String, Long> intents() {
        var named = new LinkedHashMap<String, Long>();
        for (int i = 0; i < KINDS.length; i++) {
            if (intents[i] > 0) {
                named.put(KINDS[i], intents[i]);
            }
        }
        return named;
    }

    /// Refused intents by reason, in the order of the codes' numbers.
    public Map<ReasonCode, Long> denied() {
        return new EnumMap<>(denied);
    }

    /// The sums of a statistics row, for who only reads.
    ///
    /// @throws IllegalArgumentException if another version wrote the row
    public static InstanceStatistics of(byte[] saved) {
        var statistics = new InstanceStatistics();
        statistics.restore(saved);
        return statistics;
    }

    byte[] save() {
        var out = ByteBuffer.allocate(
                1 + Long.BYTES * (3 + KINDS.length) + Integer.BYTES + denied.size() * (Integer.BYTES + Long.BYTES));
        out.put(FORMAT).putLong(events).putLong(faults).putLong(fuel);
        for (long count : intents) {
            out.putLong(count);
        }
        out.putInt(denied.size());
        denied.forEach((code, count) -> out.putInt(code.number()).putLong(count));
        return out.array();
    }

    void restore(byte[] saved) {
        var in = ByteBuffer.wrap(saved);
        if (in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: statistics format is " + FORMAT);
        }
        events = in.getLong();
        faults = in.getLong();
        fuel = in.getLong();
        Arrays.setAll(intents, _ -> in.getLong());
        denied.clear();
        int reasons = in.getInt();
        for (int i = 0; i < reasons; i++) {
            var code = ReasonCode.ofNumber(in.getInt());
            long count = in.getLong();
            if (code != null) {
                denied.put(code, count);
            }
        }
    }

    private static int kindOf(Intent intent) {
        return switch (intent) {
            case Intent.Order _ -> 0;
            case Intent.Cancel _ -> 1;
            case Intent.Amend _ -> 2;
            case Intent.Position _ -> 3;
            case Intent.Alert _ -> 4;
            case Intent.NoOp _ -> 5;
            case Intent.RiskHint _ -> 6;
        };
    }
}
