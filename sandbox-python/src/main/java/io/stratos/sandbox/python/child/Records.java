package io.stratos.sandbox.python.child;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import java.util.function.IntFunction;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// Walks over a flat tuple. What is not there or has another type throws; the caller makes it one fault.
final class Records {
    private static final int ABSENT = -1;

    private final Value tuple;
    private final long size;
    private long at;

    Records(Value tuple) {
        this.tuple = tuple;
        this.size = tuple.getArraySize();
    }

    boolean hasMore() {
        return at < size;
    }

    /// Whether a number comes next, as the head of each record is.
    boolean isAtNumber() {
        return tuple.getArrayElement(at).fitsInInt();
    }

    long int64() {
        return next().asLong();
    }

    /// Unsigned 32 bits fit too: the contract's numbers are.
    int int32() {
        long value = next().asLong();
        if (value != (int) value && value >>> Integer.SIZE != 0) {
            throw new ArithmeticException("Condition failed: 32 bits");
        }
        return (int) value;
    }

    String text() {
        return next().asString();
    }

    Decimal decimal() {
        return new Decimal(int64(), int32());
    }

    @Nullable
    Decimal optional() {
        long units = int64();
        int scale = int32();
        return scale == ABSENT ? null : new Decimal(units, scale);
    }

    IntentRef ref() {
        return new IntentRef(int64(), int32());
    }

    <E> @Nullable E optionalChoice(IntFunction<@Nullable E> ofNumber) {
        return ofNumber.apply(int32());
    }

    <E> E choice(IntFunction<@Nullable E> ofNumber) {
        var value = ofNumber.apply(int32());
        if (value == null) {
            throw new IllegalArgumentException("Condition failed: a number of the contract");
        }
        return value;
    }

    private Value next() {
        return tuple.getArrayElement(at++);
    }
}
