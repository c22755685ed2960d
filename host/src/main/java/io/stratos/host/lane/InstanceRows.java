package io.stratos.host.lane;

import io.stratos.abi.model.InstanceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Keys of an instance's rows: `BOT/STRATEGY/INSTANCE`, a zero byte, a letter, and for ordered rows a
/// number u64 BE.
public final class InstanceRows {
    private final byte[] prefix;

    public InstanceRows(InstanceId instance) {
        prefix = (instance + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /// Applied cursor, time and whatever the shell needs to go on.
    public byte[] position() {
        return key('P');
    }

    /// The gate's counters.
    public byte[] gate() {
        return key('G');
    }

    public byte[] timers() {
        return key('M');
    }

    public byte[] statistics() {
        return key('S');
    }

    /// Health, and what was used of the limits.
    public byte[] health() {
        return key('H');
    }

    /// A state that could not be restored, by the cursor of its checkpoint.
    public byte[] unrestorable(long cursor) {
        return key('X', cursor);
    }

    /// All states that could not be restored.
    public byte[] unrestorablePrefix() {
        return key('X');
    }

    /// Where its breaker stands.
    public byte[] breaker() {
        return key('B');
    }

    /// The stage that its objectives brought it to.
    public byte[] objectives() {
        return key('L');
    }

    /// What it asked of services and was not told yet.
    public byte[] services() {
        return key('A');
    }

    /// Quality of its input.
    public byte[] quality() {
        return key('Q');
    }

    /// Values of its configuration after the turn of that cursor.
    public byte[] config(long cursor) {
        return key('C', cursor);
    }

    /// All its configurations.
    public byte[] configPrefix() {
        return key('C');
    }

    /// Values that its configuration file gave at the last start.
    public byte[] configFile() {
        return key('F');
    }

    /// A change of its configuration that waits for its moment.
    public byte[] configPending() {
        return key('W');
    }

    /// Where in the journal a step of a change of its configuration is told.
    public byte[] configStep(long number) {
        return key('K', number);
    }

    /// All of them.
    public byte[] configStepPrefix() {
        return key('K');
    }

    /// A gap in its deliveries that an operator accepted, by the turn of the state before it.
    public byte[] gap(long after) {
        return key('J', after);
    }

    /// All of them.
    public byte[] gapPrefix() {
        return key('J');
    }

    /// Identity of the module that recorded its turns, see [io.stratos.abi.sandbox.SandboxModule#identity].
    public byte[] module() {
        return key('I');
    }

    /// Its own lineage, once that was raised above the ledger's.
    public byte[] lineage() {
        return key('N');
    }

    /// A block of deliveries by its first cursor.
    public byte[] deliveries(long firstCursor) {
        return key('D', firstCursor);
    }

    /// All delivery blocks.
    public byte[] deliveriesPrefix() {
        return key('D');
    }

    /// A turn that asked for something, by its cursor.
    public byte[] turn(long cursor) {
        return key('T', cursor);
    }

    /// All turns that asked for something.
    public byte[] turnsPrefix() {
        return key('T');
    }

    /// An execution event on its way to the instance.
    public byte[] outbox(long seq) {
        return key('O', seq);
    }

    public byte[] outboxPrefix() {
        return key('O');
    }

    /// The number at the end of an ordered row's key.
    public static long numberOf(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }

    private byte[] key(char kind) {
        return ByteBuffer.allocate(prefix.length + 1)
                .put(prefix)
                .put((byte) kind)
                .array();
    }

    private byte[] key(char kind, long number) {
        return ByteBuffer.allocate(prefix.length + 1 + Long.BYTES)
                .put(prefix)
                .put((byte) kind)
                .putLong(number)
                .array();
    }
}
