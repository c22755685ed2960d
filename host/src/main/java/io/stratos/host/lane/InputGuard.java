package io.stratos.host.lane;

import io.stratos.abi.model.Intent;
import io.stratos.gate.Exposure;
import io.stratos.gate.GateMode;

/// How what an instance hears holds back what it asks for, instrument by instrument (SPEC M-27). Its lane's thread.
@FunctionalInterface
public interface InputGuard {
    /// Nothing is held back.
    InputGuard OPEN = _ -> GateMode.OPEN;

    /// What holds for one instrument.
    ///
    /// @param instrument [io.stratos.abi.model.Instrument#id], 0 for what concerns none
    GateMode mode(int instrument);

    /// How an intent is held back: by the instrument that it would trade.
    default GateMode mode(Intent intent, Exposure exposure) {
        return switch (intent) {
            case Intent.Order order -> mode(order.instrument());
            case Intent.Position position -> mode(position.instrument());
            case Intent.Amend amend -> {
                var target = amend.target() == null ? null : exposure.liveOrder(amend.target());
                yield mode(target == null ? 0 : target.instrument());
            }
            case Intent.Cancel _, Intent.Alert _, Intent.NoOp _, Intent.RiskHint _ -> GateMode.OPEN;
        };
    }
}
