package io.stratos.abi.sandbox;

import io.stratos.abi.model.ReasonCode;

/// A failure of the guest, as a value. The guest's own text is never repeated (SPEC Z-3).
///
/// @param kind what stopped it
/// @param code reason code for the operator
/// @param detail a number that helps (fuel used, returned length, violated limit), 0 if none
/// @param byChance whether the same callback might have ended otherwise on another machine, or at another
///     time on this one: such a fault says nothing about what the guest decides
public record GuestFault(Kind kind, ReasonCode code, long detail, boolean byChance) {

    /// A clock and the end of a process are chance; what else stops a guest is its own doing, unless its
    /// sandbox says otherwise.
    public GuestFault(Kind kind, ReasonCode code, long detail) {
        this(kind, code, detail, kind == Kind.DEADLINE || kind == Kind.PROCESS_DIED);
    }

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
