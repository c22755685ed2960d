package io.stratos.host.report;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.RecordedRun;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import io.stratos.state.LedgerUnreadableException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A recorded session, read from its data directory and ready to be written as a page (SPEC U-4).
public final class SessionReport {
    private final LedgerHead head;
    private final List<InstanceReport> instances;

    private SessionReport(LedgerHead head, List<InstanceReport> instances) {
        this.head = head;
        this.instances = List.copyOf(instances);
    }

    /// What a report says of one instance, for who only wants the sums.
    ///
    /// @param reconciles whether the journal's fills add up to the account's rows
    public record Sum(
            String instance,
            long fills,
            BigDecimal realized,
            BigDecimal fees,
            BigDecimal finalEquity,
            boolean reconciles) {}

    /// Reads a data directory. Nothing in it is changed.
    ///
    /// @param measurements whether to show what was measured on the machine, beside what was recorded
    /// @throws Refused if there is no ledger, no session in it, or it cannot be read
    public static SessionReport read(Path data, boolean measurements) throws Refused {
        try (var archive = RecordedRun.open(data)) {
            return new SessionReport(archive.head(), instances(archive.reader(), measurements, data));
        } catch (LedgerUnreadableException damaged) {
            throw Refusal.of(damaged.code(), "the recorded session cannot be read")
                    .at(data.toString())
                    .refused();
        }
    }

    private static List<InstanceReport> instances(LedgerReader reader, boolean measurements, Path data) throws Refused {
        var sheet = RecordedRun.sheet(reader).orElse(null);
        var instances = new ArrayList<InstanceReport>();
        for (var trail : JournalPass.walk(reader)) {
            instances.add(InstanceReport.read(reader, trail, sheet, measurements));
        }
        if (instances.isEmpty()) {
            throw Refusal.of(ReasonCode.STA_LEDGER_IO, "the data directory holds no session")
                    .at(data.toString())
                    .fix("stratos run --bundle B --tape T --data " + data)
                    .refused();
        }
        return instances;
    }

    /// The sums of each instance, in the order of the page.
    public List<Sum> sums() {
        return instances.stream()
                .map(instance -> new Sum(
                        instance.facts().instance().toString(),
                        instance.figures().fills(),
                        instance.figures().realized(),
                        instance.figures().fees(),
                        instance.figures().finalEquity(),
                        instance.figures().reconciles()))
                .toList();
    }

    /// The page: one HTML file that loads nothing. The same session gives the same bytes.
    public byte[] html() {
        return ReportPage.of(ReportDocument.of(head, instances));
    }
}
