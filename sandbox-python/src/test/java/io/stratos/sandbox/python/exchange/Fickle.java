package io.stratos.sandbox.python.exchange;

import java.io.IOException;
import java.nio.file.Path;

/// The exchange of a child that changes each field of its answer as soon as the host has read it.
public final class Fickle extends Exchange {
    private static final long CHANGED = 1L << 40;

    private int kinds;
    private int lengths;
    private int details;
    private int logs;
    private int memories;

    public Fickle(Path file, ExchangeSize size) throws IOException {
        super(file, size);
    }

    @Override
    public long answerKind() {
        return kinds++ == 0 ? super.answerKind() : CHANGED;
    }

    @Override
    public long answerLength() {
        return lengths++ == 0 ? super.answerLength() : CHANGED;
    }

    @Override
    public long answerDetail() {
        return details++ == 0 ? super.answerDetail() : CHANGED;
    }

    @Override
    public long logBytes() {
        return logs++ == 0 ? super.logBytes() : CHANGED;
    }

    @Override
    public long memoryBytes() {
        return memories++ == 0 ? super.memoryBytes() : CHANGED;
    }
}
