package io.stratos.host.daemon.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stratos.host.daemon.ControlClient;
import io.stratos.host.daemon.RunningMark;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// What somebody needs who is asked for help, as a zip of texts: versions, the outline of the
/// configuration, the files of the data directory by name, the end of the log, crashes, and what the daemon
/// says of itself if it runs.
///
/// Keys, tokens, bundles and the ledger are not read into it. The journal is told without what it says:
/// values of strategies and people's words stay here.
public final class Diagnosis {
    private static final int LOG_BYTES = 256 * 1024;
    private static final int CRASHES = 3;
    private static final int FILES_MAX = 2_000;
    private static final long RECORDS = 500;

    private static final Map<String, String> ASKED = Map.of(
            "status.json", "/v1/status",
            "selfcheck.json", "/v1/selfcheck",
            "ps.json", "/v1/ps",
            "metrics.txt", "/metrics");

    private final Path data;
    private final Secrets secrets = new Secrets();
    private final Map<String, String> texts = new TreeMap<>();

    private Diagnosis(Path data) {
        this.data = data;
    }

    /// Looks at a data directory and at the daemon of it.
    ///
    /// @param config file of the daemon, null if nobody named it
    /// @param keys folder of keys and trust
    /// @param version of the program
    public static Diagnosis of(Path data, @Nullable Path config, Path keys, Environment environment, String version)
            throws Refused {
        var diagnosis = new Diagnosis(data);
        diagnosis.secrets.addVariables(environment.variables());
        diagnosis.secrets.addFiles(data.resolve("tokens"));
        diagnosis.secrets.addFiles(keys);
        diagnosis.texts.put("about.txt", about(version));
        if (config != null) {
            diagnosis.config(config);
        }
        diagnosis.files();
        diagnosis.daemon();
        diagnosis.log(RunningMark.LOG_FILE, data.resolve(RunningMark.LOG_FILE));
        for (var crash : RunningMark.newest(data, CRASHES)) {
            diagnosis.log("crashes/" + crash.getFileName(), crash);
        }
        return diagnosis;
    }

    /// Writes it, for its owner alone.
    ///
    /// @return names of what is in it
    public List<String> write(Path file) throws Refused {
        WholeFile.write(file, WholeFile.PRIVATE, this::write);
        return List.copyOf(texts.keySet());
    }

    private void write(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, UTF_8); // whoever opened the stream closes it
        for (var text : texts.entrySet()) {
            zip.putNextEntry(new ZipEntry(secrets.takenOutOf(text.getKey())));
            zip.write(secrets.takenOutOf(text.getValue()).getBytes(UTF_8));
        }
        zip.finish();
    }

    private static String about(String version) {
        var out = new StringBuilder(version).append('\n');
        for (var name : List.of("java.vm.name", "java.vm.version", "os.name", "os.version", "os.arch")) {
            out.append(name).append(": ").append(System.getProperty(name)).append('\n');
        }
        out.append("processors: ").append(Runtime.getRuntime().availableProcessors());
        return out.append('\n').toString();
    }

    private void config(Path file) {
        try {
            var outline = ConfigOutline.of(Files.readAllBytes(file));
            secrets.add(outline.withheld());
            texts.put("config.txt", outline.text());
        } catch (IOException unreadable) {
            texts.put("config.txt", "(it cannot be read)\n");
        }
    }

    private void files() {
        var lines = new ArrayList<String>();
        for (var file : FolderFiles.of(data, FILES_MAX)) {
            try {
                lines.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + Files.size(file)
                        + " " + data.relativize(file));
            } catch (IOException gone) {
                lines.add("(gone) " + data.relativize(file));
            }
        }
        texts.put("files.txt", String.join("\n", lines) + "\n");
    }

    private void daemon() {
        try (var client = ControlClient.open(data, "viewer")) {
            for (var one : ASKED.entrySet()) {
                texts.put(one.getKey(), client.get(one.getValue()).json() + "\n");
            }
            long newest = JournalOutline.newest(client.get("/v1/status").json());
            var records = client.get("/v1/audit/export?from=" + Math.max(1, newest - RECORDS));
            texts.put("journal.txt", JournalOutline.of(records.json()));
        } catch (Refused absent) {
            texts.put("daemon.txt", absent.first().line() + "\n");
        }
    }

    private void log(String name, Path file) {
        try (var channel = Files.newByteChannel(file)) {
            long from = Math.max(0, channel.size() - LOG_BYTES);
            channel.position(from);
            var bytes = ByteBuffer.allocate(LOG_BYTES);
            while (bytes.hasRemaining() && channel.read(bytes) > 0) {
                // until it is full, or the file ends
            }
            var text = new String(bytes.array(), 0, bytes.position(), UTF_8);
            texts.put(name, from == 0 ? text : Secrets.afterCut(text));
        } catch (IOException none) {
            texts.put(name, "(there is none)\n");
        }
    }
}
