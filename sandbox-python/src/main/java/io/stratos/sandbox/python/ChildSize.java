package io.stratos.sandbox.python;

import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.sandbox.python.exchange.ExchangeSize;

/// What a child process is started with: any strategy of these limits may have it. Time is the host's to watch.
///
/// @param guestBytesMax heap of the strategy, beside the interpreter's
record ChildSize(long guestBytesMax, ExchangeSize exchange) {
    static ChildSize of(ResourceLimits limits) {
        return new ChildSize(
                limits.memoryBytesMax(),
                new ExchangeSize(limits.codeBytesMax(), limits.inputBytesMax(), limits.outputBytesMax()));
    }
}
