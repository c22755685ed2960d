package io.stratos.host.live.lane;

import java.util.concurrent.Executor;

/// Where guests of a lane are made, each on a thread of its own; in tests, at once.
@FunctionalInterface
public interface Makings extends Executor {
    /// The making on the calling thread will take long. Returns once it may go on; meanwhile it keeps no
    /// other waiting.
    default void takesLong() {}

    /// The calling thread works off what is past from now on, and gives way to those that trade. What its
    /// guest needs of processes and threads was started before, as those keep the priority of who started
    /// them.
    default void givesWay() {}
}
