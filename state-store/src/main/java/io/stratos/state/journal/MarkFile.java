package io.stratos.state.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/// How a [HighWaterMark] reaches its file; tests put failures here.
public interface MarkFile {

    /// Writes all of a buffer.
    void write(ByteBuffer from, long at) throws IOException;

    /// Brings what was written to the disk.
    void force() throws IOException;
}
