package io.stratos.host.tape;

import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;

/// Reads one foreign format.
@FunctionalInterface
interface TapeSource {

    /// Gives every record to `sink`, in the order of the file.
    ///
    /// @param name how messages call the file
    void read(InputStream in, String name, SourceRecord.Sink sink) throws IOException, Refused;
}
