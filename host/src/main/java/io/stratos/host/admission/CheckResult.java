package io.stratos.host.admission;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;

/// One line of the report.
///
/// @param why what was got and what was expected; empty where that says nothing
/// @param fix the next step; empty if all is well
public record CheckResult(
        CheckName check, boolean ok, ReasonCode code, String what, String where, String why, String fix) {

    static CheckResult passed(CheckName check, String what) {
        return new CheckResult(check, true, ReasonCode.OK, what, "", "", "");
    }

    static CheckResult failed(CheckName check, Refusal refusal) {
        var why = refusal.got().isEmpty() && refusal.expected().isEmpty()
                ? refusal.code().meaning()
                : "got " + refusal.got() + ", expected " + refusal.expected();
        return new CheckResult(check, false, refusal.code(), refusal.what(), refusal.where(), why, refusal.fix());
    }

    /// A check that could not be made.
    ///
    /// @param counts whether that alone refuses the bundle
    static CheckResult notEvaluated(CheckName check, String why, boolean counts) {
        var code = ReasonCode.DSC_NOT_EVALUATED;
        return new CheckResult(check, !counts, code, "not evaluated", "", why, code.nextStep());
    }
}
