package io.stratos.host.live.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.rows.RowSink;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.link.ExecutionInbox;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("M-11")
class AccountOutboxTest {
    private static final InstanceId ID = new InstanceId("bot", "scripted", "one");
    private static final AccountId ACCOUNT = new AccountId("acc");
    private static final Writer WRITER = new Writer(Writer.Role.ACCOUNT_CORE, "acc", new FencingToken(1));
    private static final int MANY = 3 * ExecutionInbox.CAPACITY;

    @TempDir
    private Path folder;

    private final InstanceLink link = new InstanceLink(ID, List.of(), Bell.NONE);
    private RocksLedger ledger;
    private AccountOutbox outbox;

    @BeforeEach
    void open() {
        ledger = switch (RocksLedger.open(folder, LedgerOptions.of(LedgerOptions.Durability.VOLATILE))) {
            case OpenResult.Opened opened -> opened.ledger();
            case OpenResult.Refused refused -> throw new AssertionError(refused.toString());
        };
        outbox = new AccountOutbox(ACCOUNT, ledger.reader());
        outbox.open(link);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatDoesNotFitWaitsInTheLedgerAndComesInOrderOnce() {
        for (int i = 0; i < MANY; i += 100) {
            tell(100);
        }
        var told = drain();

        assertThat(told).hasSizeGreaterThan(MANY - 1).isEqualTo(upTo(told.size()));
        assertThat(outbox.backlog(ID)).isZero();
    }

    @Test
    void nothingOvertakesWhatWaits() {
        tell(ExecutionInbox.CAPACITY + 10);
        var told = new ArrayList<Long>(List.of(next(link)));
        tell(1);
        told.addAll(drain());

        assertThat(told).isEqualTo(upTo(ExecutionInbox.CAPACITY + 11));
    }

    @Test
    void whatWasNotConsumedComesAgainInTheNextProcessAndNumbersGoOn() {
        tell(5);
        delete(1);
        delete(2);
        var next = new InstanceLink(ID, List.of(), Bell.NONE);
        outbox = new AccountOutbox(ACCOUNT, ledger.reader());
        outbox.open(next);
        assertThat(outbox.handBacklog()).isEqualTo(3);
        tell(1);

        assertThat(LongStream.range(0, 4).map(_ -> next(next))).containsExactly(3L, 4L, 5L, 6L);
    }

    private static long next(InstanceLink from) {
        return Objects.requireNonNull(from.executions().poll()).seq();
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /// The lane takes what there is, the account hands on what fits, until nothing waits.
    private List<Long> drain() {
        var told = new ArrayList<Long>();
        do {
            for (var one = link.executions().poll();
                    one != null;
                    one = link.executions().poll()) {
                told.add(one.seq());
            }
        } while (outbox.handBacklog() > 0);
        return told;
    }

    /// Events of one group: numbered, committed, then handed on.
    private void tell(int events) {
        var batch = new LedgerBatch();
        var tells = new ArrayList<Effect.Tell>();
        for (int i = 0; i < events; i++) {
            tells.add(outbox.add(ID, 1, new EventBody.ManualSignal(i, null), 1, rows(batch)));
        }
        commit(batch);
        for (var one : tells) {
            boolean _ = outbox.committed(one);
        }
    }

    private void delete(long seq) {
        var batch = new LedgerBatch();
        var lane = new Writer(Writer.Role.LANE, ID.toString(), new FencingToken(1));
        batch.delete(lane, Table.OUTBOX, new InstanceRows(ID).outbox(seq));
        commit(batch);
    }

    private void commit(LedgerBatch batch) {
        assertThat(ledger.commit(batch)).isInstanceOf(CommitResult.Committed.class);
    }

    private static RowSink rows(LedgerBatch batch) {
        return new RowSink() {
            @Override
            public void put(Table table, byte[] key, byte[] value) {
                batch.put(WRITER, table, key, value);
            }

            @Override
            public void delete(Table table, byte[] key) {
                batch.delete(WRITER, table, key);
            }
        };
    }
}
