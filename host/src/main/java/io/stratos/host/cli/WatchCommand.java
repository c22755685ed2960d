package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.ControlClient;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos watch [I]`: what happens in the running host, as it happens.
@CommandLine.Command(
        name = "watch",
        description = {
            "What happens, as it happens: records of the journal, and instances whose health, breaker or safety"
                    + " changed.",
            "Turns that asked for nothing are told with --json alone.",
            "Goes on where it was when the connection breaks; ends with the daemon, or at Ctrl-C."
        },
        footer = {"", "Example: stratos watch bot1/ema-cross/btc --data host1"})
final class WatchCommand extends Command {
    private static final long AGAIN_NANOS = 100_000_000L;

    @Parameters(index = "0", arity = "0..1", paramLabel = "I", description = "BOT/STRATEGY/INSTANCE; default: all.")
    private @Nullable String instance;

    @Option(names = "--after", paramLabel = "SEQ", description = "Begin behind this record; default: with the next.")
    private long after = -1;

    @Option(names = "--records", paramLabel = "N", description = "End after so many records; default: never.")
    private long most = Long.MAX_VALUE;

    private long told;

    /// Whether the daemon said anything since the last try; on a quiet journal that is where it stands, and
    /// no more.
    private boolean isReached;

    WatchCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        while (true) {
            isReached = false;
            var ending = follow();
            if (told >= most) {
                return ExitCode.DONE;
            }
            if (ending != null && ending.first().code() != ReasonCode.API_SLOW) {
                throw ending;
            }
            if (!isReached) { // trying again is of no use
                throw ending != null ? ending : DaemonCall.broken();
            }
            say("goes on behind record " + after);
            LockSupport.parkNanos(AGAIN_NANOS);
        }
    }

    /// @return why the daemon ended it, null if the connection broke
    private @Nullable Refused follow() throws Refused {
        var path = "/v1/events/stream?" + (after < 0 ? "" : "after=" + after + "&");
        var heard = new Hearing();
        new DaemonCall(context, shared)
                .follow(instance == null ? path : DaemonCall.value(path, "instance", instance), heard);
        return heard.ending;
    }

    /// Prints what it hears.
    private final class Hearing implements ControlClient.Heard {
        private @Nullable Refused ending;

        @Override
        public boolean event(ControlClient.Event event) {
            isReached = true;
            after = Math.max(after, event.id());
            switch (event.name()) {
                case "record" -> record(event.data());
                case "instance" -> print(event.data(), WatchCommand::standing);
                case "end" -> ending = DaemonCall.refused(event.data());
                default -> {
                    // how far the journal is; the event's id says it
                }
            }
            return told < most;
        }

        /// Turns that asked for nothing are of interest to programs.
        private void record(String data) {
            if (shared.json || !DaemonCall.document(data).text("kind").equals("turn_range")) {
                told++;
                print(data, WatchCommand::record);
            }
        }
    }

    /// How one is told to a person.
    @FunctionalInterface
    private interface Wording {
        String of(Told told);
    }

    private void print(String data, Wording wording) {
        line(shared.json ? data : wording.of(DaemonCall.document(data)));
        context.terminal().flush();
    }

    static String record(Told record) {
        return String.format(
                "%9s  %s  %-14s %s",
                "#" + record.text("seq"),
                record.text("at"),
                record.text("kind"),
                Json.text(record.at("record").document()));
    }

    private static String standing(Told one) {
        return String.format(
                "%9s  %-32s %-9s %s breaker=%s safety=%s",
                "*",
                one.text("instance"),
                one.text("health_state"),
                one.text("reason_code"),
                one.text("breaker"),
                one.text("safety"));
    }
}
