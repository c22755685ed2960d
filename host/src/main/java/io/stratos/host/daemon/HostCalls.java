package io.stratos.host.daemon;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.api.Answers;
import io.stratos.host.daemon.api.Asked;
import io.stratos.host.daemon.api.Calls;
import io.stratos.host.daemon.api.Says;
import io.stratos.host.live.HostJournal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The host as a whole.
///
/// | | |
/// | --- | --- |
/// | `GET /v1/status` | whether it trades, and if not, why |
/// | `GET /v1/live` | 200 while every thread works, else 503: only a new process helps |
/// | `GET /v1/ready` | 200 while it trades, else 503 with the code why not |
/// | `GET /v1/selfcheck` | what must hold before it goes live |
/// | `POST /v1/stop` | `{"reason"}`: stops in order; while it stops, a second one ends it at once |
final class HostCalls implements Calls {
    /// Longer than a healthy ledger takes, shorter than a caller waits.
    private static final long NOTE_SECONDS = 2;

    private final Daemon daemon;
    private final Path data;

    HostCalls(Daemon daemon, Path data) {
        this.daemon = daemon;
        this.data = data;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/v1/status",
                Says.that("Whether it trades, and if not, why.")
                        .answers(
                                "stratos.host/1",
                                "mode state reason_code market_records:integer journal_seq:integer! signed:object!"
                                        + " last_crash! instances:integer accounts:array"),
                context -> Answers.json(context, StatusDocument.status(daemon, data)));
        routes.get(
                "/v1/live",
                probes("200 while every thread works; else only a new process helps."),
                context -> probe(context, daemon.isAlive() ? ReasonCode.OK : ReasonCode.INTERNAL));
        routes.get(
                "/v1/ready",
                probes("200 while it trades, else the code why not."),
                context -> probe(context, daemon.readiness()));
        routes.get(
                "/v1/selfcheck",
                Says.that("What must hold before it goes live, each with its reason.")
                        .answers("stratos.selfcheck/1", "ok:boolean mode plugins:object checks:array"),
                context -> Answers.json(context, new SelfCheck(daemon, data).document()));
        routes.post(
                "/v1/stop",
                Says.that("Stops in order; while it stops, a second one ends it at once.")
                        .body("reason")
                        .answers("stratos.asked/1", "")
                        .refuses(503),
                this::stop);
    }

    private static Says probes(String what) {
        return Says.that(what)
                .answers("stratos.probe/1", "ok:boolean reason_code")
                .also(503);
    }

    private static void probe(Context context, ReasonCode reason) {
        context.status(reason == ReasonCode.OK ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        Answers.json(context, StatusDocument.probe(reason));
    }

    /// The first stops in order; a second one ends the process at once, as a second signal does.
    private void stop(Context context) throws Refused {
        var reason = Asked.onlyReason(context);
        if (daemon.isStopping()) {
            StopSignals.endNow();
        }
        var asked = new HostJournal.Asked("stop", ReasonCode.OK, Asked.actor(context), reason);
        var noted = daemon.host().journal().note(asked);
        // A host whose ledger takes nothing any more is stopped all the same, and its caller is told so.
        var told = noted.exceptionally(_ -> false).completeOnTimeout(false, NOTE_SECONDS, TimeUnit.SECONDS);
        Answers.later(context, told, _ -> Answers.asked());
        daemon.requestStop();
    }
}
