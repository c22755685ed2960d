package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.SeenEnd;
import io.stratos.host.audit.SignedHeads;
import io.stratos.host.live.TradingMode;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.KeyStore;
import io.stratos.host.world.World;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Writer;
import io.stratos.state.rocks.RocksLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole folder of a ledger, its high-water mark too, is put back from a copy: nothing in it can tell.
@Tag("X-5")
@Tag("X-9")
class PutBackLedgerTest {
    private static final Writer HOST = new Writer(Writer.Role.HOST, "host", new FencingToken(1));

    @TempDir
    Path data;

    @Test
    void aLedgerAsItWasLeftIsItself() throws Refused, IOException {
        life(2);
        assertThat(opened()).isEqualTo(ReasonCode.OK);
        life(3);
        assertThat(opened()).isEqualTo(ReasonCode.OK);
    }

    @Test
    void aCopyFromBeforeIsNoticed() throws Refused, IOException {
        life(2);
        copy(ledger(), data.resolve("copy"));
        life(3);

        putBack();

        assertThat(opened()).isEqualTo(ReasonCode.AUD_TRUNCATED);
        assertThat(opened()).as("until a host has worked with it").isEqualTo(ReasonCode.AUD_TRUNCATED);
    }

    @Test
    void aCopyThatGrewAgainIsNoticed() throws Refused, IOException {
        life(2);
        copy(ledger(), data.resolve("copy"));
        life(3);
        putBack();

        grow(9);

        assertThat(opened()).isEqualTo(ReasonCode.AUD_FORKED);
    }

    @Test
    void whatWasSignedSinceTheLastStopTellsToo() throws Refused, IOException {
        life(2);
        copy(ledger(), data.resolve("copy"));
        grow(1);
        sign();
        putBack();

        assertThat(opened()).isEqualTo(ReasonCode.AUD_TRUNCATED);
    }

    @Test
    void aFileThatCannotBeReadIsNotTakenForNothing() throws Refused, IOException {
        life(1);
        Files.writeString(data.resolve("ledger.end"), "7");

        assertThatThrownBy(this::opened)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.AUD_MISMATCH));
    }

    /// A host that worked and stopped in order.
    private void life(int records) throws Refused {
        SeenEnd.keep(data, grow(records).head());
    }

    private RocksLedger grow(int records) throws Refused {
        var ledger = LiveLedger.open(data, TradingMode.SHADOW).ledger();
        for (int i = 0; i < records; i++) {
            var batch = new LedgerBatch();
            batch.record(HOST, RecordKind.NOTE, i, ("record " + i + " of " + records).getBytes(StandardCharsets.UTF_8));
            assertThat(ledger.commit(batch)).isInstanceOf(CommitResult.Committed.class);
        }
        ledger.close();
        return ledger;
    }

    private void sign() throws Refused {
        var store = new KeyStore(data.resolve("keys"));
        store.generate("audit", World.system().keys());
        var opened = LiveLedger.open(data, TradingMode.SHADOW).ledger();
        try (var heads = SignedHeads.open(data, store.signingKey("audit"))) {
            heads.sign(opened.head(), 1);
        }
        opened.close();
    }

    private ReasonCode opened() throws Refused {
        var opened = LiveLedger.open(data, TradingMode.SHADOW);
        opened.ledger().close();
        return opened.mark();
    }

    private Path ledger() {
        return data.resolve("ledger");
    }

    private void putBack() throws IOException {
        try (var files = Files.walk(ledger())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        copy(data.resolve("copy"), ledger());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
