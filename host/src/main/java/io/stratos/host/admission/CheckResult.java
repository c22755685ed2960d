package io.stratos.host.admission;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;

/// One line of the report.
///
/// @param finding what was found; code `OK` and no next step if all is well
public record CheckResult(CheckName check, boolean ok, Refusal finding) {

    static CheckResult passed(CheckName check, String what) {
        return new CheckResult(check, true, new Refusal(ReasonCode.OK, what, "", "", "", ""));
    }

    static CheckResult failed(CheckName check, Refusal refusal) {
        return new CheckResult(check, false, refusal);
    }

    /// A check that could not be made.
    ///
    /// @param counts whether that alone refuses the bundle
    static CheckResult notEvaluated(CheckName check, String why, boolean counts) {
        return new CheckResult(check, !counts, Refusal.of(ReasonCode.DSC_NOT_EVALUATED, "not evaluated: " + why));
    }

    public ReasonCode code() {
        return finding.code();
    }

    public String what() {
        return finding.what();
    }

    /// File, line or field it concerns; empty if there is none.
    public String where() {
        return finding.where();
    }

    /// What was got and what was expected, or what the code means; empty if all is well.
    public String why() {
        if (finding.got().isEmpty() && finding.expected().isEmpty()) {
            return code() == ReasonCode.OK ? "" : code().meaning();
        }
        return "got " + finding.got() + ", expected " + finding.expected();
    }

    /// The next step; empty if all is well.
    public String fix() {
        return finding.fix();
    }
}
