package io.stratos.host.tape;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Recorded market data of one kind, verified and ready to be read. Immutable and safe to share between threads.
public final class Tape {

    private final String name;
    private final String sha256;
    private final TapeHeader header;
    private final MemorySegment records;

    /// Takes over verified content.
    ///
    /// @param records exactly `count` records
    Tape(String name, String sha256, TapeHeader header, MemorySegment records) {
        this.name = name;
        this.sha256 = sha256;
        this.header = header;
        this.records = records;
    }

    /// The name or file it was found under; not part of its content.
    public String name() {
        return name;
    }

    /// SHA-256 of the content, lower-case hex: the same data has the same hash, however it was found.
    public String sha256() {
        return sha256;
    }

    public TapeKind kind() {
        return header.kind();
    }

    /// Number of records.
    public long count() {
        return header.count();
    }

    /// What the records are about; [TapeCursor#instrument] is an index into this list.
    public List<TapeInstrument> instruments() {
        return header.instruments();
    }

    /// Scale of every price.
    public int priceScale() {
        return header.priceScale();
    }

    /// Scale of every quantity and volume.
    public int qtyScale() {
        return header.qtyScale();
    }

    /// A new cursor before the first record.
    public TapeCursor cursor() {
        return new TapeCursor(header, records);
    }
}
