package io.stratos.host.live.service;

/// What an instance does while the services it asks are jammed (SPEC M-8).
public enum ServiceFallback {
    /// It goes on by simpler logic of its own: it is told of each request that came to nothing.
    SIMPLE,
    /// Whatever it asks for is denied, until a service answers it again.
    NOOP,
    /// It is halted, and its entries are taken back.
    STOP
}
