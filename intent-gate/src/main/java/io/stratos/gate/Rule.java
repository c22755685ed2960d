package io.stratos.gate;

import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateVerdict.Denied;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule: denies a draft with one of its codes, makes it safer, or lets it be.
///
/// @param name what holds for a draft that passed, as `docs/reference/gate.md` says it
/// @param codes what it denies or degrades with; the reason of a [GateMode] may stand in their place
record Rule<D>(String name, Check<D> check, List<ReasonCode> codes) {

    /// Null lets the draft go on.
    @FunctionalInterface
    interface Check<D> {
        @Nullable
        Denied of(D draft);
    }

    static <D> Rule<D> of(String name, Check<D> check, ReasonCode... codes) {
        return new Rule<>(name, check, List.of(codes));
    }

    /// Takes the draft through the rules in their order; the first that denies is the reason.
    static <D> @Nullable Denied firstDenial(List<Rule<D>> rules, D draft) {
        for (var rule : rules) {
            var denied = rule.check.of(draft);
            if (denied != null) {
                return denied;
            }
        }
        return null;
    }
}
