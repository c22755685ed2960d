package io.stratos.execution.rows;

import io.stratos.abi.model.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Makes the keys of an account's rows: account, 0, kind, then the row's own name. Identifiers hold
/// no zero byte, so one account's keys never begin like another's.
public final class RowKey {

    private final byte[] account;

    public RowKey(AccountId account) {
        this.account = account.value().getBytes(StandardCharsets.US_ASCII);
    }

    /// The prefix of all rows of a kind.
    public byte[] prefix(char kind) {
        return with(kind, 0).array();
    }

    /// A row named by a text.
    public byte[] of(char kind, String name) {
        var text = name.getBytes(StandardCharsets.UTF_8);
        return with(kind, text.length).put(text).array();
    }

    /// A row named by a number; numbers sort as unsigned.
    public byte[] of(char kind, long number) {
        return with(kind, Long.BYTES).putLong(number).array();
    }

    /// A row named by a text and a number in it.
    public byte[] of(char kind, String name, long number) {
        var text = name.getBytes(StandardCharsets.UTF_8);
        return with(kind, text.length + 1 + Long.BYTES)
                .put(text)
                .put((byte) 0)
                .putLong(number)
                .array();
    }

    /// A row named by a text and two numbers in it.
    public byte[] of(char kind, String name, long first, long second) {
        var text = name.getBytes(StandardCharsets.UTF_8);
        return with(kind, text.length + 1 + 2 * Long.BYTES)
                .put(text)
                .put((byte) 0)
                .putLong(first)
                .putLong(second)
                .array();
    }

    /// The prefix of all rows of a kind named by this text and numbers.
    public byte[] prefix(char kind, String name) {
        var text = name.getBytes(StandardCharsets.UTF_8);
        return with(kind, text.length + 1).put(text).put((byte) 0).array();
    }

    /// The text that names a row, out of its key.
    public String name(byte[] key) {
        int start = account.length + 2;
        return new String(key, start, key.length - start, StandardCharsets.UTF_8);
    }

    /// The number that ends a key.
    public static long number(byte[] key) {
        return ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES).getLong();
    }

    private ByteBuffer with(char kind, int more) {
        return ByteBuffer.allocate(account.length + 2 + more)
                .put(account)
                .put((byte) 0)
                .put((byte) kind);
    }
}
