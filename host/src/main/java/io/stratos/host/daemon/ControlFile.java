package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Where the daemon of a data directory is reached: a file that only its owner can read. What its callers
/// show is in [Tokens].
///
/// @param url of the local API
/// @param pid of the daemon's process
public record ControlFile(String url, long pid) {
    private static final String NAME = "control.json";

    /// Writes it, whole or not at all.
    void write(Path data) throws Refused {
        var out = Json.object();
        out.put("schema", "stratos.control/2");
        out.put("url", url);
        out.put("pid", pid);
        var file = data.resolve(NAME);
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var aside = Files.createTempFile(data, NAME, ".tmp", owner);
            Files.write(aside, Json.text(out).getBytes(StandardCharsets.UTF_8));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the control file cannot be written")
                    .at(file.toString())
                    .refused();
        }
    }

    /// Reads it.
    ///
    /// @throws Refused with `ENV_DAEMON` if there is none, or a daemon left it that is gone: none runs there
    public static ControlFile read(Path data) throws Refused {
        var file = data.resolve(NAME);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw noDaemon(data);
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "what says where the daemon listens cannot be read")
                    .at(file.toString())
                    .fix("ask as the user that the daemon runs as")
                    .refused();
        }
        var fields = Fields.of(
                Documents.json(bytes, DocumentLimits.SMALL, NAME, ReasonCode.ENV_DAEMON), NAME, ReasonCode.ENV_DAEMON);
        fields.text("schema");
        var control = new ControlFile(fields.text("url"), fields.whole("pid", 1, Long.MAX_VALUE));
        fields.finish();
        if (ProcessHandle.of(control.pid).isEmpty()) {
            throw noDaemon(data); // who has taken its port since knows other tokens
        }
        return control;
    }

    static Refused noDaemon(Path data) {
        if (RunningMark.isLeftBehind(data)) {
            return Refusal.of(ReasonCode.ENV_DAEMON, "the daemon of this data directory ended without a stop")
                    .at(data.resolve(RunningMark.LOG_FILE).toString())
                    .fix("read the log named, then stratos host start --config FILE --data " + data)
                    .refused();
        }
        return Refusal.of(ReasonCode.ENV_DAEMON, "no daemon runs on this data directory")
                .at(data.toString())
                .fix("stratos host start --config FILE --data " + data)
                .refused();
    }

    static void delete(Path data) {
        try {
            Files.deleteIfExists(data.resolve(NAME));
        } catch (IOException stays) {
            // A file that stays names a daemon that does not answer, and callers say so.
        }
    }
}
