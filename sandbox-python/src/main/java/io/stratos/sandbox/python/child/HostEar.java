package io.stratos.sandbox.python.child;

import io.stratos.sandbox.python.exchange.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.LockSupport;

/// Listens to the host on standard input: a byte wakes the guest's thread or stops what it does, and the end of the
/// stream means that the host is gone. The kernel closes the pipe however the host ends, so no child outlives it.
final class HostEar implements Runnable {
    private final InputStream host;
    private final Thread guest;
    private final GuestLoop loop;

    HostEar(InputStream host, Thread guest, GuestLoop loop) {
        this.host = host;
        this.guest = guest;
        this.loop = loop;
    }

    @Override
    public void run() {
        try {
            for (int signal = host.read(); signal >= 0; signal = host.read()) {
                if (signal == Signal.INTERRUPT) {
                    loop.interrupt();
                } else {
                    LockSupport.unpark(guest);
                }
            }
        } catch (IOException _) { // as good as the end of the stream
        }
        Runtime.getRuntime().halt(0);
    }
}
