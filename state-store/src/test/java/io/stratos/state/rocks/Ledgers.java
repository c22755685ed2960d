package io.stratos.state.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointHeader;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import io.stratos.state.rocks.LedgerOptions.Durability;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens ledgers and builds batches for tests.
final class Ledgers {
    static final InstanceId INSTANCE = new InstanceId("bot", "strategy", "one");
    static final Writer LANE = lane(1);
    static final Writer CORE = new Writer(Writer.Role.ACCOUNT_CORE, "account", new FencingToken(1));
    static final Writer HOST = new Writer(Writer.Role.HOST, "host", new FencingToken(1));

    /// Short segments, so that seals are met early.
    static final LedgerOptions OPTIONS =
            LedgerOptions.of(Durability.VOLATILE).withSegmentLength(8).withRingCapacity(64);

    static final byte[] APPLIED = text("applied");
    static final byte[] POSITION = text("position");

    private Ledgers() {}

    static RocksLedger open(Path directory) {
        return opened(directory, OPTIONS).ledger();
    }

    static OpenResult.Opened opened(Path directory) {
        return opened(directory, OPTIONS);
    }

    static OpenResult.Opened opened(Path directory, LedgerOptions options) {
        return assertOpened(RocksLedger.open(directory, options));
    }

    static OpenResult.Opened assertOpened(OpenResult result) {
        assertThat(result).isInstanceOf(OpenResult.Opened.class);
        return (OpenResult.Opened) result;
    }

    static void assertRefused(OpenResult result, ReasonCode code) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        OpenResult.Refused.class,
                        refused ->
                                assertThat(refused.code()).as(refused.detail()).isEqualTo(code));
    }

    /// A turn: a record of the lane, its applied cursor, and a row of the account core, all saying
    /// `number`.
    static LedgerBatch turn(long number) {
        var batch = new LedgerBatch();
        batch.record(LANE, RecordKind.TURN, number, number(number));
        batch.put(LANE, Table.INSTANCE, APPLIED, number(number));
        batch.put(CORE, Table.ACCOUNT, POSITION, number(number));
        return batch;
    }

    /// Commits turns one by one.
    static void commitTurns(RocksLedger ledger, long from, long to) {
        for (long i = from; i <= to; i++) {
            committed(ledger.commit(turn(i)));
        }
    }

    /// A fresh ledger with turns 1 to `turns`, closed again.
    static void create(Path directory, long turns) {
        try (var ledger = open(directory)) {
            commitTurns(ledger, 1, turns);
        }
    }

    static CommitResult.Committed committed(CommitResult result) {
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        return (CommitResult.Committed) result;
    }

    static Writer lane(long token) {
        return new Writer(Writer.Role.LANE, INSTANCE.toString(), new FencingToken(token));
    }

    static CheckpointHeader header(long cursor) {
        return new CheckpointHeader(INSTANCE, 3, cursor, 2, LANE.token());
    }

    static LedgerBatch checkpoint(long cursor, byte[] payload) {
        var batch = new LedgerBatch();
        batch.checkpoint(LANE, header(cursor), payload);
        return batch;
    }

    static List<Long> recordsOfTurns(LedgerReader reader) {
        var numbers = new ArrayList<Long>();
        reader.records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.TURN) {
                numbers.add(ByteBuffer.wrap(payload).getLong());
            }
            return true;
        });
        return numbers;
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
