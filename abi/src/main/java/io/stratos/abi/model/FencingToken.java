package io.stratos.abi.model;

/// A number that rises with every lease grant; the store and the connector refuse a lower one (SPEC M-19).
public record FencingToken(long value) implements Comparable<FencingToken> {

    public FencingToken {
        if (value < 0) {
            throw new IllegalArgumentException("Condition failed: a fencing token is not negative, got=" + value);
        }
    }

    public boolean isOlderThan(FencingToken other) {
        return value < other.value;
    }

    @Override
    public int compareTo(FencingToken other) {
        return Long.compare(value, other.value);
    }
}
