package io.stratos.host.daemon;

import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a test asks of a whole process when it reaches a step for the n-th time. Nothing happens without
/// these system properties:
///
/// | property | value | then |
/// | --- | --- | --- |
/// | `stratos.test.end` | `STEP:N` | the process kills itself (SIGKILL): to see what is left behind |
/// | `stratos.test.end.file` | a path | the same, as soon as `STEP:N` stands in that file: looked for once a tick, and
/// deleted |
/// | `stratos.test.stall` | `STEP:N:MILLIS` | the thread that is there stands still, as the ledger's writer does on a
/// slow disk |
final class StepsUnderTest implements Steps {
    private static final String END = "stratos.test.end";
    private static final String END_FILE = "stratos.test.end.file";
    private static final String STALL = "stratos.test.stall";
    private static final String SEPARATOR = ":";

    private final List<Deed> deeds;
    private final @Nullable Path endFile;
    private volatile @Nullable Deed fromFile;

    private StepsUnderTest(List<Deed> deeds, @Nullable Path endFile) {
        this.deeds = deeds;
        this.endFile = endFile;
    }

    /// Nobody, unless a property is set.
    static Steps ofProcess() {
        var deeds = Stream.of(end(System.getProperty(END)), stall(System.getProperty(STALL)))
                .flatMap(Stream::ofNullable)
                .toList();
        var file = System.getProperty(END_FILE);
        return deeds.isEmpty() && file == null
                ? Steps.NONE
                : new StepsUnderTest(deeds, file == null ? null : Path.of(file));
    }

    private static @Nullable Deed end(@Nullable String asked) {
        return asked == null ? null : Deed.of(asked.split(SEPARATOR, 2), new SuddenEnd());
    }

    private static @Nullable Deed stall(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        var parts = asked.split(SEPARATOR, 3);
        long millis = Long.parseLong(parts[2]);
        return Deed.of(parts, () -> standStill(millis));
    }

    private static void standStill(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void reached(LiveStep step) {
        for (var deed : deeds) {
            deed.reached(step);
        }
        var asked = fromFile;
        if (asked != null) {
            asked.reached(step);
        } else if (step == LiveStep.TICK_DONE) {
            fromFile = read();
        }
    }

    private @Nullable Deed read() {
        if (endFile == null || !Files.exists(endFile)) {
            return null;
        }
        try {
            var asked = Files.readString(endFile, StandardCharsets.US_ASCII);
            Files.delete(endFile); // so that whoever wrote it knows
            return end(asked);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What is done once, when the step has been reached that often.
    private record Deed(LiveStep step, AtomicInteger left, Runnable what) {
        static Deed of(String[] stepAndTimes, Runnable what) {
            return new Deed(
                    LiveStep.valueOf(stepAndTimes[0]), new AtomicInteger(Integer.parseInt(stepAndTimes[1])), what);
        }

        void reached(LiveStep now) {
            if (now == step && left.decrementAndGet() == 0) {
                what.run();
            }
        }
    }
}
