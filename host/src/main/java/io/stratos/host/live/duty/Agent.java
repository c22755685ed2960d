package io.stratos.host.live.duty;

/// A role of the live host: does what is there to do, and never waits.
public interface Agent {

    /// Does a bounded amount of work.
    ///
    /// @return how much was done, 0 if there was nothing
    int doWork();

    /// What the role is called, also its thread's name.
    String roleName();
}
