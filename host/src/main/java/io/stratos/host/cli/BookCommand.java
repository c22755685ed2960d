package io.stratos.host.cli;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.book.AccountBooks;
import io.stratos.host.book.InstrumentNames;
import io.stratos.host.book.Wanted;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.RecordedRun;
import io.stratos.state.LedgerReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A command that shows one of the books of accounts: of the daemon while one runs on the data directory,
/// else of the directory itself. Both are the same document.
abstract class BookCommand extends Command {
    @Option(names = "--account", paramLabel = "A", description = "Of this account alone.")
    private @Nullable String account;

    @Option(names = "--instance", paramLabel = "I", description = "Of this BOT/STRATEGY/INSTANCE alone.")
    private @Nullable String instance;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "How many, the newest; default " + Wanted.LAST + ", at most " + Wanted.LAST_MAX + ".")
    private int last = Wanted.LAST;

    private final String path;

    /// @param path of the daemon's call
    BookCommand(CommandContext context, String path) {
        super(context);
        this.path = path;
    }

    /// Whether also what is done is wanted.
    boolean isAll() {
        return false;
    }

    abstract Map<String, @Nullable Object> document(AccountBooks books, Wanted wanted);

    abstract void text(Told told);

    @Override
    final int execute() throws Refused {
        var wanted = wanted();
        var told = told(context.data(shared), wanted);
        print(told.document(), () -> {
            text(told);
            if (told.text("cut").equals("true")) {
                line("only the newest are shown; --last N shows more of the newest 100,000 records; stratos audit"
                        + " export shows all");
            }
        });
        return ExitCode.DONE;
    }

    private Told told(Path data, Wanted wanted) throws Refused {
        try (var archive = RecordedRun.open(data)) {
            var reader = archive.reader();
            var bytes = Json.text(
                            document(new AccountBooks(reader, archive.head().seq(), names(reader)), wanted))
                    .getBytes(StandardCharsets.UTF_8);
            return new Told(Documents.json(bytes, DaemonCall.ANSWER, "the books", ReasonCode.STA_LEDGER_DAMAGED));
        } catch (Refused refused) {
            if (!DaemonCall.isHeldByDaemon(refused)) {
                throw refused;
            }
            return new DaemonCall(context, shared).get(path + query());
        }
    }

    /// What instruments are called: as a live host wrote down, else as a backtest did.
    private static Map<Integer, String> names(LedgerReader reader) throws Refused {
        var names = new LinkedHashMap<>(InstrumentNames.read(reader));
        RecordedRun.sheet(reader)
                .ifPresent(sheet -> sheet.instruments().forEach(one -> names.putIfAbsent(one.id(), one.symbol())));
        return names;
    }

    private Wanted wanted() throws Refused {
        if (account != null && !Identifier.isValid(account)) {
            throw wrong("--account", account, "1 to 64 characters of [A-Za-z0-9._-]");
        }
        if (last < 1 || last > Wanted.LAST_MAX) {
            throw wrong("--last", last, "1 to " + Wanted.LAST_MAX);
        }
        return new Wanted(account == null ? null : new AccountId(account), instance(), isAll(), last);
    }

    private @Nullable InstanceId instance() throws Refused {
        try {
            return instance == null ? null : InstanceId.parse(instance);
        } catch (IllegalArgumentException malformed) {
            throw wrong("--instance", String.valueOf(instance), "BOT/STRATEGY/INSTANCE");
        }
    }

    private static Refused wrong(String option, Object got, Object expected) {
        return Refusal.of(ReasonCode.CLI_USAGE, "the option " + option + " has no such value")
                .got(got, expected)
                .refused();
    }

    private String query() {
        return "?last=" + last + "&all=" + isAll() + named("account", account) + named("instance", instance);
    }

    private static String named(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// How the last comparison of each account with its venue ended.
    final void verdicts(Told told) {
        for (var one : told.items("accounts")) {
            var verdict = one.at("reconciliation");
            line("account " + one.text("account") + ": "
                    + (verdict.text("run").isEmpty()
                            ? "never compared with a venue"
                            : "reconciliation " + verdict.text("run") + " (" + verdict.text("cause") + ") was "
                                    + (verdict.text("clean").equals("true")
                                            ? "clean"
                                            : "not clean, findings " + verdict.text("findings"))
                                    + " at " + verdict.text("at")));
        }
    }
}
