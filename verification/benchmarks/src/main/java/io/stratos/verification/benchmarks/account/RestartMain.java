package io.stratos.verification.benchmarks.account;

import io.stratos.state.CommitResult;
import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// One fresh JVM: an account with 1,000 open orders and a day's 10,000 fills is put together from its ledger and
/// compared
/// with its venue, which outlived it; from the opening of the ledger to the clean verdict, in real time and within the
/// standard budget of questions.
public final class RestartMain {
    private static final int OPEN_ORDERS = 1_000;
    private static final int FILLS = 10_000;
    private static final int GROUP = 500;
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long READY_NANOS_MAX = 120 * SECOND_NANOS;

    private RestartMain() {}

    /// Measures and answers.
    public static void main(String[] arguments) throws IOException {
        try (var folder = TemporaryFolder.make()) {
            var venue = AccountSubject.newVenue();
            long last;
            try (var ledger = ledger(folder.path())) {
                last = live(new AccountSubject(venue, ledger.reader()), ledger);
            }
            long begin = System.nanoTime();
            try (var ledger = ledger(folder.path())) {
                long opened = System.nanoTime();
                var subject = new AccountSubject(venue, ledger.reader());
                long restored = System.nanoTime();
                long base = last + SECOND_NANOS - restored;
                subject.core().start(base + System.nanoTime());
                while (!subject.core().isReconciled()) {
                    long now = base + System.nanoTime();
                    subject.poll(now);
                    subject.core().tick(now);
                    commit(ledger, subject);
                    subject.release(now);
                    if (System.nanoTime() - restored > READY_NANOS_MAX) {
                        throw new IllegalStateException("Condition failed: the account agrees with its venue");
                    }
                    LockSupport.parkNanos(200_000);
                }
                Fork.answer("open_ms", (opened - begin) / 1e6);
                Fork.answer("restore_ms", (restored - opened) / 1e6);
                Fork.answer("ready_ms", (System.nanoTime() - begin) / 1e6);
            }
        }
    }

    /// A day of trading.
    ///
    /// @return when it ended
    private static long live(AccountSubject subject, RocksLedger ledger) {
        long now = subject.up(1_700_000_000_000_000_000L);
        for (int i = 0; i < FILLS; i++) {
            now += DAY_NANOS / FILLS;
            subject.trade("900.00", now);
            subject.buy("0.01", now);
            subject.release(now);
            subject.poll(now + SECOND_NANOS);
            if (i % GROUP == 0) {
                commit(ledger, subject);
            }
        }
        for (int i = 0; i < OPEN_ORDERS; i++) {
            now += SECOND_NANOS;
            subject.bid("500.00", "0.01", now);
            subject.release(now);
            subject.poll(now + SECOND_NANOS / 2);
            if (i % GROUP == 0) {
                commit(ledger, subject);
            }
        }
        commit(ledger, subject);
        if (subject.fills() != FILLS || !subject.core().unanswered().isEmpty()) {
            throw new IllegalStateException("Condition failed: " + FILLS + " fills, got=" + subject.fills());
        }
        return now;
    }

    private static void commit(RocksLedger ledger, AccountSubject subject) {
        var batch = subject.takeBatch();
        if (!batch.isEmpty() && !(ledger.commit(batch) instanceof CommitResult.Committed)) {
            throw new IllegalStateException("Condition failed: the account's rows are committed");
        }
    }

    private static RocksLedger ledger(Path folder) {
        var options = LedgerOptions.of(LedgerOptions.Durability.DURABLE);
        return switch (RocksLedger.open(folder.resolve("ledger"), options)) {
            case OpenResult.Opened opened -> opened.ledger();
            case OpenResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
