package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;

/// Kind SEAL: closes a segment.
///
/// @param segmentSha256 over the segment's record hashes
public record SealRecord(long firstSeq, long lastSeq, String segmentSha256) {

    private static final int FIRST_SEQ = (1 << 3) | WireType.VARINT;
    private static final int LAST_SEQ = (2 << 3) | WireType.VARINT;
    private static final int SEGMENT_SHA256 = (3 << 3) | WireType.LENGTH;

    /// The record's bytes.
    public byte[] encode() {
        var out = new WireWriter(RecordFields.CAPACITY);
        write(out);
        return out.toByteArray();
    }

    /// Appends the record's bytes.
    public void write(WireWriter out) {
        out.int64(FIRST_SEQ, firstSeq);
        out.int64(LAST_SEQ, lastSeq);
        RecordFields.hash(out, SEGMENT_SHA256, segmentSha256);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws MalformedMessageException if the bytes are damaged
    public static SealRecord decode(byte[] bytes) throws MalformedMessageException {
        var in = RecordFields.reader(bytes);
        long firstSeq = 0;
        long lastSeq = 0;
        String segmentSha256 = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case FIRST_SEQ -> firstSeq = in.varint();
                case LAST_SEQ -> lastSeq = in.varint();
                case SEGMENT_SHA256 -> segmentSha256 = RecordFields.hash(in);
                default -> in.skip(tag);
            }
        }
        return new SealRecord(firstSeq, lastSeq, segmentSha256);
    }
}
