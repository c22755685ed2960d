package io.stratos.abi.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes `docs/reference/reason-codes.md` from the codes and their texts.
final class ReasonCodePage {
    private static final String HEAD = """
        # Reason codes

        Why something was refused, degraded, halted or recovered. The set is closed and numbers are never reused.
        Generated from `ReasonCode` and `reason-codes.tsv`: `mvn -pl abi test -Dstratos.docs.write=true` writes this page.
        """;

    /// What each area is about.
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("OK", "No reason"),
            Map.entry("BND", "BND: the bundle as a container"),
            Map.entry("SIG", "SIG: signatures"),
            Map.entry("TRU", "TRU: the trust store"),
            Map.entry("DSC", "DSC: descriptors"),
            Map.entry("ABI", "ABI: modules and messages"),
            Map.entry("RES", "RES: resources and faults"),
            Map.entry("SBX", "SBX: forbidden capabilities"),
            Map.entry("GATE", "GATE: intents"),
            Map.entry("IDM", "IDM: identity"),
            Map.entry("STA", "STA: state and ledger"),
            Map.entry("TEL", "TEL: telemetry"),
            Map.entry("LSE", "LSE: leases"),
            Map.entry("EXE", "EXE: execution"),
            Map.entry("REC", "REC: reconciliation"),
            Map.entry("SAF", "SAF: the safety interlock"),
            Map.entry("RSK", "RSK: the risk port"),
            Map.entry("AUD", "AUD: the audit chain"),
            Map.entry("CFG", "CFG: configuration"),
            Map.entry("BRK", "BRK: circuit breakers"),
            Map.entry("SLO", "SLO: service levels"),
            Map.entry("DAT", "DAT: market data and tapes"),
            Map.entry("SVC", "SVC: models and signals"),
            Map.entry("DEP", "DEP: instances that come and go"),
            Map.entry("API", "API: the local API"),
            Map.entry("ENV", "ENV: the environment"),
            Map.entry("CLI", "CLI: the command line"),
            Map.entry("INTERNAL", "Our own bugs"));

    private ReasonCodePage() {}

    /// The area of a code: its prefix. Only backpressure of the ledger has a name of its own.
    static String area(ReasonCode code) {
        return code == ReasonCode.LEDGER_BACKPRESSURE ? "STA" : code.name().replaceFirst("_.*", "");
    }

    static String markdown() {
        Map<String, List<ReasonCode>> byArea = Arrays.stream(ReasonCode.values())
                .collect(Collectors.groupingBy(ReasonCodePage::area, LinkedHashMap::new, Collectors.toList()));
        var page = new StringBuilder(HEAD);
        byArea.forEach((area, codes) -> {
            page.append("\n## ").append(title(area)).append("\n\n");
            page.append("| number | code | meaning | next step |\n| --- | --- | --- | --- |\n");
            codes.forEach(code -> page.append(row(code)));
        });
        return page.toString();
    }

    private static String row(ReasonCode code) {
        return "| %d | `%s` | %s | %s |\n".formatted(code.number(), code, cell(code.meaning()), cell(code.nextStep()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String title(String area) {
        var title = TITLES.get(area);
        if (title == null) {
            throw new IllegalStateException("Invariant: every area has a title, missing=" + area);
        }
        return title;
    }
}
