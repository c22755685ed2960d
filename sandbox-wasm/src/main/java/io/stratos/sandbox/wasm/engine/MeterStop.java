package io.stratos.sandbox.wasm.engine;

import run.endive.runtime.TrapException;

/// The guest used up its fuel, its stack or its time. Without a stack trace: a guest may make it at any depth and
/// as often as it likes.
final class MeterStop extends TrapException {
    private static final long serialVersionUID = 1;

    private final GuestStop reason;

    private MeterStop(GuestStop reason) {
        super("used up");
        this.reason = reason;
    }

    static MeterStop outOfFuel() {
        return new MeterStop(GuestStop.FUEL);
    }

    static MeterStop outOfStack() {
        return new MeterStop(GuestStop.DEPTH);
    }

    static MeterStop outOfTime() {
        return new MeterStop(GuestStop.TIME);
    }

    GuestStop reason() {
        return reason;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
