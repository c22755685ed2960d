package io.stratos.state.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.journal.JournalEnvelope;
import io.stratos.abi.journal.SealRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.state.LedgerHead;
import io.stratos.state.RecordKind;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-9")
final class RecordChainTest {
    private static final int SEGMENT = 4;

    private final RecordChain chain = new RecordChain(SEGMENT, ChainState.empty());

    @Test
    void emptyChainHasTheHeadOfZeros() {
        assertThat(chain.head()).isEqualTo(LedgerHead.EMPTY);
        assertThat(LedgerHead.EMPTY.hash()).hasSize(64).containsOnlyDigits();
    }

    @Test
    void recordIsHashedAsTheContractSays() throws NoSuchAlgorithmException {
        var first = chain.append(RecordKind.TURN, 7, Chains.text("a"));
        var second = chain.append(RecordKind.NOTE, 8, Chains.text("b"));

        var one = contractHash(new JournalEnvelope(1, 3, 7, Chains.text("a")).encode(), new byte[32]);
        var two = contractHash(new JournalEnvelope(2, 9, 8, Chains.text("b")).encode(), one);
        assertThat(first).endsWith(one);
        assertThat(second).endsWith(two);
        assertThat(chain.head()).isEqualTo(new LedgerHead(2, HexFormat.of().formatHex(two)));
    }

    @Test
    void everyFourthRecordIsASealOverTheThreeBeforeIt() throws NoSuchAlgorithmException, MalformedMessageException {
        var values = Chains.of(SEGMENT, 8);

        for (int segment = 0; segment < 2; segment++) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < 3; i++) {
                var value = values.get(segment * SEGMENT + i);
                digest.update(value, value.length - 32, 32);
            }
            var seal = requireNonNull(StoredRecord.parse(values.get(segment * SEGMENT + 3)));
            assertThat(seal.kind()).isEqualTo(RecordKind.SEAL.number());
            assertThat(seal.atNanos()).isEqualTo(1_000 + segment * SEGMENT + 2); // of the record before
            assertThat(SealRecord.decode(seal.payload()))
                    .isEqualTo(new SealRecord(
                            segment * SEGMENT + 1,
                            segment * SEGMENT + 3,
                            HexFormat.of().formatHex(digest.digest())));
        }
    }

    @Test
    void sealComesNeitherLateNorEarlyNorFromOutside() {
        assertThatThrownBy(chain::appendSeal).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> chain.append(RecordKind.SEAL, 0, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        for (int i = 0; i < 3; i++) {
            chain.append(RecordKind.TURN, 0, new byte[0]);
        }
        assertThat(chain.isSealDue()).isTrue();
        assertThatThrownBy(() -> chain.append(RecordKind.TURN, 0, new byte[0]))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void chainThatIsTakenUpAgainGoesOnAsIfItHadNeverStopped() {
        var whole = Chains.of(SEGMENT, 12);
        for (int cut = 0; cut < 12; cut++) {
            var check = new ChainCheck(SEGMENT, ChainState.empty());
            for (int i = 0; i < cut; i++) {
                assertThat(check.accept(i + 1, whole.get(i))).isNull();
            }
            var resumed = new RecordChain(SEGMENT, check.state());
            for (int i = cut; i < 12; i++) {
                var next = resumed.isSealDue()
                        ? resumed.appendSeal()
                        : resumed.append(RecordKind.TURN, 1_000 + i, Chains.text("turn " + i));
                assertThat(next).isEqualTo(whole.get(i));
            }
        }
    }

    @Test
    void segmentOfOneRecordIsRefusedAndOfTwoIsNot() {
        assertThatThrownBy(() -> new RecordChain(1, ChainState.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThat(Chains.check(2, Collections.unmodifiableList(Chains.of(2, 6))))
                .isNull();
    }

    private static byte[] contractHash(byte[] envelope, byte[] previous) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 0);
        digest.update(ByteBuffer.allocate(4).putInt(envelope.length).array());
        digest.update(envelope);
        return digest.digest(previous);
    }
}
