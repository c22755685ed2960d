package io.stratos.abi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The digest against the standard's own vectors, and its framing.
class Sha256Test {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void theStandardsVectorHolds() {
        var abc = "abc".getBytes(StandardCharsets.US_ASCII);
        assertThat(Sha256.hexOf(abc)).isEqualTo(ABC);
        var sha = new Sha256();
        assertThat(sha.raw(abc, 0, 3).hex()).isEqualTo(ABC);
        assertThat(sha.raw(abc, 0, 3).bytes()).isEqualTo(HexFormat.of().parseHex(ABC));
        assertThat(sha.raw(abc, 0, 3).hex(32)).isEqualTo(ABC.substring(0, 32));
        assertThat(sha.raw(abc, 0, 3).firstLong()).isEqualTo(0xba7816bf8f01cfeaL);
    }

    @Test
    void fieldsAreFramedBigEndian() {
        var expected = HexFormat.of().parseHex("7f" + "00000102" + "0000000000000304" + "00000002c3a9");
        assertThat(new Sha256().int8(0x7f).int32(0x102).int64(0x304).text("é").hex())
                .isEqualTo(Sha256.hexOf(expected));
    }

    @Test
    void aForkDoesNotDisturbTheStream() {
        var stream = new Sha256().text("a");
        var fork = stream.fork();
        assertThat(fork.text("b").hex()).isNotEqualTo(stream.fork().hex());
        assertThat(stream.hex()).isEqualTo(new Sha256().text("a").hex());
    }

    @Test
    void resetForgets() {
        var sha = new Sha256().text("a");
        sha.reset();
        assertThat(sha.hex()).isEqualTo(Sha256.hexOf(new byte[0]));
    }
}
