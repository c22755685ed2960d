package io.stratos.abi.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The envelope and the chain.
@Tag("M-17")
class JournalEnvelopeTest {
    private static final JournalEnvelope RECORD = new JournalEnvelope(1, 3, 1_000, new byte[] {1, 2, 3});

    @Test
    void anEnvelopeIsReadBack() throws MalformedMessageException {
        var read = JournalEnvelope.decode(RECORD.encode());
        assertThat(read.seq()).isEqualTo(1);
        assertThat(read.kind()).isEqualTo(3);
        assertThat(read.atNanos()).isEqualTo(1_000);
        assertThat(read.payload()).containsExactly(1, 2, 3);
    }

    @Test
    void writingFromPartsGivesTheSameBytes() {
        var out = new WireWriter(16);
        JournalEnvelope.write(out, 1, 3, 1_000, new byte[] {9, 1, 2, 3, 9}, 1, 3);
        assertThat(out.toByteArray()).isEqualTo(RECORD.encode());
    }

    @Test
    void theChainHashIsAsDocumented() {
        var record = RECORD.encode();
        var previous = new byte[32];
        previous[31] = 5;
        var chained = "00" + HexFormat.of().toHexDigits(record.length)
                + HexFormat.of().formatHex(record) + HexFormat.of().formatHex(previous);
        var hash = JournalEnvelope.hash(new Sha256(), record, 0, record.length, previous);
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo(Sha256.hexOf(HexFormat.of().parseHex(chained)));
    }

    @Test
    void theHashDependsOnTheRecordBefore() {
        var record = RECORD.encode();
        var first = JournalEnvelope.hash(new Sha256(), record, 0, record.length, new byte[32]);
        var second = JournalEnvelope.hash(new Sha256(), record, 0, record.length, first);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aPreviousHashOfAnotherLengthIsTheCallersBug() {
        assertThatThrownBy(() -> JournalEnvelope.hash(new Sha256(), new byte[1], 0, 1, new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
