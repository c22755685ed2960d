package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.sandbox.Sandbox;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.DoomedHost;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nothing stays when an instance, a runtime or a host is gone.
@Tag("M-12")
final class LeftoversTest {

    /// Rounds of the long test; the named suite asks for more.
    private static final int ROUNDS = Integer.getInteger("stratos.test.rounds", 3);

    @Test
    void hostThatIsKilledWhileItMakesTheStartUpCacheLeavesNoneOfItsMakersBehind() throws Exception {
        var installed = Path.of(System.getProperty(ChildHome.PROPERTY));
        var home = Files.createDirectories(installed.resolveSibling("python-without-cache"));
        Files.deleteIfExists(home.resolve("lib"));
        Files.createSymbolicLink(home.resolve("lib"), installed.resolve("lib"));
        var host = DoomedHost.startMakingTheCache(home.toString());
        try {
            assertThat(host.getInputStream().read()).isEqualTo('r');
            await(() -> host.descendants().count() >= 3); // a shell, its listener and a JVM

            killedWith(host, host.descendants().toList());
        } finally {
            host.destroyForcibly();
        }
    }

    private static void killedWith(Process host, List<ProcessHandle> children) throws InterruptedException {
        host.destroyForcibly().waitFor();

        long killed = System.nanoTime();
        await(() -> children.stream().noneMatch(LeftoversTest::runs));
        assertThat(System.nanoTime() - killed).isLessThan(2 * Limits.SECOND);
    }

    /// Whether it still does something: one that is dead is there until its new parent, init, asks how it ended.
    private static boolean runs(ProcessHandle child) {
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat"));
            return !status.substring(status.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void childThatCameAndWentTwiceLeavesNothing() throws Exception {
        rounds(1, 2);
    }

    @Test
    @Tag("long")
    void tenChildrenAgainAndAgainLeaveNothing() throws Exception {
        rounds(10, ROUNDS);
    }

    private static void rounds(int children, int rounds) throws Exception {
        long files = openFiles();
        var processes = new ArrayList<ProcessHandle>();
        try (var runtime = Homes.runtime();
                var module = Guests.compiled(runtime, Guests.COUNTING, Limits.patient())) {
            for (int round = 0; round < rounds; round++) {
                var sandboxes = new ArrayList<Sandbox>();
                for (int i = 0; i < children; i++) {
                    sandboxes.add(module.instantiate());
                }
                sandboxes.forEach(sandbox -> Calls.decided(sandbox, Inputs.init()));
                sandboxes.forEach(sandbox -> Calls.decided(sandbox, Inputs.trade(1)));
                processes.addAll(ProcessHandle.current().descendants().toList());
                sandboxes.forEach(Sandbox::close);
            }
        }
        await(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        await(() -> ProcessHandle.current().children().findAny().isEmpty());
        assertThat(exchanges()).isEmpty();
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("stratos-python")));
        await(() -> openFiles() <= files + 2);
    }

    private static List<Path> exchanges() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .startsWith(
                                    "stratos-python-" + ProcessHandle.current().pid() + "-"))
                    .toList();
        }
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
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
