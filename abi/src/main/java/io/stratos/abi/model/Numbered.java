package io.stratos.abi.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A closed choice whose values have fixed numbers on the wire.
public interface Numbered {

    /// The number on the wire; never reused.
    int number();

    /// Finds the value of a number without allocating.
    final class Table<E extends Enum<E> & Numbered> {
        private final @Nullable Object[] byNumber;
        private final Class<E> type;

        public Table(Class<E> type) {
            this.type = type;
            var values = type.getEnumConstants();
            int top = Arrays.stream(values).mapToInt(Numbered::number).max().orElse(0);
            byNumber = new @Nullable Object[top + 1];
            for (var value : values) {
                if (byNumber[value.number()] != null) {
                    throw new IllegalStateException("Invariant: numbers are unique, twice=" + value.number());
                }
                byNumber[value.number()] = value;
            }
        }

        /// The value with this number, or null if the contract knows none.
        public @Nullable E find(int number) {
            return number >= 0 && number < byNumber.length ? type.cast(byNumber[number]) : null;
        }
    }
}
