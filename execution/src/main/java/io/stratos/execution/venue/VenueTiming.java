package io.stratos.execution.venue;

/// What an adapter knows of its venue's clock and of how long things take to show there. Evidence that an order
/// does not exist rests on these figures (DESIGN §8), so an adapter declares only what the venue promises.
///
/// @param requestExpiryNanos after this much venue time a request that has not arrived is refused; 0 if the venue
///     promises nothing of the kind
/// @param visibilityHorizonNanos after this much venue time an accepted order shows in every query;
///     [#NOT_DECLARED] if the venue promises nothing of the kind
/// @param cancelOnDisconnect whether the venue takes orders back when the connection ends
/// @param clockOffsetNanos venue time less host time, as measured
/// @param clockErrorNanos how far the offset may be wrong, not below zero
/// @param idRetentionNanos how long class B3 remembers an id; 0 for the other classes
public record VenueTiming(
        long requestExpiryNanos,
        long visibilityHorizonNanos,
        boolean cancelOnDisconnect,
        long clockOffsetNanos,
        long clockErrorNanos,
        long idRetentionNanos) {

    /// The venue promises nothing of the kind.
    public static final long NOT_DECLARED = -1;

    /// A venue that promises nothing: an order of unknown outcome never ends by absence there.
    public static final VenueTiming UNDECLARED = new VenueTiming(0, NOT_DECLARED, false, 0, 0, 0);

    public VenueTiming {
        if (requestExpiryNanos < 0
                || visibilityHorizonNanos < NOT_DECLARED
                || clockErrorNanos < 0
                || idRetentionNanos < 0) {
            throw new IllegalArgumentException("Condition failed: times are not below zero, got="
                    + requestExpiryNanos + "," + visibilityHorizonNanos + "," + clockErrorNanos + ","
                    + idRetentionNanos);
        }
    }

    /// Whether absence can be evidence at all here.
    public boolean declaresAbsence() {
        return requestExpiryNanos > 0 && visibilityHorizonNanos != NOT_DECLARED;
    }

    /// Venue time after which a request that left by `sentNanos` is either refused or visible everywhere.
    ///
    /// @throws IllegalStateException if the venue does not declare it
    public long visibleAfterNanos(long sentNanos) {
        if (!declaresAbsence()) {
            throw new IllegalStateException("Invariant: only declared times are counted with");
        }
        return Math.addExact(venueTimeAtMost(sentNanos), Math.addExact(requestExpiryNanos, visibilityHorizonNanos));
    }

    /// The latest host time at which the venue's clock shows this.
    public long hostTimeAtMost(long venueNanos) {
        return Math.addExact(Math.subtractExact(venueNanos, clockOffsetNanos), clockErrorNanos);
    }

    /// The earliest that the venue's clock may have shown at a host time.
    public long venueTimeAtLeast(long hostNanos) {
        return Math.subtractExact(Math.addExact(hostNanos, clockOffsetNanos), clockErrorNanos);
    }

    /// The latest that the venue's clock may have shown at a host time.
    public long venueTimeAtMost(long hostNanos) {
        return Math.addExact(hostNanos, Math.addExact(clockOffsetNanos, clockErrorNanos));
    }
}
