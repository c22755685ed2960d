package io.stratos.venue.loopback;

/// What came back for one call.
sealed interface Reply {

    /// A whole response of the venue, or of whatever stands before it.
    record Answered(int status, String body) implements Reply {}

    /// No connection could be made: it surely never left.
    record NotSent() implements Reply {}

    /// It may have left, and there is no whole response.
    record Lost() implements Reply {}
}
