package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.Explainer;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;

/// The journal of a running host, which holds the lock of its ledger: asked here, not in the directory.
///
/// | | |
/// | --- | --- |
/// | `GET /v1/explain?id=ID` | why an order did, or did not, go out |
/// | `GET /v1/audit/export?from=SEQ&to=SEQ` | records as lines of JSON, at most [#RECORDS_MAX] at once |
public final class AuditCalls implements Calls {
    /// A page of some megabytes; whoever wants more asks again from where it ended.
    public static final int RECORDS_MAX = 5_000;

    private static final String LINES = "application/x-ndjson";

    private final LedgerWindow ledger;

    public AuditCalls(LedgerWindow ledger) {
        this.ledger = ledger;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/v1/explain",
                Says.that("Why an order did, or did not, go out.")
                        .query("id")
                        .answers(
                                "stratos.explain/1",
                                "id subject chain:array cut:boolean stage:object! outcome reason_code"),
                this::explain);
        routes.get(
                "/v1/audit/export",
                Says.that("Records of the journal as lines of JSON, at most " + RECORDS_MAX + " at once.")
                        .query("from:integer? to:integer?")
                        .answersIn(LINES),
                this::export);
    }

    private void explain(Context context) throws Refused {
        var id = context.queryParam("id");
        if (id == null || id.isBlank()) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "no id is given").refused();
        }
        Answers.json(
                context,
                ledger.look(open -> Explainer.explain(open.reader(), id)).document(id));
    }

    private void export(Context context) throws Refused {
        long from = Asked.number(context, "from", 1, Long.MAX_VALUE, 1);
        long to = Asked.number(context, "to", from, Long.MAX_VALUE, Long.MAX_VALUE);
        long end = to - from < RECORDS_MAX ? to : from + RECORDS_MAX - 1;
        var lines = new StringBuilder();
        long _ = ledger.look(open -> JournalExport.write(
                open.reader(), from, end, line -> lines.append(line).append('\n')));
        context.contentType(LINES).result(lines.toString());
    }
}
