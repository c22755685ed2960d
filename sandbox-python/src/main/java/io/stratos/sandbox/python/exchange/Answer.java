package io.stratos.sandbox.python.exchange;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault.Kind;
import java.util.Optional;

/// What a child says became of a request. A closed list: any other number is a lie.
public enum Answer {
    /// The output area holds the decision, or the complaints of a check.
    DECIDED(0, Kind.TRAP, ReasonCode.RES_FAULT),
    /// An exception nobody caught, or an exit; the detail is the line of the strategy's source, 0 if unknown.
    RAISED(1, Kind.TRAP, ReasonCode.RES_FAULT),
    /// Stopped in the middle by the interrupt of the deadline.
    INTERRUPTED(2, Kind.DEADLINE, ReasonCode.RES_TIMEOUT),
    /// The stack of Java was used up, at a depth that depends on what has been compiled so far.
    RECURSION(3, Kind.STACK, ReasonCode.RES_STACK),
    /// The heap of the child was used up; how much of it is garbage at that moment is its collector's
    /// business.
    MEMORY(4, Kind.MEMORY, ReasonCode.RES_MEMORY),
    /// A value in the SDK's answer was none of the contract's.
    NO_DECISION(5, Kind.ABI_VIOLATION, ReasonCode.ABI_MESSAGE),
    /// The SDK refused the input or the configuration.
    NOT_WORKABLE(6, Kind.ABI_VIOLATION, ReasonCode.ABI_MESSAGE),
    STATE_NOT_READ(7, Kind.ABI_VIOLATION, ReasonCode.ABI_STATE),
    TOO_LONG(8, Kind.OUTPUT_LIMIT, ReasonCode.RES_OUTPUT),
    /// No strategy in the source, or two, or the source cannot be compiled.
    NO_STRATEGY(9, Kind.ABI_VIOLATION, ReasonCode.ABI_EXPORT),
    TRIED_IO(10, Kind.ABI_VIOLATION, ReasonCode.SBX_IO),
    TRIED_PROCESS(11, Kind.ABI_VIOLATION, ReasonCode.SBX_PROCESS),
    TRIED_NATIVE(12, Kind.ABI_VIOLATION, ReasonCode.SBX_NATIVE),
    TRIED_HOST(13, Kind.ABI_VIOLATION, ReasonCode.SBX_HOST),
    TRIED_THREADS(14, Kind.ABI_VIOLATION, ReasonCode.RES_THREADS),
    TRIED_IMPORT(15, Kind.ABI_VIOLATION, ReasonCode.ABI_IMPORT),
    /// The child itself is broken: not the guest's fault, but its process is of no use any more.
    CHILD_BROKEN(16, Kind.PROCESS_DIED, ReasonCode.RES_PROCESS),
    TRIED_CLOCK(17, Kind.ABI_VIOLATION, ReasonCode.SBX_CLOCK),
    /// Statements nested deeper than they may, as counted: the same on every machine.
    NESTED(18, Kind.STACK, ReasonCode.RES_STACK),
    /// What no SDK of ours answers, whatever a strategy gives it: it was changed.
    TAMPERED(19, Kind.ABI_VIOLATION, ReasonCode.ABI_TAMPER);

    private static final Answer[] BY_NUMBER = values();

    private final int number;
    private final Kind kind;
    private final ReasonCode code;

    Answer(int number, Kind kind, ReasonCode code) {
        this.number = number;
        this.kind = kind;
        this.code = code;
    }

    /// Its number in the exchange and in the prelude.
    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    public ReasonCode code() {
        return code;
    }

    /// Whether the same callback might have ended otherwise in another process.
    public boolean isByChance() {
        return switch (this) {
            case INTERRUPTED, RECURSION, MEMORY, CHILD_BROKEN -> true;
            case DECIDED,
                    RAISED,
                    NO_DECISION,
                    NOT_WORKABLE,
                    STATE_NOT_READ,
                    TOO_LONG,
                    NO_STRATEGY,
                    TRIED_IO,
                    TRIED_PROCESS,
                    TRIED_NATIVE,
                    TRIED_HOST,
                    TRIED_THREADS,
                    TRIED_IMPORT,
                    TRIED_CLOCK,
                    NESTED,
                    TAMPERED -> false;
        };
    }

    /// The answer of this number, if it is one.
    public static Optional<Answer> ofNumber(long number) {
        return number >= 0 && number < BY_NUMBER.length ? Optional.of(BY_NUMBER[(int) number]) : Optional.empty();
    }
}
