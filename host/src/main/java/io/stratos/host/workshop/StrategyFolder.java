package io.stratos.host.workshop;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.BundleEntry;
import io.stratos.host.bundle.BundlePaths;
import io.stratos.host.descriptor.Authored;
import io.stratos.host.descriptor.DescriptorYaml;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A strategy as its author keeps it: `strategy.yaml`, sources, and what may lie beside them.
final class StrategyFolder {

    /// A folder with more is not a strategy, and walking it would take for ever.
    private static final int FILES_MAX = 10_000;

    private final Path root;
    private final byte[] descriptorBytes;
    private final Authored authored;

    private StrategyFolder(Path root, byte[] descriptorBytes, Authored authored) {
        this.root = root;
        this.descriptorBytes = descriptorBytes;
        this.authored = authored;
    }

    static StrategyFolder open(Path root) throws Refused {
        var file = root.resolve(BundlePaths.DESCRIPTOR);
        if (!Files.isRegularFile(file)) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the folder holds no strategy")
                    .at(root.toString())
                    .got("no " + BundlePaths.DESCRIPTOR, "a folder made by stratos new")
                    .fix("stratos new rust NAME or stratos new python NAME makes one")
                    .refused();
        }
        var bytes = read(file);
        return new StrategyFolder(root, bytes, DescriptorYaml.read(bytes, BundlePaths.DESCRIPTOR));
    }

    Path root() {
        return root;
    }

    Authored authored() {
        return authored;
    }

    byte[] descriptorBytes() {
        return descriptorBytes;
    }

    /// Everything the code is built from: all plain files but hidden ones, what the build makes, and bundles.
    List<BundleEntry> sources() throws Refused {
        return files(root, StrategyFolder::isSource);
    }

    private static boolean isSource(Path path) {
        boolean compiled = path.toString().endsWith(".pyc");
        return !path.startsWith("target") && !compiled && !path.toString().endsWith(".stratos");
    }

    /// The files below one of the optional folders, empty if it is not there.
    List<BundleEntry> below(String folder) throws Refused {
        return files(root.resolve(folder), _ -> true);
    }

    private List<BundleEntry> files(Path from, Predicate<Path> wanted) throws Refused {
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        var entries = new ArrayList<BundleEntry>();
        try (var walk = Files.walk(from)) {
            var paths = walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(root::relativize)
                    .filter(path -> !isHidden(path) && wanted.test(path))
                    .limit(FILES_MAX)
                    .sorted()
                    .toList();
            for (var path : paths) {
                entries.add(new BundleEntry(
                        path.toString().replace(path.getFileSystem().getSeparator(), "/"), read(root.resolve(path))));
            }
        } catch (IOException unreadable) {
            throw unreadable(from);
        }
        return entries;
    }

    private static boolean isHidden(Path path) {
        for (var segment : path) {
            if (segment.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] read(Path file) throws Refused {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw unreadable(file);
        }
    }

    private static Refused unreadable(Path path) {
        return Refusal.of(ReasonCode.ENV_FILE, "a file cannot be read")
                .at(path.toString())
                .refused();
    }
}
