package io.stratos.host.refusal;

import java.util.List;

/// Carries refusals up to whoever reports them: the command line, the admission report, the local API.
///
/// Checked, so that the compiler finds every caller; without a stack trace, because it is an expected outcome and not
/// a bug. Never thrown on a lane.
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    public Refused(Refusal refusal) {
        this(List.of(refusal));
    }

    public Refused(List<Refusal> refusals) {
        super(message(refusals), null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    /// All of them, the most important first; at least one.
    public List<Refusal> refusals() {
        return refusals;
    }

    /// The most important one.
    public Refusal first() {
        return refusals.getFirst();
    }

    private static String message(List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            throw new IllegalArgumentException("Condition failed: there is at least one refusal");
        }
        return refusals.getFirst().line();
    }
}
