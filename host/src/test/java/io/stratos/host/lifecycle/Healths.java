package io.stratos.host.lifecycle;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.Usage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// A health and all that it told; every limit but fuel, time and turns is 100 and a turn takes one nanosecond.
final class Healths {
    static final long WINDOW = 10_000;
    static final GuestLimits LIMITS = limits(100, 100, 100);
    static final RestartRules RESTARTS = new RestartRules(3, WINDOW, 10, 40);

    final List<HealthChange> told = new ArrayList<>();
    final InstanceHealth health;
    long now;
    private final Usage usage = new Usage();
    private long inLife;
    private long cursor;

    Healths() {
        this(Limit.LOG);
    }

    /// What is printed is held against one of its limits.
    Healths(Limit limit) {
        this(new HealthRules(
                limits(
                        limit == Limit.LOG_SECOND || limit == Limit.LOG_LIFE ? Long.MAX_VALUE : 100,
                        limit == Limit.LOG_SECOND ? 100 : Long.MAX_VALUE,
                        limit == Limit.LOG_LIFE ? 100 : Long.MAX_VALUE),
                RESTARTS,
                EnumSet.allOf(Limit.class)));
    }

    private static GuestLimits limits(long logBytes, long ofASecond, long ofALife) {
        return new GuestLimits(1_000, 100, 1_000, 100, 1_000, 100, logBytes, ofASecond, ofALife, 100);
    }

    Healths(HealthRules rules) {
        health = new InstanceHealth(rules, told::add);
    }

    /// The same one after a restart: saved, and restored.
    Healths restarted() {
        var next = new Healths();
        next.health.restore(health.save());
        next.told.addAll(told);
        next.inLife = inLife;
        next.cursor = cursor;
        next.now = now;
        return next;
    }

    /// One sample of a limit, all others untouched.
    void sample(Limit limit, long used) {
        now++;
        switch (limit) {
            case FUEL -> callback(used, 0, 0, 0, 0, 0);
            case MEMORY -> callback(0, used, 0, 0, 0, 0);
            case TIME -> callback(0, 0, used, 0, 0, 0);
            case INTENTS -> callback(0, 0, 0, (int) used, 0, 0);
            case LOG -> callback(0, 0, 0, 0, used, 0);
            case LOG_SECOND -> {
                now += 1_000_000_000;
                callback(0, 0, 0, 0, used, 0);
            }
            case LOG_LIFE -> {
                long more =
                        Math.max(used > LIMITS.of(limit) ? 1 : 0, used - inLife); // once past it, each byte is past it
                inLife += more;
                callback(0, 0, 0, 0, more, 0);
            }
            case TELEMETRY -> callback(0, 0, 0, 0, 0, (int) used);
            case UNSAVED -> {
                cursor += 1_000_000;
                health.state(0, true, cursor - used, now);
                usage.set(0, 0, 0, 0);
                health.callback(usage, 0, 0, 0, cursor, now);
            }
            case STATE -> health.state(used, true, now, now);
            case UNSOLICITED -> {
                now += used > 1 ? 0 : LIMITS.stateEveryTurns(); // one turn after the last, or as many as it takes
                health.state(0, false, now, now);
            }
        }
    }

    private void callback(long fuel, long memory, long wall, int intents, long log, int hints) {
        usage.set(fuel, memory, 0, log);
        health.callback(usage, wall, intents, hints, 1, now);
    }

    /// One callback that prints so much, a nanosecond after the one before.
    void print(long bytes) {
        now++;
        callback(0, 0, 0, 0, bytes, 0);
    }

    void trap() {
        now++;
        health.fault(new GuestFault(GuestFault.Kind.TRAP, ReasonCode.RES_FAULT, 0), now);
    }
}
