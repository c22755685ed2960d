package io.stratos.host.file;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Reads files that decide what is trusted, only if nobody else could have written them.
public final class GuardedFile {

    private static final Set<PosixFilePermission> FOREIGN_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private static final Set<PosixFilePermission> FOREIGN = PosixFilePermissions.fromString("---rwxrwx");

    /// Larger than any key or trust store.
    private static final long BYTES_MAX = 1024 * 1024;

    private GuardedFile() {}

    /// Reads a file that others may read but not write.
    public static byte[] read(Path file) throws Refused {
        return read(file, FOREIGN_WRITE, "rw-r--r-- or less");
    }

    /// Reads a file that is the owner's alone.
    public static byte[] readPrivate(Path file) throws Refused {
        return read(file, FOREIGN, "rw-------");
    }

    private static byte[] read(Path file, Set<PosixFilePermission> forbidden, String expected) throws Refused {
        try {
            if (Files.isSymbolicLink(file) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw refuse(file, "a link or no plain file", "a plain file");
            }
            check(file, forbidden, expected);
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                check(folder, Set.of(PosixFilePermission.OTHERS_WRITE), "a folder that only its owner writes to");
            }
            if (Files.size(file) > BYTES_MAX) {
                throw refuse(file, Files.size(file) + " bytes", "at most " + BYTES_MAX);
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the file cannot be read")
                    .at(file.toString())
                    .refused();
        }
    }

    private static void check(Path path, Set<PosixFilePermission> forbidden, String expected)
            throws IOException, Refused {
        var permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        if (permissions.stream().anyMatch(forbidden::contains)) {
            throw refuse(path, PosixFilePermissions.toString(permissions), expected);
        }
    }

    private static Refused refuse(Path path, String got, String expected) {
        return Refusal.of(ReasonCode.TRU_PERM, "a file that decides about trust is open to others")
                .at(path.toString())
                .got(got, expected)
                .refused();
    }
}
