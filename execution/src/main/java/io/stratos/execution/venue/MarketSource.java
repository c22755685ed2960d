package io.stratos.execution.venue;

/// A venue's market data, as they come. One thread; time is handed in.
///
/// Records are dense and in order: after a lost connection it goes on with the record after the last one handed
/// over, so nothing is missed and nothing comes twice.
public interface MarketSource extends AutoCloseable {

    /// Hands over what has come, at most `recordsMax` records.
    ///
    /// @return how many were handed over
    int poll(long nowNanos, int recordsMax, MarketSink sink);

    /// Whether the connection brings data, as far as is known; while it does not, prices are old.
    boolean isUp();

    @Override
    void close();
}
