package io.stratos.host.lifecycle;

import io.stratos.abi.model.Numbered;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.GuestFault;
import org.jspecify.annotations.Nullable;

/// What a guest may use only so much of. Numbers stand in the journal and are never reused.
public enum Limit implements Numbered {
    /// Instructions of one callback.
    FUEL(1, "fuel"),
    /// Guest memory.
    MEMORY(2, "memory_bytes"),
    /// Wall-clock time of one callback.
    TIME(3, "callback_ns"),
    /// Size of a saved state.
    STATE(4, "state_bytes"),
    /// States that nobody asked for, within a number of turns.
    UNSOLICITED(5, "unsolicited_states"),
    /// Intents of one callback.
    INTENTS(6, "intents"),
    /// Bytes that one callback tried to print.
    LOG(7, "log_bytes"),
    /// Telemetry hints of one callback.
    TELEMETRY(8, "telemetry_hints"),
    /// Bytes that all callbacks of a second of `turn.now` tried to print, counted as those of its life are.
    LOG_SECOND(9, "log_bytes_per_second"),
    /// Bytes that all callbacks of the instance's life tried to print: of those that were decided, init left out.
    LOG_LIFE(10, "log_bytes_per_instance"),
    /// Turns since the last state that became a checkpoint: what a rebuild has to re-apply.
    UNSAVED(11, "turns_without_state");

    private final int number;
    private final String text;

    Limit(int number, String text) {
        this.number = number;
        this.text = text;
    }

    @Override
    public int number() {
        return number;
    }

    /// Its place in an array with one entry for each limit.
    int slot() {
        return number - 1;
    }

    /// Name in documents.
    public String text() {
        return text;
    }

    /// Whether each callback is a sample of it. Of the others each state is one, or every thousandth turn.
    boolean isOfCallbacks() {
        return this != STATE && this != UNSOLICITED && this != UNSAVED;
    }

    /// Whether its use depends on the machine: wall time does, and the heap of a child process. What does
    /// is shown, and answered live; in simulated time it decides nothing.
    public boolean isMeasured(RuntimeKind kind) {
        return this == TIME || (this == MEMORY && kind != RuntimeKind.RUST_WASM);
    }

    /// The limit whose end a fault is, null if it is another kind of failure.
    static @Nullable Limit endedBy(GuestFault.Kind kind) {
        return switch (kind) {
            case FUEL -> FUEL;
            case MEMORY -> MEMORY;
            case DEADLINE -> TIME;
            case STACK, TRAP, ABI_VIOLATION, OUTPUT_LIMIT, PROCESS_DIED -> null;
        };
    }
}
