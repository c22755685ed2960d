package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.lane.ServiceBook.OpenRequest;
import java.nio.ByteBuffer;
import java.util.Map;

/// An instance's open requests as a row: who asked before a crash is still told.
///
/// Layout, big-endian: format (1), failures in a row (4), requests (4), and for each its number (8), service (4), due
/// time (8) and code (4).
final class ServiceRow {
    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + 2 * Integer.BYTES;
    private static final int REQUEST = 2 * Long.BYTES + 2 * Integer.BYTES;

    private ServiceRow() {}

    static byte[] encode(Map<Long, OpenRequest> open, int failures) {
        var out = ByteBuffer.allocate(HEAD + open.size() * REQUEST);
        out.put(FORMAT).putInt(failures).putInt(open.size());
        open.forEach((id, request) -> out.putLong(id)
                .putInt(request.service())
                .putLong(request.dueNanos())
                .putInt(request.code().number()));
        return out.array();
    }

    /// Reads what [#encode] wrote into `open`.
    ///
    /// @return failures in a row
    /// @throws IllegalArgumentException if the bytes are not of this format
    static int decode(byte[] row, Map<Long, OpenRequest> open) {
        var in = ByteBuffer.wrap(row);
        if (in.remaining() < HEAD || in.get() != FORMAT) {
            throw new IllegalArgumentException("Condition failed: a row of services is of format " + FORMAT);
        }
        int failures = in.getInt();
        int count = in.getInt();
        if (count < 0 || in.remaining() != count * REQUEST) {
            throw new IllegalArgumentException("Condition failed: a row of services is whole, got=" + row.length);
        }
        for (int i = 0; i < count; i++) {
            long id = in.getLong();
            int service = in.getInt();
            long due = in.getLong();
            var code = ReasonCode.ofNumber(in.getInt());
            if (code == null) {
                throw new IllegalArgumentException("Condition failed: a code of this version");
            }
            open.put(id, new OpenRequest(service, due, code));
        }
        return failures;
    }
}
