package io.stratos.execution.venue;

/// A hole in what a venue tells without being asked: fills, expiries and corrections may have been missed, so the
/// account is compared with the venue. No order is named, because nobody knows which.
public enum StreamGap {
    /// Nothing comes any more until [#RECONNECTED]: the connection ended, or it is up and does not bring what it
    /// must.
    DISCONNECTED,
    /// The connection is back; what happened meanwhile was not told.
    RECONNECTED,
    /// The connection is up and frames of it are missing.
    FRAMES_LOST
}
