package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.python.testing.Deaf;
import io.stratos.sandbox.python.testing.DoomedHost;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No child survives its host by more than two seconds, however the host dies and whatever the child does
/// just then.
@Tag("M-12")
final class HostDeathTest {
    private static final List<String> WAITS_AND_LOOPS = List.of("pass", "while True: pass");

    /// Long calls into the library between which nothing of the strategy runs.
    private static final List<String> WORKS_HARD = List.of(
            "pass",
            "10**10**8",
            "import math; math.factorial(3000000)",
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass");

    /// More than a child needs to be idle after its start.
    private static final Duration WORKED = Duration.ofMillis(500);

    /// What ends a host.
    enum Death {
        /// SIGTERM, as an operator or systemd sends it.
        TERMINATED("TERM"),
        /// A crash in native code.
        CRASHED("SEGV"),
        ABORTED("ABRT"),
        /// Its own heap is full, and it was told to exit then.
        OUT_OF_MEMORY("memory"),
        /// It stood still for a while, and nobody heard of it; then SIGKILL.
        STOPPED_THEN_KILLED("STOP");

        private final String how;

        Death(String how) {
            this.how = how;
        }
    }

    @Test
    void hostThatIsKilledTakesItsChildrenAlong() throws Exception {
        dies(WAITS_AND_LOOPS, Process::destroyForcibly, "SIGKILL");
    }

    /// At L3 it even takes back, with native code, that it is to die with its parent.
    @Test
    void childThatListensToNobodyDiesWithItsHostAtEachLevel(@TempDir Path home) throws Exception {
        var name = Deaf.class.getName().replace('.', '/') + ".class";
        var file = home.resolve("lib").resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (var stream = Deaf.class.getResourceAsStream("/" + name)) {
            Files.write(file, Objects.requireNonNull(stream).readAllBytes());
        }
        var strictest = Confinement.strictest(home).level();
        var levels = strictest.equals(Confinement.PROCESS)
                ? List.of(Confinement.PROCESS)
                : List.of(Confinement.PROCESS, strictest);
        var host = DoomedHost.run(
                DeafHost.class,
                Stream.concat(Stream.of(home.toString()), levels.stream()).toList());
        var children = new ArrayList<ProcessHandle>();
        try {
            assertThat(host.getInputStream().read()).isEqualTo('r');
            assertThat(host.children()).hasSize(levels.size());
            children.addAll(host.descendants().toList());

            host.destroyForcibly().waitFor();
            long died = System.nanoTime();
            await(() -> children.stream().noneMatch(HostDeathTest::runs));

            assertThat(System.nanoTime() - died).isLessThan(2 * Limits.SECOND);
        } finally {
            host.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly); // nobody else would
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void hostThatDiesOtherwiseTakesItsChildrenAlong(Death death) throws Exception {
        dies(
                WORKS_HARD,
                host -> {
                    switch (death) {
                        case OUT_OF_MEMORY -> DoomedHost.fill(host);
                        case STOPPED_THEN_KILLED -> {
                            signal(host, death.how);
                            await(() -> state(host.toHandle()).equals("T"));
                            awaitWork(host, WORKS_HARD);
                            host.destroyForcibly();
                        }
                        case TERMINATED, CRASHED, ABORTED -> signal(host, death.how);
                    }
                },
                death.name());
    }

    @FunctionalInterface
    private interface Blow {
        void strike(Process host) throws IOException, InterruptedException;
    }

    private static void dies(List<String> statements, Blow blow, String name) throws Exception {
        Homes.runtime().close();
        var host = DoomedHost.start(System.getProperty(ChildHome.PROPERTY), statements);
        try {
            assertThat(host.getInputStream().read()).isEqualTo('r');
            assertThat(host.children()).hasSize(statements.size());
            var children = host.descendants().toList();
            awaitWork(host, statements);

            blow.strike(host);
            host.waitFor();
            long died = System.nanoTime();
            await(() -> children.stream().noneMatch(HostDeathTest::runs));
            long survived = System.nanoTime() - died;

            Files.writeString(
                    Path.of("target", "host-deaths.txt"),
                    name + ": " + children.size() + " processes, the last ended " + survived / 1_000_000
                            + " ms after the host\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            assertThat(survived).isLessThan(2 * Limits.SECOND);
        } finally {
            host.destroyForcibly();
        }
    }

    private static void signal(Process host, String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + host.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    /// Whether it still does something: one that is dead is there until its new parent, init, asks how it
    /// ended.
    private static boolean runs(ProcessHandle child) {
        var state = state(child);
        return !state.isEmpty() && !state.equals("Z");
    }

    /// A letter, as Linux names it; none once it is gone.
    private static String state(ProcessHandle process) {
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            int letter = status.lastIndexOf(')') + 2;
            return status.substring(letter, letter + 1);
        } catch (IOException gone) {
            return "";
        }
    }

    /// Waits until as many children as have something to do have worked on it for a while: they are in it.
    private static void awaitWork(Process host, List<String> statements) {
        long busy = statements.stream().filter(one -> !one.equals("pass")).count();
        var before = host.descendants().collect(Collectors.toMap(one -> one, HostDeathTest::cpu));
        await(() -> before.entrySet().stream()
                        .filter(one -> cpu(one.getKey()).minus(one.getValue()).compareTo(WORKED) > 0)
                        .count()
                >= busy);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Looks until it is so; a condition that never comes fails the test, however slow the machine is.
    private static void await(BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - began).isLessThan(60 * Limits.SECOND);
            Thread.onSpinWait();
        }
    }
}
