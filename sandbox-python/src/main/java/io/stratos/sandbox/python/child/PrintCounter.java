package io.stratos.sandbox.python.child;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/// Where the guest's prints go: counted, then gone.
final class PrintCounter extends OutputStream {
    private final AtomicLong bytes = new AtomicLong();

    long bytes() {
        return bytes.get();
    }

    @Override
    public void write(int value) {
        bytes.incrementAndGet();
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        bytes.addAndGet(length);
    }
}
