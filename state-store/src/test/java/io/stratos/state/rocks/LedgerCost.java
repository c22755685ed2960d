package io.stratos.state.rocks;

import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.rocks.LedgerOptions.Durability;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Measures what a backtest's group of 1,024 turns costs, beside a bare RocksDB write of the same
/// bytes, interleaved.
///
/// No test: it is run by hand, `LedgerCost VOLATILE|DURABLE GROUPS DIRECTORY`; the figures with
/// their machine stand in `docs/reference/ledger.md`. The benchmark suite proper is in
/// `verification`.
final class LedgerCost {
    private static final int RECORDS = 400;
    private static final int BLOCKS = 3;
    private static final int BLOCK_BYTES = 64 << 10;
    private static final int ROWS = 150;
    private static final int RECORD_BYTES = 250;
    private static final int ROW_BYTES = 150;
    private static final double MICROS = 1_000;

    private final Random random = new Random(1);
    private final byte[] block = new byte[BLOCK_BYTES];
    private long number;

    private LedgerCost() {
        random.nextBytes(block);
        for (int i = 0; i < block.length; i++) {
            block[i] = i % 32 < 16 ? block[i] : 7; // about as compressible as deliveries are
        }
    }

    public static void main(String[] args) throws IOException, RocksDBException {
        var durability = Durability.valueOf(args[0]);
        int groups = Integer.parseInt(args[1]);
        var directory = Files.createTempDirectory(Path.of(args[2]), "cost");
        try {
            new LedgerCost().run(directory, LedgerOptions.of(durability), groups);
        } finally {
            Tampering.delete(directory);
        }
    }

    private void run(Path directory, LedgerOptions options, int groups) throws IOException, RocksDBException {
        long begin = System.nanoTime();
        NativeLibrary.load();
        print("native library", begin);
        begin = System.nanoTime();
        var ledger = Ledgers.opened(directory.resolve("ledger"), options).ledger();
        print("create", begin);
        var ours = new long[groups];
        var bare = new long[groups];
        long bareCpu = 0;
        long writerCpu = writerCpuNanos();
        var threads = ManagementFactory.getThreadMXBean();
        try (var peer = RocksStore.open(Files.createDirectory(directory.resolve("bare")))) {
            for (int i = 0; i < groups; i++) {
                var batch = group();
                long at = System.nanoTime();
                ledger.commit(batch);
                ours[i] = System.nanoTime() - at;
                long cpu = threads.getCurrentThreadCpuTime();
                bare[i] = bare(peer, batch, options.isDurable());
                bareCpu += threads.getCurrentThreadCpuTime() - cpu;
            }
        }
        System.out.printf(
                "CPU per group: writer thread %.0f us, bare write %.0f us%n",
                (writerCpuNanos() - writerCpu) / MICROS / groups, bareCpu / MICROS / groups);
        print("ledger commit", ours);
        print("bare write   ", bare);
        begin = System.nanoTime();
        ledger.close();
        print("close", begin);
        begin = System.nanoTime();
        ledger = Ledgers.opened(directory.resolve("ledger"), options).ledger();
        print("reopen", begin);
        begin = System.nanoTime();
        var verified = ledger.verify(JournalVerifier.Range.ALL, (_, _) -> true);
        print("verify " + ledger.head().seq() + " records " + verified.code(), begin);
        pipeline(ledger, groups);
        ledger.close();
        Ledgers.create(directory.resolve("small"), 100);
        for (int i = 0; i < 5; i++) {
            begin = System.nanoTime();
            ledger = Ledgers.open(directory.resolve("small"));
            print("open small", begin);
            ledger.close();
        }
    }

    /// Without waiting for each group, as a lane does it: throughput, and what the writer thread
    /// takes of a core.
    private void pipeline(RocksLedger ledger, int groups) {
        var batches = new LedgerBatch[8];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = group();
        }
        var done = new AtomicLong();
        long cpu = writerCpuNanos();
        long begin = System.nanoTime();
        for (int i = 0; i < groups; i++) {
            while (i - done.get() >= 4
                    || !ledger.offer(batches[i % batches.length], (_, _) -> done.incrementAndGet())) {
                Thread.onSpinWait();
            }
        }
        while (done.get() < groups) {
            Thread.onSpinWait();
        }
        long took = System.nanoTime() - begin;
        System.out.printf(
                "pipelined: %.0f groups/s, writer thread %.0f us of CPU per group%n",
                groups * 1e9 / took, (writerCpuNanos() - cpu) / MICROS / groups);
    }

    private LedgerBatch group() {
        var batch = new LedgerBatch();
        for (int i = 0; i < RECORDS; i++) {
            number++;
            batch.record(Ledgers.LANE, RecordKind.TURN, number, bytes(RECORD_BYTES));
        }
        for (int i = 0; i < BLOCKS; i++) {
            batch.put(Ledgers.LANE, Table.INSTANCE, key('d', number + i), block);
        }
        for (int i = 0; i < ROWS; i++) {
            batch.put(Ledgers.CORE, Table.ACCOUNT, key('o', random.nextInt(100_000)), bytes(ROW_BYTES));
        }
        batch.put(Ledgers.LANE, Table.INSTANCE, Ledgers.APPLIED, Ledgers.number(number));
        return batch;
    }

    private long bare(RocksStore peer, LedgerBatch batch, boolean sync) throws RocksDBException {
        long begin = System.nanoTime();
        long seq = number;
        try (var write = new WriteBatch()) {
            for (var entry : batch.entries()) {
                switch (entry) {
                    case LedgerBatch.RecordEntry record ->
                        write.put(peer.handle(Family.JOURNAL), JournalKeys.of(seq++), record.payload());
                    case LedgerBatch.PutEntry row ->
                        write.put(peer.handle(Family.of(row.table())), row.key(), row.value());
                    case LedgerBatch.DeleteEntry _, LedgerBatch.CheckpointEntry _ -> throw new AssertionError();
                }
            }
            peer.write(write, sync);
        }
        return System.nanoTime() - begin;
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] key(char kind, long value) {
        return ByteBuffer.allocate(26)
                .put((byte) kind)
                .put(Ledgers.text("bot/strategy/one/"))
                .putLong(value)
                .array();
    }

    private static long writerCpuNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("ledger-writer"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static void print(String what, long begin) {
        System.out.printf("%s: %.1f ms%n", what, (System.nanoTime() - begin) / MICROS / 1_000);
    }

    private static void print(String what, long[] nanos) {
        var sorted = Arrays.copyOfRange(nanos, nanos.length / 4, nanos.length); // the first quarter warms up
        Arrays.sort(sorted);
        System.out.printf(
                "%s per group: p50 %.0f us, p90 %.0f us, p99 %.0f us, max %.0f us, mean %.0f us%n",
                what,
                sorted[sorted.length / 2] / MICROS,
                sorted[sorted.length * 9 / 10] / MICROS,
                sorted[sorted.length * 99 / 100] / MICROS,
                sorted[sorted.length - 1] / MICROS,
                Arrays.stream(sorted).average().orElse(0) / MICROS);
    }
}
