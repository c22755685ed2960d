package io.stratos.execution.reconcile;

import io.stratos.execution.venue.IdentityClass;

/// Whether the identical request for an order of unknown outcome may go out again (`faults.md` §1.3). The venue is
/// always asked first (SPEC X-3).
///
/// | class | not asked yet | asked, not there, in time | asked, not there, too late |
/// | ----- | ------------- | ------------------------- | -------------------------- |
/// | A     | LOOK_UP       | RESUBMIT                  | LOOK_UP                    |
/// | B1    | LOOK_UP       | RESUBMIT                  | LOOK_UP                    |
/// | B2    | LOOK_UP       | LOOK_UP                   | LOOK_UP                    |
/// | B3    | LOOK_UP       | RESUBMIT (*)              | LOOK_UP                    |
/// | C     | LOOK_UP       | LOOK_UP                   | LOOK_UP                    |
///
/// (*) while the venue surely remembers the id; else LOOK_UP. In time: the order's own max delay has not passed, so
/// that a request which creates it now does not create it late. B2 forgets an id with the order's end, so a resend
/// after a quick fill would fill twice; C never knew it.
public enum RetryRule {
    LOOK_UP,
    RESUBMIT;

    /// What to do next about an order of unknown outcome.
    ///
    /// @param isAskedFor whether a complete answer said that the order is not there
    /// @param isInTime whether the order's max delay has not passed
    /// @param isRemembered whether the venue surely still knows the id, had it come; only class B3 forgets
    public static RetryRule of(
            IdentityClass identityClass, boolean isAskedFor, boolean isInTime, boolean isRemembered) {
        if (!isAskedFor || !isInTime) {
            return LOOK_UP;
        }
        return switch (identityClass) {
            case A, B1 -> RESUBMIT;
            case B3 -> isRemembered ? RESUBMIT : LOOK_UP;
            case B2, C -> LOOK_UP;
        };
    }
}
