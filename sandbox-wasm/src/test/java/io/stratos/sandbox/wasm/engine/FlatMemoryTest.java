package io.stratos.sandbox.wasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.endive.wasm.types.MemoryLimits;

@Tag("M-13")
class FlatMemoryTest {
    private static final int PAGE = 65_536;

    private static FlatMemory pages(int initial, int maximum) {
        return new FlatMemory(new MemoryLimits(initial, maximum));
    }

    static Stream<Arguments> accesses() {
        FlatMemory memory = pages(1, 1);
        return Stream.of(
                access("read 8", 1, memory::read),
                access("write 8", 1, address -> memory.writeByte(address, (byte) 1)),
                access("read 16", 2, memory::readShort),
                access("read unsigned 16", 2, memory::readU16),
                access("write 16", 2, address -> memory.writeShort(address, (short) 1)),
                access("read 32", 4, memory::readInt),
                access("write 32", 4, address -> memory.writeI32(address, 1)),
                access("read 64", 8, memory::readLong),
                access("write 64", 8, address -> memory.writeLong(address, 1)),
                access("read float", 4, memory::readFloat),
                access("write float", 4, address -> memory.writeF32(address, 1)),
                access("read double", 8, memory::readDouble),
                access("write double", 8, address -> memory.writeF64(address, 1)),
                access("read three bytes", 3, address -> memory.readBytes(address, 3)),
                access("write three bytes", 3, address -> memory.write(address, new byte[3], 0, 3)),
                access("fill three bytes", 3, address -> memory.fill((byte) 1, address, address + 3)),
                access("copy three bytes to", 3, address -> memory.copy(address, 0, 3)),
                access("copy three bytes from", 3, address -> memory.copy(0, address, 3)));
    }

    private static Arguments access(String name, int bytes, IntConsumer access) {
        return Arguments.of(name, bytes, access);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accesses")
    void accessMayEndWhereTheMemoryEndsAndNotAByteFurther(String name, int bytes, IntConsumer access) {
        access.accept(0);
        access.accept(PAGE - bytes);

        for (int outside : new int[] {PAGE - bytes + 1, PAGE, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> access.accept(outside))
                    .as("%s at %d", name, outside)
                    .isInstanceOf(OutOfBoundsException.class);
        }
    }

    @Test
    void numbersAreLittleEndianAndWhole() {
        FlatMemory memory = pages(1, 1);
        memory.writeLong(8, 0x0123_4567_89ab_cdefL);

        assertThat(memory.read(8)).isEqualTo((byte) 0xef);
        assertThat(memory.readU16(8)).isEqualTo(0xcdef);
        assertThat(memory.readShort(8)).isEqualTo((short) 0xcdef);
        assertThat(memory.readInt(12)).isEqualTo(0x0123_4567);
        assertThat(memory.readF64(8)).isEqualTo(0x0123_4567_89ab_cdefL);
        memory.writeF32(4, 1.5f);
        assertThat(memory.readFloat(4)).isEqualTo(1.5f);
        assertThat(memory.readF32(4)).isEqualTo(Float.floatToRawIntBits(1.5f));
    }

    @Test
    void growthKeepsTheBytesAndAnswersTheOldSize() {
        FlatMemory memory = pages(1, 3);
        memory.writeByte(100, (byte) 7);

        assertThat(memory.grow(2)).isEqualTo(1);
        assertThat(memory.pages()).isEqualTo(3);
        assertThat(memory.read(100)).isEqualTo((byte) 7);
        assertThat(memory.read(3 * PAGE - 1)).isZero();
        assertThat(memory.grow(0)).isEqualTo(3);
        assertThat(memory.refusedGrowths()).isZero();
    }

    @Test
    void growthPastTheCapIsRefusedAndCounted() {
        FlatMemory memory = pages(1, 3);

        for (int pages : new int[] {3, 65_535, Integer.MAX_VALUE}) {
            assertThat(memory.grow(pages)).isEqualTo(-1);
        }
        assertThat(memory.pages()).isEqualTo(1);
        assertThat(memory.refusedGrowths()).isEqualTo(3);
    }

    @Test
    void numberOfGrowthsHasALimit() {
        FlatMemory memory = pages(0, FlatMemory.GROWTHS_MAX + 10);
        for (int i = 0; i < FlatMemory.GROWTHS_MAX; i++) {
            assertThat(memory.grow(1)).isEqualTo(i);
        }

        assertThat(memory.grow(1)).isEqualTo(-1);
        assertThat(memory.grow(0)).isEqualTo(FlatMemory.GROWTHS_MAX);
    }

    /// Two guests must never have the same memory, however often the first is asked for it.
    @Test
    void whatAGuestLeavesIsTheNextOnesAndZero() {
        FlatMemory former = pages(1, 2);
        former.writeByte(100, (byte) 7);
        byte[] bytes = former.bytes();

        byte[] left = former.leave();

        assertThat(left).isSameAs(bytes);
        assertThat(after(left, 1, 2).bytes()).isSameAs(bytes).containsOnly(0);
        assertThat(former.leave()).isEmpty();
        assertThatThrownBy(() -> former.read(0)).isInstanceOf(OutOfBoundsException.class);
        assertThatThrownBy(() -> former.writeByte(0, (byte) 1)).isInstanceOf(OutOfBoundsException.class);
    }

    @Test
    void whatAGuestLeavesIsTakenAtTheGrowthThatFits() {
        byte[] left = filled(3);
        FlatMemory memory = after(left, 1, 3);
        assertThat(memory.bytes()).isNotSameAs(left).containsOnly(0);
        memory.writeByte(5, (byte) 9);

        memory.grow(1);
        assertThat(memory.bytes()).isNotSameAs(left);
        memory.grow(1);

        assertThat(memory.bytes()).isSameAs(left);
        assertThat(memory.read(5)).isEqualTo((byte) 9);
        memory.writeByte(5, (byte) 0);
        assertThat(left).containsOnly(0);
    }

    /// Nobody holds two memories for long, and nobody gets one that is larger or smaller than what it asked for.
    @Test
    void whatDoesNotFitUpToTheFirstCallbacksEndIsLetGo() {
        byte[] left = filled(3);
        FlatMemory memory = after(left, 1, 3);
        memory.started();

        memory.grow(2);

        assertThat(memory.bytes()).isNotSameAs(left).hasSize(left.length).containsOnly(0);
        assertThat(after(filled(3), 2, 2).bytes()).hasSize(2 * PAGE).containsOnly(0);
    }

    private static FlatMemory after(byte[] left, int initial, int maximum) {
        return new FlatMemory(new MemoryLimits(initial, maximum), left);
    }

    private static byte[] filled(int pages) {
        byte[] bytes = new byte[pages * PAGE];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    @Test
    void everyPathThatAFailingGuestReachesWasWalked() {
        assertThat(FaultPaths.walk())
                .as("3 of the meter, 14 accesses outside, 3 of arithmetic, 3 exceptions")
                .isEqualTo(23);
    }
}
