package io.stratos.execution.venue;

/// Market data as they come, of a venue or of anybody who has them. One thread; time is handed in.
///
/// Records are dense and in order: after a lost connection it goes on with the record after the last one handed
/// over, so nothing is missed and nothing comes twice.
public interface MarketSource extends AutoCloseable {

    /// Hands over what has come, at most `recordsMax` records.
    ///
    /// @return how many were handed over
    int poll(long nowNanos, int recordsMax, MarketSink sink);

    /// What the source's own numbers say of what is missing.
    default Sequencing sequencing() {
        return Sequencing.RISING;
    }

    /// How a source counts its events ([MarketRecord#sourceSequence]); 0 is no number in each.
    enum Sequencing {
        /// They rise within an instrument, and may leave numbers out.
        RISING,
        /// One after the other over the whole source.
        DENSE,
        /// One after the other within each instrument.
        DENSE_BY_INSTRUMENT
    }

    /// Whether the connection brings data, as far as is known; while it does not, prices are old.
    boolean isUp();

    @Override
    void close();
}
