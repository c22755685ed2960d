package io.stratos.abi.model;

/// Names an intent of one instance for ever: the cursor of its turn and its place in that turn.
///
/// @param cursor the turn, from 1
/// @param ordinal place among the intents of that turn, from 0
public record IntentRef(long cursor, int ordinal) implements Comparable<IntentRef> {

    public IntentRef {
        if (cursor < 0 || ordinal < 0) {
            throw new IllegalArgumentException(
                    "Condition failed: cursor and ordinal are not negative, got=" + cursor + "," + ordinal);
        }
    }

    @Override
    public int compareTo(IntentRef other) {
        int byCursor = Long.compare(cursor, other.cursor);
        return byCursor != 0 ? byCursor : Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return cursor + "." + ordinal;
    }
}
