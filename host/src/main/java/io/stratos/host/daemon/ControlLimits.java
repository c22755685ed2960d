package io.stratos.host.daemon;

/// What callers of the local API may take.
///
/// @param readersMax readers of server-sent events at once, each of which has a thread
/// @param idleMillis how long a connection may take and send nothing; then it is cut off, also in the middle of
///     what is written to it
/// @param sendBufferBytes what the system keeps of an answer that its caller does not take, -1 for what it likes
record ControlLimits(int readersMax, long idleMillis, int sendBufferBytes) {
    static final ControlLimits STANDARD = new ControlLimits(16, 30_000, -1);
}
