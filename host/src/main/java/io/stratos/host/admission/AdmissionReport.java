package io.stratos.host.admission;

import java.util.List;
import java.util.Optional;

/// What admission found.
///
/// @param bundleSha256 hash of the file that was looked at
/// @param checks every check, in order; a check that failed twice is there twice
/// @param admitted the bundle, if nothing failed
public record AdmissionReport(
        String bundleSha256,
        String policyName,
        String policySha256,
        String contextSha256,
        List<CheckResult> checks,
        Optional<Admitted> admitted) {

    public AdmissionReport {
        checks = List.copyOf(checks);
    }

    public boolean isAdmitted() {
        return admitted.isPresent();
    }

    /// The checks that failed.
    public List<CheckResult> failures() {
        return checks.stream().filter(check -> !check.ok()).toList();
    }
}
