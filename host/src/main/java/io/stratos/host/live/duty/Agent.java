package io.stratos.host.live.duty;

/// A role of the live host: does what is there to do, and never waits.
public interface Agent {

    /// Does a bounded amount of work.
    ///
    /// @return how much was done, 0 if there was nothing
    int doWork();

    /// Is told how its thread is woken, before that starts; only a hint, as any [Bell].
    default void wokenBy(Bell alarm) {}

    /// How gladly its thread gives its core to others: 0 as everybody, 19 most.
    default int niceness() {
        return 0;
    }

    /// What the role is called, also its thread's name.
    String roleName();
}
