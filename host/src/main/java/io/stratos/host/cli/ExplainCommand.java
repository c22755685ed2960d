package io.stratos.host.cli;

import io.stratos.host.audit.Explainer;
import io.stratos.host.audit.Explanation;
import io.stratos.host.audit.Link;
import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.RecordedRun;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos explain ID`: why an order did, or did not, go out.
@CommandLine.Command(
        name = "explain",
        description = {
            "Tell the way of an intent: the event that caused it, the verdict, the order, its fills.",
            "ID is a client order id, venue order id, trade id, trace id, idempotency key, #SEQ of a journal record, or"
                    + " BOT/STRATEGY/INSTANCE@CURSOR.ORDINAL."
        },
        footer = {
            "",
            "Example: stratos explain --data run1 bot/ema-cross/1@17.0",
            "         stratos explain --data run1 '#1042'"
        })
final class ExplainCommand extends Command {
    @Parameters(paramLabel = "ID", description = "What is to be explained.")
    private String id = "";

    ExplainCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        try (var archive = RecordedRun.open(context.data(shared))) {
            var told = Explainer.explain(archive.reader(), id);
            print(document(told), () -> text(told));
        }
        return ExitCode.DONE;
    }

    private Map<String, @Nullable Object> document(Explanation told) {
        var document = Json.object();
        document.put("schema", "stratos.explain/1");
        document.put("id", id);
        document.put("subject", told.subject());
        document.put(
                "chain", told.chain().stream().map(ExplainCommand::document).toList());
        document.put("cut", told.isCut());
        document.put("outcome", told.outcome());
        document.put("reason_code", told.reason().name());
        return document;
    }

    private static Map<String, @Nullable Object> document(Link link) {
        var document = Json.object();
        document.put("seq", link.seq());
        document.put("kind", link.kind());
        document.put("at", IsoTime.of(link.atNanos()));
        document.put("summary", link.summary());
        document.put("hash", link.hash());
        return document;
    }

    private void text(Explanation told) {
        line(told.subject() + ": " + told.outcome() + " (" + told.reason() + ")");
        for (var link : told.chain()) {
            var number = link.seq() == 0 ? "" : "#" + link.seq();
            line(String.format("%9s  %s  %-14s %s", number, IsoTime.of(link.atNanos()), link.kind(), link.summary()));
        }
        if (told.isCut()) {
            line("only the first " + (Explanation.LINKS_MAX - 1) + " steps and the last one are shown");
        }
        if (!told.reason().meaning().isEmpty() && told.reason().number() != 0) {
            line(told.reason().meaning());
            line("Next: " + told.reason().nextStep());
        }
    }
}
