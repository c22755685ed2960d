package io.stratos.host.daemon.diagnosis;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files below a folder, sorted. What cannot be looked at is left out, and nothing else with it: a
/// folder that belongs to somebody else, a file that has just gone.
final class FolderFiles {
    private FolderFiles() {}

    static List<Path> of(Path folder, int filesMax) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes ofLink) {
                    if (Files.isRegularFile(file)) {
                        found.add(file);
                    }
                    return found.size() < filesMax ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException changing) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException none) {
            // what was found until then
        }
        found.sort(null);
        return found;
    }
}
