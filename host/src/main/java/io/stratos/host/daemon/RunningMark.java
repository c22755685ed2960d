package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows whether the last daemon of a data directory ended in order. `running.json` is there from its start
/// to its end; whoever finds it after a process died keeps what can be known of that in `crashes/`: when,
/// which process, and the end of what it logged.
public final class RunningMark {
    /// Where a daemon in the background writes what it says.
    public static final String LOG_FILE = "host.log";

    private static final Logger LOG = LoggerFactory.getLogger(RunningMark.class);
    private static final String NAME = "running.json";
    private static final String FOLDER = "crashes";
    private static final String PREFIX = "crash-";
    private static final int LOG_LINES = 200;
    private static final int LOG_BYTES = 256 * 1024;

    /// The oldest go; a daemon that dies at each start must not fill the disk.
    private static final int CRASHES_MAX = 20;

    private RunningMark() {}

    /// What a daemon left behind.
    private record Left(long pid, String started) {}

    /// Takes over from an earlier daemon; the ledger's lock says that it is gone.
    ///
    /// @return the file that tells of its end, if that was not in order
    static Optional<Path> begin(Path data, long nowNanos) throws Refused {
        var left = read(data);
        var crash = left == null ? Optional.<Path>empty() : Optional.of(keep(data, left, nowNanos));
        var out = Json.object();
        out.put("schema", "stratos.running/1");
        out.put("pid", ProcessHandle.current().pid());
        out.put("started", IsoTime.of(nowNanos));
        write(data.resolve(NAME), Json.text(out));
        return crash;
    }

    /// It ended in order.
    static void end(Path data) {
        delete(data.resolve(NAME));
    }

    /// The newest file that tells of a crash, null if none is kept.
    static @Nullable Path newest(Path data) {
        var all = crashes(data);
        return all.isEmpty() ? null : all.getLast();
    }

    /// The newest files that tell of crashes, oldest first.
    ///
    /// @param most how many
    public static List<Path> newest(Path data, int most) {
        var all = crashes(data);
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /// Whether a daemon of that directory died and nobody has started another since.
    static boolean isLeftBehind(Path data) {
        var left = read(data);
        return left != null && ProcessHandle.of(left.pid).isEmpty();
    }

    private static @Nullable Left read(Path data) {
        try {
            var bytes = Files.readAllBytes(data.resolve(NAME));
            var node = Documents.json(bytes, DocumentLimits.SMALL, NAME, ReasonCode.ENV_FILE);
            var fields = Fields.of(node, NAME, ReasonCode.ENV_FILE);
            fields.text("schema");
            var left = new Left(fields.whole("pid", 0, Long.MAX_VALUE), fields.text("started"));
            fields.finish();
            return left;
        } catch (IOException nothing) {
            return null;
        } catch (Refused damaged) {
            return new Left(0, "unknown");
        }
    }

    private static Path keep(Path data, Left left, long nowNanos) throws Refused {
        var found = IsoTime.of(nowNanos);
        var text = new StringBuilder();
        text.append("The daemon of process ")
                .append(left.pid)
                .append(", started ")
                .append(left.started);
        text.append(", ended without a stop; found ").append(found).append(".\n");
        text.append("The next start went on from its ledger.\n\nThe end of ")
                .append(LOG_FILE)
                .append(":\n");
        logged(data).forEach(line -> text.append(line).append('\n'));
        var file = data.resolve(FOLDER).resolve(PREFIX + found.replace(":", "") + ".txt");
        write(file, text.toString());
        var all = crashes(data);
        all.subList(0, Math.max(0, all.size() - CRASHES_MAX)).forEach(RunningMark::delete);
        return file;
    }

    /// The last lines of its log; none if it ran in the foreground.
    private static List<String> logged(Path data) {
        try (var channel = Files.newByteChannel(data.resolve(LOG_FILE))) {
            channel.position(Math.max(0, channel.size() - LOG_BYTES));
            var bytes = ByteBuffer.allocate(LOG_BYTES);
            while (channel.read(bytes) > 0) {
                // until it is full, or the file ends
            }
            var lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
        } catch (IOException none) {
            return List.of("(none)");
        }
    }

    private static List<Path> crashes(Path data) {
        try (Stream<Path> files = Files.list(data.resolve(FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warn("{} cannot be deleted", file);
        }
    }

    private static void write(Path file, String text) throws Refused {
        WholeFile.write(file, WholeFile.PRIVATE, text.getBytes(StandardCharsets.UTF_8));
    }
}
