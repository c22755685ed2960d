package io.stratos.host.report;

import io.stratos.execution.connector.AccountStatement;
import io.stratos.execution.rows.RowSource;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.InstanceStatistics;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.Measured;
import io.stratos.host.run.RecordedRun;
import io.stratos.host.run.SessionSheet;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything the report shows of one instance.
///
/// @param ending empty if no turn was committed
/// @param statistics null if no turn was committed
/// @param measured empty unless measurements were asked for and are there
record InstanceReport(
        SessionFacts facts,
        Trail trail,
        Market market,
        Figures figures,
        Costs costs,
        AccountStatement account,
        Optional<RecordedRun.Ending> ending,
        @Nullable InstanceStatistics statistics,
        Optional<Measured> measured) {

    static InstanceReport read(LedgerReader reader, Trail trail, @Nullable SessionSheet sheet, boolean withMeasured)
            throws Refused {
        var instance = trail.run().instance();
        var rows = new InstanceRows(instance);
        var ending = RecordedRun.ending(reader, instance);
        var first = MarketPass.firstNow(reader, rows);
        long from = first == null ? 0 : first;
        long to = ending.map(RecordedRun.Ending::nowNanos).orElse(from);
        if (!trail.fills().isEmpty()) {
            to = Math.max(to, trail.fills().getLast().atNanos());
        }
        var facts = new SessionFacts(instance, sheet, from, Math.max(from, to));
        var market = MarketPass.walk(reader, trail, facts);
        var account = AccountStatement.read(trail.run().account(), RowSource.of(reader));
        var saved = reader.get(Table.INSTANCE, rows.statistics());
        return new InstanceReport(
                facts,
                trail,
                market,
                Figures.of(trail, facts, account),
                Costs.of(trail, market),
                account,
                ending,
                saved == null ? null : InstanceStatistics.of(saved),
                withMeasured ? RecordedRun.measured(reader, instance) : Optional.empty());
    }
}
