package io.stratos.host.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged and foreign tape files.
@Tag("U-1")
class TapeFileTest {

    private final byte[] good = Tapes.importing(TapeFormat.BITSTAMP_TRADES, """
        timestamp,price,amount
        1385337600,800.01,0.1
        1385337613,800.05,0.27838049
        1385337612,800.5,1
        """);

    @TempDir
    Path folder;

    @Test
    void everyTapeCutShortIsTruncated() {
        for (int length = 8; length < good.length; length++) {
            assertThat(code(Arrays.copyOf(good, length)))
                    .as("length " + length)
                    .isEqualTo(ReasonCode.DAT_TAPE_TRUNCATED);
        }
        assertThat(code(new byte[0])).isEqualTo(ReasonCode.DAT_TAPE_TRUNCATED);
    }

    @Test
    void everyFlippedBitIsRefused() {
        for (int bit = 0; bit < good.length * 8; bit++) {
            var bent = good.clone();
            bent[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(code(bent))
                    .as("bit " + bit)
                    .isIn(ReasonCode.DAT_TAPE_FORMAT, ReasonCode.DAT_TAPE_HASH, ReasonCode.DAT_TAPE_TRUNCATED);
        }
    }

    @Test
    void aChangedPriceIsAWrongHash() {
        var bent = good.clone();
        bent[bent.length - 32 - 10] ^= 1;

        assertThat(code(bent)).isEqualTo(ReasonCode.DAT_TAPE_HASH);
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        assertThat(code(Arrays.copyOf(good, good.length + 1))).isEqualTo(ReasonCode.DAT_TAPE_FORMAT);
    }

    @Test
    void aFileThatIsNoTapeIsRefusedAndPointsToTheImport() throws Exception {
        var csv = Files.writeString(folder.resolve("trades.csv"), "1385337600,800.01,0.1\n");

        var refused = assertThrows(Refused.class, () -> TapeLibrary.open("trades.csv", folder));
        assertThat(refused.first().code()).isEqualTo(ReasonCode.DAT_TAPE_FORMAT);
        assertThat(refused.first().fix())
                .startsWith("import it first: stratos tape import")
                .contains(csv.toString());
    }

    @Test
    void aMissingFileIsMissing() {
        assertThat(assertThrows(Refused.class, () -> TapeFile.open(folder.resolve("none")))
                        .first()
                        .code())
                .isEqualTo(ReasonCode.DAT_TAPE_MISSING);
    }

    @Test
    void theCursorGoesWhereItIsSentAndStaysAtTheEnd() throws Exception {
        var cursor = TapeFile.of("good", good).cursor();

        assertThat(cursor.next()).isTrue();
        cursor.seek(2);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.sequence()).isEqualTo(3);
        assertThat(cursor.index()).isEqualTo(2);
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.next()).isFalse();
        assertThrows(IllegalStateException.class, cursor::sequence);
        cursor.seek(0);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.sequence()).isEqualTo(1);
        assertThrows(IndexOutOfBoundsException.class, () -> cursor.seek(4));
        assertThrows(IllegalStateException.class, cursor::openUnits);
    }

    private static ReasonCode code(byte[] bytes) {
        return assertThrows(Refused.class, () -> TapeFile.of("bent", bytes))
                .first()
                .code();
    }
}
