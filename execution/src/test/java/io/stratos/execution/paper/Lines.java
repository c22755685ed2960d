package io.stratos.execution.paper;

import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueReport;
import java.util.List;
import java.util.TreeMap;

/// What a venue says, as lines of text.
record Lines(List<String> out) implements ReportSink {

    @Override
    public void report(VenueReport report, long atNanos) {
        out.add(atNanos + " " + report);
    }

    @Override
    public void answer(VenueAnswer answer, long atNanos) {
        var text = answer instanceof VenueAnswer.Positions held
                ? "Positions " + held.id() + held.completeness() + new TreeMap<>(held.quantities())
                : answer.toString();
        out.add(atNanos + " " + text);
    }
}
