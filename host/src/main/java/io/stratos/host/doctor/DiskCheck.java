package io.stratos.host.doctor;

import io.stratos.host.world.NanoClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Whether the data directory can be written, and how long its disk takes to make 256 bytes durable.
final class DiskCheck {

    private static final int WRITES = 32;
    private static final int RECORD_BYTES = 256;

    /// Past this a durable commit is slower than most venues answer.
    private static final long SLOW_NANOS = 20_000_000L;

    private static final long MICROSECOND = 1_000L;

    private DiskCheck() {}

    static Finding of(Path data, NanoClock clock) {
        try {
            Files.createDirectories(data);
            var probe = Files.createTempFile(data, "doctor", ".probe");
            try {
                long median = median(probe, clock);
                var detail = data + " is writable; a synced write of 256 bytes takes " + median / MICROSECOND + " us";
                return median <= SLOW_NANOS
                        ? Finding.good("disk", detail)
                        : Finding.lacking("disk", detail, "put the data directory on a faster disk: --data DIR");
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException unwritable) {
            return Finding.bad("disk", data + " cannot be written", "choose another folder: --data DIR");
        }
    }

    private static long median(Path probe, NanoClock clock) throws IOException {
        var taken = new long[WRITES];
        try (var channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
            for (int i = 0; i < WRITES; i++) {
                long begin = clock.nanoTime();
                channel.write(ByteBuffer.allocate(RECORD_BYTES));
                channel.force(false);
                taken[i] = clock.nanoTime() - begin;
            }
        }
        Arrays.sort(taken);
        return taken[WRITES / 2];
    }
}
