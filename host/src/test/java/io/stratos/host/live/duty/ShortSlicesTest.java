package io.stratos.host.live.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-7")
class ShortSlicesTest {
    private static final String UNTOLD = "untold";
    private static final Path RANKS = Path.of("/proc/thread-self/stat");
    private static final Path SCHEDULING = Path.of("/proc/thread-self/sched");
    /// Of what stands behind the thread's name, from its state on.
    private static final int NICE = 16;

    @Test
    void leavesTheRankThatAThreadHas() throws InterruptedException, ExecutionException {
        String rank = onAThread(() -> {
            Niceness.giveWay(3);
            ShortSlices.ask();
            var told = Files.readString(RANKS);
            return List.of(told.substring(told.lastIndexOf(')') + 2).split(" ", -1))
                    .get(NICE);
        });

        assertThat(rank).isEqualTo("3");
    }

    /// Where a system tells of slices and grants them (6.12), it is ours; else what it always was.
    @Test
    void isGrantedWhereTheSystemKnowsOfIt() throws InterruptedException, ExecutionException {
        String before = onAThread(ShortSlicesTest::slice);
        String after = onAThread(() -> {
            ShortSlices.ask();
            return slice();
        });

        boolean isKnown = !before.equals(UNTOLD) && grantsSlices();
        assertThat(after).isEqualTo(isKnown ? "100000" : before);
    }

    private static boolean grantsSlices() {
        var version = List.of(System.getProperty("os.version", "").split("[.-]", -1));
        int major = Integer.parseInt(version.get(0));
        return major > 6 || (major == 6 && Integer.parseInt(version.get(1)) >= 12);
    }

    private static String slice() throws IOException {
        if (!Files.isReadable(SCHEDULING)) {
            return UNTOLD;
        }
        return Files.readAllLines(SCHEDULING).stream()
                .filter(line -> line.startsWith("se.slice"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findAny()
                .orElse(UNTOLD);
    }

    private static String onAThread(Told told) throws InterruptedException, ExecutionException {
        var result = new CompletableFuture<String>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                result.complete(told.get());
            } catch (IOException | RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        });
        thread.join();
        return result.get();
    }

    private interface Told {
        String get() throws IOException;
    }
}
