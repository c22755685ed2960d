package io.stratos.host.cli;

import io.stratos.host.document.Sha256;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refused;
import io.stratos.host.report.SessionReport;
import java.nio.file.Path;

/// Writes a report where the person asked for it: the whole of it or nothing.
final class ReportFile {
    private ReportFile() {}

    /// What was written.
    record Written(String path, long bytes, String sha256) {}

    static Written write(SessionReport report, Path file) throws Refused {
        var page = report.html();
        WholeFile.write(file, WholeFile.PUBLIC, page);
        return new Written(file.toString(), page.length, Sha256.hex(page));
    }
}
