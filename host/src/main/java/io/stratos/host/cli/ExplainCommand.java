package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.Explainer;
import io.stratos.host.audit.Explanation;
import io.stratos.host.document.IsoTime;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.RecordedRun;
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
        var data = context.data(shared);
        try (var archive = RecordedRun.open(data)) {
            var told = Explainer.explain(archive.reader(), id);
            print(told.document(id), () -> text(told));
        } catch (Refused refused) {
            if (!DaemonCall.isHeldByDaemon(refused)) {
                throw refused;
            }
            var told = new DaemonCall(context, shared).get(DaemonCall.query("/v1/explain", "id", id));
            print(told.document(), () -> text(told));
        }
        return ExitCode.DONE;
    }

    private void text(Explanation told) {
        head(told.subject(), told.outcome(), told.reason());
        for (var link : told.chain()) {
            step(link.seq(), IsoTime.of(link.atNanos()), link.kind(), link.summary());
        }
        var staged = told.staged();
        if (staged != null) {
            stage(staged.stage().name(), staged.code().name(), staged.got(), staged.limit());
        }
        end(told.isCut(), told.reason());
    }

    private void text(Told told) {
        var reason = ReasonCode.valueOf(told.text("reason_code"));
        head(told.text("subject"), told.text("outcome"), reason);
        for (var link : told.items("chain")) {
            step(Long.parseLong(link.text("seq")), link.text("at"), link.text("kind"), link.text("summary"));
        }
        var staged = told.at("stage");
        if (!staged.text("stage").isEmpty()) {
            stage(staged.text("stage"), staged.text("reason_code"), staged.text("got"), staged.text("limit"));
        }
        end(told.text("cut").equals("true"), reason);
    }

    private void stage(String stage, String reason, String got, String limit) {
        line("the account core " + (stage.equals("DENIED") ? "denied it" : "has it as " + stage) + " (" + reason
                + (got.isEmpty() ? "" : ", got " + got + ", limit " + limit) + ")");
    }

    private void head(String subject, String outcome, ReasonCode reason) {
        line(subject + ": " + outcome + " (" + reason + ")");
    }

    private void step(long seq, String at, String kind, String summary) {
        line(String.format("%9s  %s  %-14s %s", seq == 0 ? "" : "#" + seq, at, kind, summary));
    }

    private void end(boolean isCut, ReasonCode reason) {
        if (isCut) {
            line("only the first " + (Explanation.LINKS_MAX - 1) + " steps and the last one are shown");
        }
        if (!reason.meaning().isEmpty() && reason.number() != 0) {
            line(reason.meaning());
            line("Next: " + reason.nextStep());
        }
    }
}
