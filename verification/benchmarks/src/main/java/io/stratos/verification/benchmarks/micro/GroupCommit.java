package io.stratos.verification.benchmarks.micro;

import io.stratos.host.refusal.Refused;
import io.stratos.host.run.LedgerDoor;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
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

/// Committing groups of 1,024 quiet turns to the volatile ledger, each waited for.
///
/// A fixed number of groups for each measurement, so that a fast machine does not fill the disk.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GroupCommit {
    static final int GROUPS = 200;

    private final QuietGroup group = new QuietGroup();
    private final LedgerBatch batch = new LedgerBatch();
    private @Nullable TemporaryFolder folder;
    private @Nullable Ledger ledger;

    @Setup(Level.Iteration)
    public void open() throws IOException, Refused {
        folder = TemporaryFolder.make();
        ledger = LedgerDoor.open(folder.path());
    }

    @Benchmark
    @OperationsPerInvocation(GROUPS)
    public long commit() {
        for (int i = 0; i < GROUPS; i++) {
            group.next();
            group.fill(batch);
            var result = Objects.requireNonNull(ledger).commit(batch);
            if (!(result instanceof CommitResult.Committed)) {
                throw new IllegalStateException("Condition failed: the group is committed, got=" + result);
            }
            batch.clear();
        }
        return group.firstCursor();
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        Objects.requireNonNull(ledger).close();
        Objects.requireNonNull(folder).close();
    }
}
