package io.stratos.abi.sandbox;

import io.stratos.abi.model.ReasonCode;

/// A failure of the guest, as a value. The guest's own text is never repeated (SPEC Z-3).
///
/// @param kind what stopped it
/// @param code reason code for the operator
/// @param detail a number that helps (fuel used, returned length, violated limit), 0 if none
public record GuestFault(Kind kind, ReasonCode code, long detail) {

    /// The closed set of ways a guest can fail (DESIGN §6).
    public enum Kind {
        DEADLINE,
        FUEL,
        MEMORY,
        STACK,
        TRAP,
        ABI_VIOLATION,
        OUTPUT_LIMIT,
        PROCESS_DIED
    }
}
