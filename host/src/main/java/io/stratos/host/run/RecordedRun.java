package io.stratos.host.run;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.InstancePosition;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lifecycle.InstanceHealth;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import io.stratos.state.rocks.LedgerArchive;
import java.nio.file.Path;
import java.util.Optional;

/// A backtest's data directory, looked at afterwards: what stands in rows beside the journal.
public final class RecordedRun {
    private RecordedRun() {}

    /// How far an instance came.
    ///
    /// @param isFinished whether the tape was played to its end
    public record Ending(long cursor, long nowNanos, boolean isFinished, HealthState health, ReasonCode reason) {}

    /// Opens the ledger of a data directory for reading.
    ///
    /// @throws Refused if there is none, another process uses it, or it cannot be read
    public static LedgerArchive open(Path data) throws Refused {
        return switch (LedgerArchive.open(LedgerDoor.folder(data))) {
            case LedgerArchive.Result.Opened(var archive) -> archive;
            case LedgerArchive.Result.Refused(var code, var detail) ->
                throw Refusal.of(code, "the recorded session cannot be read: " + detail)
                        .at(data.toString())
                        .refused();
        };
    }

    /// What the run was given; empty in directories of versions that did not write it.
    public static Optional<SessionSheet> sheet(LedgerReader reader) throws Refused {
        var row = reader.get(Table.META, SessionSheet.KEY);
        return row == null ? Optional.empty() : Optional.of(SessionSheet.decode(row));
    }

    /// What was measured of an instance's callbacks by the process that ended the run; empty if it never
    /// ended.
    public static Optional<Measured> measured(LedgerReader reader, InstanceId instance) throws Refused {
        var row = reader.get(Table.META, Measured.key(instance));
        return row == null ? Optional.empty() : Optional.of(Measured.decode(row));
    }

    /// How far an instance came; empty if none of its turns was committed.
    public static Optional<Ending> ending(LedgerReader reader, InstanceId instance) {
        var row = reader.get(Table.INSTANCE, new InstanceRows(instance).position());
        if (row == null) {
            return Optional.empty();
        }
        var position = InstancePosition.decode(row);
        var shell = ShellPosition.decode(position.shell());
        var saved = reader.get(Table.INSTANCE, new InstanceRows(instance).health());
        var health = saved == null ? InstanceHealth.Summary.FRESH : InstanceHealth.Summary.of(saved);
        return Optional.of(new Ending(
                position.cursor(),
                position.nowNanos(),
                shell.phase() == ShellPosition.Phase.FINISHED,
                health.state(),
                health.reason()));
    }
}
