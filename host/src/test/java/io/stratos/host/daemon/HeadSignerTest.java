package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.SignedHeads;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.KeyStore;
import io.stratos.host.trust.SigningKey;
import io.stratos.host.world.World;
import io.stratos.state.LedgerHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X-9")
class HeadSignerTest {
    @TempDir
    Path data;

    private SigningKey key;
    private boolean isFull;
    private LedgerHead head = new LedgerHead(7, "aa".repeat(32));

    @BeforeEach
    void makeKey() throws Refused {
        var store = new KeyStore(data.resolve("keys"));
        store.generate("audit", World.system().keys());
        key = store.signingKey("audit");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(SignedHeads.file(data));
    }

    @Test
    void anEndIsSignedOnceHoweverOftenItIsLookedAtAndOnceMoreAtTheStop() throws Refused, IOException {
        var signer = HeadSigner.open(data, key, () -> head, () -> 1, ReasonCode.OK);
        signer.sign();
        signer.sign();
        assertThat(lines()).hasSize(1);

        head = new LedgerHead(9, "bb".repeat(32));
        signer.close();
        assertThat(lines()).hasSize(2);
        assertThat(lines().getLast()).contains("9").contains("bb".repeat(32));
    }

    @Test
    void aHeadThatCouldNotBeWrittenIsToldAndTriedAgain() throws Refused, IOException {
        var signer = HeadSigner.open(data, key, this::headOrDiskFull, () -> 1, ReasonCode.OK);
        isFull = true;
        signer.sign();
        assertThat(signer.status()).isEqualTo(new HeadSigner.Status(0, ReasonCode.ENV_FILE));

        isFull = false;
        signer.sign();
        assertThat(signer.status()).isEqualTo(new HeadSigner.Status(7, ReasonCode.OK));
        signer.close();
        assertThat(lines()).hasSize(1);
    }

    @Test
    void aJournalThatWentBackIsNotSignedAndItIsTold() throws Refused, IOException {
        var signer = HeadSigner.open(data, key, () -> head, () -> 1, ReasonCode.OK);
        signer.sign();

        head = new LedgerHead(3, "cc".repeat(32));
        signer.sign();

        assertThat(signer.status()).isEqualTo(new HeadSigner.Status(7, ReasonCode.AUD_TRUNCATED));
        assertThat(lines()).hasSize(1);
    }

    @Test
    void anotherHistoryIsNeverSignedAsIfItWereThisOne() throws Refused, IOException {
        HeadSigner.open(data, key, () -> head, () -> 1, ReasonCode.OK).close();

        head = new LedgerHead(12, "cc".repeat(32));
        var signer = HeadSigner.open(data, key, () -> head, () -> 1, ReasonCode.AUD_FORKED);
        signer.sign();
        signer.close();

        assertThat(signer.status()).isEqualTo(new HeadSigner.Status(0, ReasonCode.AUD_FORKED));
        assertThat(lines()).hasSize(1);
    }

    private LedgerHead headOrDiskFull() {
        if (isFull) {
            throw new UncheckedIOException(new IOException("no space"));
        }
        return head;
    }
}
