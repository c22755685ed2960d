package io.stratos.verification.hostile;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.gate.Callback;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// One file of the corpus: code, and what its first lines say of it.
///
/// | line | meaning |
/// | --- | --- |
/// | `expect: CODE` | a callback ends in this fault |
/// | `expect: admission CODE …` | it is refused before it runs, for these reasons and no other |
/// | `expect: gate CODE` | it goes on, and what it asked for is denied |
/// | `expect: nothing` | it goes on and has reached nothing |
/// | `from: H46` | its place in the catalogue of attacks |
/// | `turn: timer` | the callback in which it attacks; `event` unless said |
/// | `fuel`, `deadline_ms`, `compile_ms`, `output`, `memory_mib` | limits that are not the usual ones |
/// | `when: always` | a case in Python that is not left to the long suite |
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record HostileCase(String name, RuntimeKind kind, byte[] code, Map<String, String> head) {
    private static final long MIB = 1 << 20;
    private static final long MILLI = 1_000_000;
    private static final int MESSAGE_BYTES_MAX = 1 << 16;

    HostileCase {
        head = Map.copyOf(head);
    }

    /// Where an attack ends.
    enum End {
        FAULT,
        ADMISSION,
        GATE,
        NOTHING
    }

    End end() {
        return switch (expectation()[0]) {
            case "nothing" -> End.NOTHING;
            case "admission" -> End.ADMISSION;
            case "gate" -> End.GATE;
            default -> End.FAULT;
        };
    }

    /// The reasons it names; none where it reaches nothing, and one everywhere but at admission.
    List<ReasonCode> reasons() {
        return Arrays.stream(expectation())
                .filter(word -> word.toUpperCase(Locale.ROOT).equals(word))
                .map(ReasonCode::valueOf)
                .toList();
    }

    private String[] expectation() {
        return Objects.requireNonNull(head.get("expect"), name).split(" ", -1);
    }

    Callback turn() {
        return Callback.valueOf(head.getOrDefault("turn", "event").toUpperCase(Locale.ROOT));
    }

    boolean isPython() {
        return kind == RuntimeKind.PYTHON;
    }

    /// Whether every build runs it.
    boolean isAlwaysRun() {
        return !isPython() || head.containsKey("when");
    }

    ResourceLimits limits() {
        return new ResourceLimits(
                number("memory_mib", isPython() ? 64 : 1) * MIB,
                number("deadline_ms", isPython() ? 10_000 : 5_000) * MILLI,
                number("fuel", isPython() ? 0 : 2_000_000),
                1 << 20,
                number("compile_ms", 60_000) * MILLI,
                MESSAGE_BYTES_MAX,
                (int) number("output", MESSAGE_BYTES_MAX));
    }

    private long number(String key, long usual) {
        var given = head.get(key);
        return given == null ? usual : Long.parseLong(given);
    }

    /// How its file says that it ends.
    String expected() {
        return String.join(" ", expectation());
    }

    @Override
    public String toString() {
        return name;
    }
}
