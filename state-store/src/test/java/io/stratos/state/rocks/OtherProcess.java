package io.stratos.state.rocks;

import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A second process that uses a ledger: it can be killed, and it holds locks of its own.
///
/// It says what it does on its standard output: `opening`, `open`, then `told N` from the listener
/// of turn N. What it says after its last line arrived never happened, as far as anybody knows.
final class OtherProcess implements AutoCloseable {
    /// Every turn of this number carries a checkpoint at its cursor.
    static final int CHECKPOINT_EVERY = 7;

    private static final int PAYLOAD_BYTES = 700;

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts a process that opens the ledger and commits turns until it is killed.
    static OtherProcess start(Path directory) {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath, OtherProcess.class.getName(), directory.toString()));
        try {
            return new OtherProcess(
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next line, null once the process is dead and all was read.
    @Nullable
    String line() {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitLine(String expected) {
        var line = line();
        if (!expected.equals(line)) {
            throw new IllegalStateException("expected=" + expected + " got=" + line);
        }
    }

    /// Kills it with SIGKILL; by its handle, because `Process` would throw away what it had still
    /// said.
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /// Waits for its end and reads what it had still said.
    List<String> remainingLines() {
        var lines = new ArrayList<String>();
        for (var line = line(); line != null; line = line()) {
            lines.add(line);
        }
        process.onExit().join();
        return lines;
    }

    @Override
    public void close() {
        kill();
        remainingLines();
    }

    /// Runs in the other process; ends by being killed.
    public static void main(String[] args) {
        System.out.println("opening");
        var opened = Ledgers.opened(Path.of(args[0]));
        System.out.println("open");
        var ledger = opened.ledger();
        byte[] applied = ledger.reader().get(Table.INSTANCE, Ledgers.APPLIED);
        long next = applied == null ? 1 : ByteBuffer.wrap(applied).getLong() + 1;
        while (true) {
            long number = next;
            if (ledger.offer(turn(number), (_, result) -> tell(number, result))) {
                next++;
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private static LedgerBatch turn(long number) {
        var batch = Ledgers.turn(number);
        batch.record(Ledgers.CORE, RecordKind.ORDER, number, new byte[PAYLOAD_BYTES]);
        if (number % CHECKPOINT_EVERY == 0) {
            batch.checkpoint(Ledgers.LANE, Ledgers.header(number), Ledgers.number(number));
        }
        return batch;
    }

    private static void tell(long number, CommitResult result) {
        if (result instanceof CommitResult.Committed) {
            System.out.println("told " + number);
        }
    }
}
