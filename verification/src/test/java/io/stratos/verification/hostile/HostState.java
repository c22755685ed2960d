package io.stratos.verification.hostile;

import io.stratos.abi.sandbox.Decisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// What guests could leave behind in this process and around it.
///
/// @param heapBytes used after collection
/// @param metaspaceBytes used after collection: classes, and what the JIT notes about their methods
/// @param classes loaded, those of compiled modules among them
/// @param threads of ours
/// @param files open file descriptors
/// @param sharedFiles files in the machine's shared memory that this process made
/// @param children processes that came from this one, with all that those started
record HostState(
        long heapBytes, long metaspaceBytes, long classes, long threads, long files, long sharedFiles, long children) {
    private static final int COLLECTIONS = 3;
    /// Jars that a class loader opens when it first needs them.
    private static final int FILES_SLACK = 4;

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    /// Everything, after collecting what nobody holds any more.
    static HostState settled() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc(); // what is left is what somebody holds
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        return new HostState(
                heap, metaspace, classes, threadCount(), openFiles(), sharedFileCount(), Offspring.count());
    }

    /// Threads that the sandboxes started; the JDK's own come and go as it likes.
    static long threadCount() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("stratos-"))
                .count();
    }

    private static long openFiles() {
        return entries(OPEN_FILES, "");
    }

    private static long sharedFileCount() {
        return entries(
                SHARED_MEMORY, "stratos-python-" + ProcessHandle.current().pid() + "-");
    }

    private static long entries(Path folder, String prefix) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Whether threads, files and processes are no more than they were.
    static boolean isBackTo(HostState before) {
        return threadCount() <= before.threads
                && Offspring.count() <= before.children
                && sharedFileCount() <= before.sharedFiles
                && openFiles() <= before.files + FILES_SLACK;
    }

    /// Waits until it is so: processes and threads end in their own time.
    ///
    /// @return whether it came to be so
    static boolean comes(BooleanSupplier condition) {
        long began = System.nanoTime();
        for (int tries = 0; !condition.getAsBoolean(); tries++) {
            if (System.nanoTime() - began > PATIENCE_NANOS) {
                return false;
            }
            Decisions.pause(tries);
        }
        return true;
    }
}
