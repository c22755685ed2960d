package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-18")
class DeliveryBlockTest {
    private final DeliveryBlock block = new DeliveryBlock();

    @Test
    void deliveriesComeBackInOrderUnderTheirCursors() {
        append(5, "a");
        append(6, "");
        append(7, "ccc");

        assertThat(read(block.toBytes())).containsExactly("5=a", "6=", "7=ccc");
    }

    @Test
    void aGapInTheCursorsIsABug() {
        append(5, "a");

        assertThatThrownBy(() -> append(7, "b")).hasMessageContaining("expected=6 got=7");
    }

    @Test
    void everyCutOfABlockIsNoticed() {
        append(1, "hello");
        append(2, "world");
        var whole = block.toBytes();
        int boundary = 4 + 5;

        for (int length = 1; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            if (length == boundary) {
                assertThat(read(cut)).containsExactly("1=hello");
            } else {
                assertThatThrownBy(() -> read(cut)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void aClearedBlockStartsAnywhere() {
        append(5, "a");
        block.clear();
        append(9, "b");

        assertThat(read(block.toBytes())).containsExactly("9=b");
    }

    private void append(long cursor, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        block.append(cursor, bytes, bytes.length);
    }

    private List<String> read(byte[] stored) {
        var found = new ArrayList<String>();
        DeliveryBlock.visit(block.firstCursor(), stored, (cursor, buffer, offset, length) -> {
            found.add(cursor + "=" + new String(buffer, offset, length, StandardCharsets.US_ASCII));
            return true;
        });
        return found;
    }
}
