package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.host.config.Durations;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.LedgerDoor;
import io.stratos.host.run.VenueSettings;
import io.stratos.host.tape.TapeLibrary;
import io.stratos.host.venue.FaultPlanFile;
import io.stratos.host.venue.VenueOptions;
import io.stratos.host.venue.VenueProcess;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `stratos venue`: the paper venue as its own process, until it is stopped or killed.
@CommandLine.Command(
        name = "venue",
        description = {
            "Serve the paper venue on loopback, with its own book, ids, clock and state.",
            "Runs until it is stopped. The protocol is docs/reference/venue-protocol.md."
        },
        footer = {"", "Example: stratos venue --port 9100 --data venue1 --tape bitstamp --speed 60 --faults faults.yaml"
        })
final class VenueCommand extends Command {
    @Option(names = "--port", paramLabel = "P", description = "Port on loopback; default ${DEFAULT-VALUE}, 0 for any.")
    private int port = 9100;

    @Option(names = "--faults", paramLabel = "FILE", description = "What shall go wrong; docs/reference/fault-plan.md.")
    private @Nullable String faults;

    @Option(names = "--tape", paramLabel = "T", description = "The market: a tape file or name; default bitstamp.")
    private String tape = "bitstamp";

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Seconds of the tape in one; 0 (default): it moves when it is asked to.")
    private int speed;

    @Option(
            names = "--venue",
            paramLabel = "FILE",
            description = "Fees, filters and depth; latencies are the network's.")
    private @Nullable String venue;

    @Option(
            names = "--identity",
            paramLabel = "CLASS",
            description = "What reuse of a client order id does: A, B1, B2 (default), B3, C.")
    private IdentityClass identity = IdentityClass.B2;

    @Option(names = "--id-retention", paramLabel = "D", description = "How long class B3 remembers an id.")
    private String idRetention = "0ns";

    @Option(names = "--request-expiry", paramLabel = "D", description = "Older requests are refused; default never.")
    private String requestExpiry = "0ns";

    @Option(names = "--lag", paramLabel = "D", description = "How far answers are behind the book; default 0.")
    private String lag = "0ns";

    @Option(
            names = "--horizon",
            paramLabel = "D",
            description = "The lag the venue promises at most; default no promise.")
    private @Nullable String horizon;

    @Option(
            names = "--requests",
            paramLabel = "FILE",
            description = "Append a line there for each request to change an order: account, what, client order id.")
    private @Nullable String requests;

    @Option(names = "--cancel-on-disconnect", description = "Take orders back when the stream's connection ends.")
    private boolean cancelOnDisconnect;

    VenueCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var data = context.data(shared);
        var settings = venue == null ? VenueSettings.defaults() : VenueSettings.read(context.path(venue));
        var opened = TapeLibrary.open(tape, context.world().environment().workingDirectory());
        var plan = faults == null ? FaultPlan.NONE : FaultPlanFile.read(context.path(faults));
        var options = new VenueOptions(
                port,
                data,
                config(settings.config()),
                settings.instruments(opened),
                plan,
                opened,
                speed,
                requests == null ? null : context.path(requests));
        var ledger = LedgerDoor.open(data);
        var running = VenueProcess.start(options, ledger, context.world().wallClock());
        var document = Json.object();
        document.put("schema", "stratos.venue/1");
        document.put("url", "http://127.0.0.1:" + running.port());
        document.put("tape", opened.name());
        document.put("identity_class", identity.name());
        print(document, () -> line("listening on http://127.0.0.1:" + running.port()));
        context.terminal().flush();
        serve(running);
        return ExitCode.DONE;
    }

    private VenueConfig config(VenueConfig of) throws Refused {
        try {
            var conduct = VenueConduct.ofClass(identity, duration("--id-retention", idRetention))
                    .timing(
                            duration("--request-expiry", requestExpiry),
                            QueryLag.all(duration("--lag", lag)),
                            horizon == null ? VenueConduct.NOT_PROMISED : duration("--horizon", horizon))
                    .cancelOnDisconnect(cancelOnDisconnect);
            return new VenueConfig(
                    of.name(),
                    0,
                    0,
                    0,
                    of.seed(),
                    of.makerFeeBps(),
                    of.takerFeeBps(),
                    of.feeScale(),
                    of.halfSpreadTicks(),
                    of.takerSlippageTicks(),
                    of.takerDepth(),
                    of.participationBps(),
                    conduct);
        } catch (IllegalArgumentException impossible) {
            throw Refusal.of(ReasonCode.CFG_HOST, String.valueOf(impossible.getMessage()))
                    .refused();
        }
    }

    private static long duration(String option, String text) throws Refused {
        var nanos = Durations.parse(text);
        if (nanos.isEmpty()) {
            throw Refusal.of(ReasonCode.CFG_HOST, "a wrong duration")
                    .at(option)
                    .got(text, "as 200ms or 10m")
                    .refused();
        }
        return nanos.getAsLong();
    }

    /// Ends only with the process: a signal closes the venue in order, a kill leaves all that was told.
    private static void serve(VenueProcess running) {
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "venue-close"));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
