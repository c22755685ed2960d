package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What another virtual machine holds, as its own tools and Linux tell.
///
/// @param heapBytes live after a collection
/// @param metaspaceBytes used after a collection
/// @param threads of the process, but for those of the compilers, which come and go
/// @param files open descriptors
/// @param residentBytes resident memory
record ProcessGauge(long heapBytes, long metaspaceBytes, long threads, long files, long residentBytes) {
    private static final long KIB = 1_024;
    private static final Path TOOLS = Path.of(System.getProperty("java.home"), "bin");
    private static final List<String> HEAP = List.of("S0U", "S1U", "EU", "OU");
    private static final String METASPACE = "MU";
    private static final int COLLECTIONS = 2;

    /// Looks after collecting what nobody holds any more.
    static ProcessGauge settled(long pid) throws IOException, InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            run("jcmd", Long.toString(pid), "GC.run");
        }
        var columns = run("jstat", "-gc", Long.toString(pid)).lines().toList();
        var names = List.of(columns.getFirst().trim().split("\\s+"));
        var values = List.of(columns.getLast().trim().split("\\s+"));
        double heap = 0;
        for (var part : HEAP) {
            heap += Double.parseDouble(values.get(names.indexOf(part)));
        }
        double metaspace = Double.parseDouble(values.get(names.indexOf(METASPACE)));
        return new ProcessGauge(
                (long) (heap * KIB), (long) (metaspace * KIB), threads(pid), entries(of(pid, "fd")), resident(pid));
    }

    /// Resident memory alone, which asks nothing of the process.
    static long resident(long pid) throws IOException {
        return Files.readAllLines(of(pid, "status"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .sum();
    }

    private static String run(String tool, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(TOOLS.resolve(tool).toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static long threads(long pid) throws IOException {
        try (var tasks = Files.list(of(pid, "task"))) {
            return tasks.filter(task -> !isCompiler(task)).count();
        }
    }

    private static boolean isCompiler(Path task) {
        try {
            return Files.readString(task.resolve("comm"), StandardCharsets.UTF_8)
                    .matches("C[12] Compiler.*\\s*");
        } catch (IOException _) {
            return true; // it ended meanwhile
        }
    }

    private static long entries(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private static Path of(long pid, String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
