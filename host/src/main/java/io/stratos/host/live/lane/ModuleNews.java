package io.stratos.host.live.lane;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.nio.charset.StandardCharsets;

/// Whether an instance goes on with the code, and in the sandbox, that recorded its turns: a host that was
/// upgraded meters otherwise, or brings another Python.
///
/// That it decided the turns since its last state as recorded was compared as it was made; how it decides
/// the next ones nobody knows. So it goes on, or an upgrade would strand every instance, the journal says
/// what changed, and until a restart window is over it only reduces. Its lane's thread.
final class ModuleNews {
    private static final int SHOWN_CHARS = 16;

    private final StrategyInstance strategy;
    private final String recorded;
    private final String runs;

    ModuleNews(InstanceSetting parts, StrategyInstance strategy) {
        this.strategy = strategy;
        var row = parts.ledger().reader().get(Table.INSTANCE, strategy.rows().module());
        recorded = row == null ? "" : new String(row, StandardCharsets.UTF_8);
        runs = parts.spec().module().identity();
    }

    /// What records its turns from now on.
    void keep() {
        strategy.keep(strategy.rows().module(), runs.getBytes(StandardCharsets.UTF_8));
    }

    /// Its first guest of this host stands where it stood.
    ///
    /// @return whether it was degraded for it
    boolean cameUp(long nowNanos) {
        if (runs.equals(recorded)) {
            return false;
        }
        keep();
        if (recorded.isEmpty()) {
            return false; // nobody knows
        }
        var subject = "module of " + strategy.spec().id() + " was " + shown(recorded) + ", is " + shown(runs);
        var note = new NoteRecord(subject, ReasonCode.STA_OTHER_MODULE, strategy.cursor());
        strategy.tell(RecordKind.NOTE, note.encode(), nowNanos);
        strategy.healthAt(nowNanos).degrade(ReasonCode.STA_OTHER_MODULE, strategy.nowNanos());
        return true;
    }

    private static String shown(String identity) {
        return identity.substring(0, Math.min(SHOWN_CHARS, identity.length()));
    }
}
