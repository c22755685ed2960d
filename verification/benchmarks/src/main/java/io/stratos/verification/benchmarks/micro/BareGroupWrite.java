package io.stratos.verification.benchmarks.micro;

import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// The same bytes as [GroupCommit] in a bare database: no chain, no fence, no mark, no thread in
/// between.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BareGroupWrite {
    private final QuietGroup group = new QuietGroup();
    private @Nullable TemporaryFolder folder;
    private @Nullable Options options;
    private @Nullable WriteOptions writing;
    private @Nullable WriteBatch batch;
    private @Nullable RocksDB db;

    @Setup(Level.Iteration)
    public void open() throws IOException, RocksDBException {
        folder = TemporaryFolder.make();
        options = new Options().setCreateIfMissing(true);
        writing = new WriteOptions();
        batch = new WriteBatch();
        db = RocksDB.open(options, folder.path().toString());
    }

    @Benchmark
    @OperationsPerInvocation(GroupCommit.GROUPS)
    public long write() throws RocksDBException {
        var open = Objects.requireNonNull(batch);
        for (int i = 0; i < GroupCommit.GROUPS; i++) {
            group.next();
            open.put(
                    ByteBuffer.allocate(Long.BYTES).putLong(group.firstCursor()).array(), group.record());
            group.rows(this::put);
            Objects.requireNonNull(db).write(Objects.requireNonNull(writing), open);
            open.clear();
        }
        return group.firstCursor();
    }

    private void put(byte[] key, byte[] value) {
        try {
            Objects.requireNonNull(batch).put(key, value);
        } catch (RocksDBException full) {
            throw new IllegalStateException(full);
        }
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        Objects.requireNonNull(db).close();
        Objects.requireNonNull(batch).close();
        Objects.requireNonNull(writing).close();
        Objects.requireNonNull(options).close();
        Objects.requireNonNull(folder).close();
    }
}
