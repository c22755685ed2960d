package io.stratos.host.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.host.refusal.Refused;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Writer;
import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An answer has a bound, and says so where it meets it.
@Tag("X-9")
@Tag("Z-7")
class ExplanationLimitsTest {
    private static final InstanceId INSTANCE = new InstanceId("bot", "strategy", "one");
    private static final AccountId ACCOUNT = new AccountId("acc");
    private static final Writer WRITER = new Writer(Writer.Role.ACCOUNT_CORE, "acc", new FencingToken(1));
    private static final int CANDIDATES_MAX = 20;

    @TempDir
    private Path folder;

    @Test
    void aChainOfAsManyLinksAsThereMayBeIsWhole() throws Refused {
        try (var ledger = open()) {
            write(ledger, Explanation.LINKS_MAX, version -> order(1, "co1", "v1", version));
            var explained = Explainer.explain(ledger.reader(), "co1");

            assertThat(explained.isCut()).isFalse();
            assertThat(explained.chain()).hasSize(Explanation.LINKS_MAX);
        }
    }

    @Test
    void oneLinkMoreIsCutInTheMiddleAndTheEndIsTold() throws Refused {
        try (var ledger = open()) {
            write(ledger, Explanation.LINKS_MAX + 1, version -> order(1, "co1", "v1", version));
            var explained = Explainer.explain(ledger.reader(), "co1");

            assertThat(explained.isCut()).isTrue();
            assertThat(explained.chain()).hasSize(Explanation.LINKS_MAX);
            assertThat(explained.chain().getFirst().seq()).isEqualTo(1);
            assertThat(explained.chain().get(Explanation.LINKS_MAX - 2).seq()).isEqualTo(Explanation.LINKS_MAX - 1);
            assertThat(explained.chain().getLast().seq()).isEqualTo(Explanation.LINKS_MAX + 1);
            assertThat(explained.document("co1")).containsEntry("cut", true);
        }
    }

    @Test
    void asManyIntentsAsMayBeNamedAreNamed() {
        assertThat(named(CANDIDATES_MAX)).hasSize(CANDIDATES_MAX);
    }

    @Test
    void ofMoreIntentsThanMayBeNamedTheFirstAreNamedAndNoneIsTakenForTheOne() {
        assertThat(named(CANDIDATES_MAX + 1)).hasSize(CANDIDATES_MAX);
    }

    /// What an id that so many orders share is found to be.
    private Set<String> named(int orders) {
        try (var ledger = open()) {
            write(ledger, orders, cursor -> order(cursor, "co" + cursor, "shared", 1));
            var found = Subject.find(ledger.reader(), "shared");
            assertThat(found.subject()).isNull();
            assertThatThrownBy(() -> Explainer.explain(ledger.reader(), "shared"))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("AUD_NO_RECORD");
            return found.candidates();
        }
    }

    private RocksLedger open() {
        var options = LedgerOptions.of(LedgerOptions.Durability.VOLATILE);
        return switch (RocksLedger.open(folder, options)) {
            case OpenResult.Opened opened -> opened.ledger();
            case OpenResult.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static void write(RocksLedger ledger, int records, IntFunction<OrderRecord> nth) {
        var batch = new LedgerBatch();
        for (int i = 1; i <= records; i++) {
            batch.record(WRITER, RecordKind.ORDER, i, nth.apply(i).encode());
        }
        assertThat(ledger.commit(batch)).isInstanceOf(CommitResult.Committed.class);
    }

    private static OrderRecord order(int cursor, String clientOrderId, String venueOrderId, int version) {
        return new OrderRecord(
                ACCOUNT,
                INSTANCE,
                new IntentRef(cursor, 0),
                "key" + cursor,
                clientOrderId,
                venueOrderId,
                1,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                Decimal.ONE,
                Decimal.ONE,
                null,
                false,
                false,
                false,
                Lifecycle.OPEN.number(),
                0,
                Decimal.ZERO,
                BigDecimal.ZERO,
                ReasonCode.OK,
                1,
                1,
                version,
                "trace",
                "run",
                "00".repeat(32),
                0,
                1,
                1,
                0,
                0,
                null,
                null);
    }
}
