package io.stratos.host.run;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured of an instance's callbacks: a row beside the journal, never in it (DESIGN §4), because it
/// depends on the machine. A run that was killed keeps what the process measured that ended it.
///
/// @param calls callbacks that were measured
/// @param bins how many took at least `fromNanos` and less than the next bin's
public record Measured(
        long calls,
        long p50Nanos,
        long p90Nanos,
        long p99Nanos,
        long p999Nanos,
        long maxNanos,
        long fuelMax,
        long memoryBytesMax,
        long outputBytesMax,
        List<Bin> bins) {

    private static final String NAME = "measured row";

    public Measured {
        bins = List.copyOf(bins);
    }

    /// One bar of the histogram.
    public record Bin(long fromNanos, long toNanos, long calls) {}

    static byte[] key(InstanceId instance) {
        return ("measured/" + instance).getBytes(StandardCharsets.US_ASCII);
    }

    byte[] encode() {
        var document = Json.object();
        document.put("schema", "stratos.measured/1");
        document.put("calls", calls);
        document.put("p50_ns", p50Nanos);
        document.put("p90_ns", p90Nanos);
        document.put("p99_ns", p99Nanos);
        document.put("p999_ns", p999Nanos);
        document.put("max_ns", maxNanos);
        document.put("fuel_max", fuelMax);
        document.put("memory_bytes_max", memoryBytesMax);
        document.put("output_bytes_max", outputBytesMax);
        document.put("bins", bins.stream().map(Measured::document).toList());
        return Json.canonical(document);
    }

    private static Map<String, @Nullable Object> document(Bin bin) {
        var document = Json.object();
        document.put("from_ns", bin.fromNanos());
        document.put("to_ns", bin.toNanos());
        document.put("calls", bin.calls());
        return document;
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws Refused with STA_LEDGER_DAMAGED if the row cannot be read
    static Measured decode(byte[] row) throws Refused {
        var root = Fields.of(
                Documents.json(row, DocumentLimits.SMALL, NAME, ReasonCode.STA_LEDGER_DAMAGED),
                NAME,
                ReasonCode.STA_LEDGER_DAMAGED);
        root.text("schema");
        var bins = new ArrayList<Bin>();
        for (var bin : root.children("bins")) {
            bins.add(new Bin(count(bin, "from_ns"), count(bin, "to_ns"), count(bin, "calls")));
        }
        var measured = new Measured(
                count(root, "calls"),
                count(root, "p50_ns"),
                count(root, "p90_ns"),
                count(root, "p99_ns"),
                count(root, "p999_ns"),
                count(root, "max_ns"),
                count(root, "fuel_max"),
                count(root, "memory_bytes_max"),
                count(root, "output_bytes_max"),
                bins);
        root.finish();
        return measured;
    }

    private static long count(Fields fields, String field) {
        return fields.whole(field, 0, Long.MAX_VALUE);
    }
}
