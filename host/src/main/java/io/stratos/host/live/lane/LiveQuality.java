package io.stratos.host.live.lane;

import io.stratos.abi.journal.QualityRecord;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.quality.InputQuality;
import io.stratos.host.quality.QualityAction;
import io.stratos.host.quality.QualityChange;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.util.Locale;

/// The quality of a live instance's input: what its events say holds for the very turn that they begin, and stands in
/// the
/// journal right before it (SPEC M-27). Its lane's thread.
final class LiveQuality {
    private final StrategyInstance strategy;
    private final InputQuality input;
    private long now;

    LiveQuality(InstanceSetting parts, StrategyInstance strategy) {
        this.strategy = strategy;
        input = new InputQuality(parts.quality(), this::changed);
        var row = parts.ledger().reader().get(Table.INSTANCE, strategy.rows().quality());
        if (row != null) {
            input.restore(row);
        }
    }

    GateMode mode(int instrument) {
        return input.mode(instrument);
    }

    /// An event begins a turn.
    void delivered(Event event, long nowNanos) {
        now = nowNanos;
        input.delivered(event, nowNanos);
    }

    /// Time passes; at each turn, and between turns so that silence shows.
    ///
    /// @return whether something changed
    boolean look(long nowNanos) {
        now = nowNanos;
        return input.silence(nowNanos);
    }

    /// Why it is held back now, `OK` if it is not.
    ReasonCode reason() {
        return input.reason();
    }

    /// Keeps where it stands with the turns of a group.
    void endGroup() {
        if (input.isChanged()) {
            strategy.keep(strategy.rows().quality(), input.save());
        }
    }

    private void changed(QualityChange change) {
        var action = change.action() == QualityAction.NONE
                ? ""
                : change.action().name().toLowerCase(Locale.ROOT);
        var record = new QualityRecord(
                strategy.spec().id(),
                strategy.cursor(),
                change.instrument(),
                change.flags(),
                change.previous(),
                action,
                change.reason());
        strategy.tell(RecordKind.QUALITY, record.encode(), now);
    }
}
