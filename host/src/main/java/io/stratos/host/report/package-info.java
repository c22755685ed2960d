/// The report of a recorded session: one HTML file that needs nothing else (SPEC U-4).
///
/// Reads in this order: [io.stratos.host.report.SessionReport] opens a data directory, [JournalPass] walks the
/// journal, [MarketPass] the recorded deliveries; figures are made of both, exactly; [ReportDocument] puts them into
/// JSON and [ReportPage] into the page. Nothing here reads a clock: the same recorded session gives the same bytes.
@NullMarked
package io.stratos.host.report;

import org.jspecify.annotations.NullMarked;
