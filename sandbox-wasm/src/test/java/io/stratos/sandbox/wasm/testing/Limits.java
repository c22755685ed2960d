package io.stratos.sandbox.wasm.testing;

import io.stratos.abi.sandbox.ResourceLimits;

/// Resource limits for tests: roomy, with one changed at a time.
public final class Limits {
    public static final long PAGE = 65_536;

    private long memoryBytes = 8 * PAGE;
    private long callbackNanos = 2_000_000_000L;
    private long fuel;
    private int codeBytes = 1 << 20;
    private long compileNanos = 60_000_000_000L;
    private int inputBytes = 1 << 16;
    private int outputBytes = 1 << 16;

    public static Limits limits() {
        return new Limits();
    }

    public static ResourceLimits roomy() {
        return limits().build();
    }

    public Limits memoryPages(long pages) {
        memoryBytes = pages * PAGE;
        return this;
    }

    public Limits callbackMillis(long millis) {
        callbackNanos = millis * 1_000_000;
        return this;
    }

    public Limits fuel(long units) {
        fuel = units;
        return this;
    }

    public Limits codeBytes(int bytes) {
        codeBytes = bytes;
        return this;
    }

    public Limits compileMillis(long millis) {
        compileNanos = millis * 1_000_000;
        return this;
    }

    public Limits inputBytes(int bytes) {
        inputBytes = bytes;
        return this;
    }

    public Limits outputBytes(int bytes) {
        outputBytes = bytes;
        return this;
    }

    public ResourceLimits build() {
        return new ResourceLimits(memoryBytes, callbackNanos, fuel, codeBytes, compileNanos, inputBytes, outputBytes);
    }
}
