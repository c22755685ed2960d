package io.stratos.host.file;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes a file so that others see the old one or the whole new one, never half of it.
public final class WholeFile {

    /// For everybody to read.
    public static final Set<PosixFilePermission> PUBLIC = PosixFilePermissions.fromString("rw-r--r--");

    /// For the owner alone.
    public static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    /// Produces the content.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException, Refused;
    }

    private WholeFile() {}

    /// Writes `bytes`; an existing file is replaced.
    public static void write(Path file, Set<PosixFilePermission> permissions, byte[] bytes) throws Refused {
        write(file, permissions, out -> out.write(bytes));
    }

    /// Writes what `content` produces to a temporary neighbour, syncs it, and gives it its name at the end.
    public static void write(Path file, Set<PosixFilePermission> permissions, Content content) throws Refused {
        var target = file.toAbsolutePath();
        try {
            var folder = target.getParent();
            if (folder == null) {
                throw new IOException("no folder");
            }
            Files.createDirectories(folder);
            var part = Files.createTempFile(folder, "." + target.getFileName() + ".", ".part", attribute(permissions));
            try {
                fill(part, content);
                Files.setPosixFilePermissions(part, permissions);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            sync(folder);
        } catch (IOException unwritable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the file cannot be written")
                    .at(file.toString())
                    .got(unwritable.getClass().getSimpleName(), "a writable folder with space")
                    .refused();
        }
    }

    private static void fill(Path part, Content content) throws IOException, Refused {
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /// The new name is durable only when its folder is.
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?> attribute(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
