package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.InstanceId;

/// Kind CHECKPOINT: a checkpoint's pointer was flipped.
///
/// @param length bytes of the payload
/// @param sha256 of the payload
public record CheckpointRecord(
        InstanceId instance,
        long generation,
        long cursor,
        int stateSchemaVersion,
        long lineage,
        long length,
        String sha256) {

    private static final int INSTANCE = (1 << 3) | WireType.LENGTH;
    private static final int GENERATION = (2 << 3) | WireType.VARINT;
    private static final int CURSOR = (3 << 3) | WireType.VARINT;
    private static final int STATE_SCHEMA_VERSION = (4 << 3) | WireType.VARINT;
    private static final int LINEAGE = (5 << 3) | WireType.VARINT;
    private static final int LENGTH = (6 << 3) | WireType.VARINT;
    private static final int SHA256 = (7 << 3) | WireType.LENGTH;

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.text(INSTANCE, instance.toString());
        out.int64(GENERATION, generation);
        out.int64(CURSOR, cursor);
        out.uint32(STATE_SCHEMA_VERSION, stateSchemaVersion);
        out.int64(LINEAGE, lineage);
        out.int64(LENGTH, length);
        RecordFields.hash(out, SHA256, sha256);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static CheckpointRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        String instance = "";
        long generation = 0;
        long cursor = 0;
        int stateSchemaVersion = 0;
        long lineage = 0;
        long length = 0;
        String sha256 = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case INSTANCE -> instance = RecordFields.text(in);
                case GENERATION -> generation = in.varint();
                case CURSOR -> cursor = in.varint();
                case STATE_SCHEMA_VERSION -> stateSchemaVersion = in.varint32();
                case LINEAGE -> lineage = in.varint();
                case LENGTH -> length = in.varint();
                case SHA256 -> sha256 = RecordFields.hash(in);
                default -> in.skip(tag);
            }
        }
        return new CheckpointRecord(
                RecordFields.instance(instance), generation, cursor, stateSchemaVersion, lineage, length, sha256);
    }
}
