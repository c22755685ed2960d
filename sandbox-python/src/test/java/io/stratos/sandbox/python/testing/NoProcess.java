package io.stratos.sandbox.python.testing;

import java.io.InputStream;
import java.io.OutputStream;

/// A process that is none: it lives until it is killed.
public final class NoProcess extends Process {
    private volatile boolean alive = true;

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() {
        return exitValue();
    }

    @Override
    public int exitValue() {
        if (alive) {
            throw new IllegalThreadStateException("it lives");
        }
        return 137;
    }

    @Override
    public boolean isAlive() {
        return alive;
    }

    @Override
    public void destroy() {
        alive = false;
    }

    @Override
    public Process destroyForcibly() {
        destroy();
        return this;
    }
}
