package io.stratos.abi.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.stratos.abi.identity.CallbackSeed;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.sandbox.Decision;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the lane does per event allocates nothing at all, compiled or not. Runs when asked for:
/// `-Dstratos.test.excludedGroups=`.
@Tag("long")
@Tag("P21")
class LaneAllocationTest {
    private static final int EVENTS = 200_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final WireWriter out = new WireWriter(512);
    private final InputEncoder encoder = new InputEncoder(out);
    private final DecisionDecoder decoder = new DecisionDecoder();
    private final Decision.Decided decided = new Decision.Decided();
    private final byte[] malformed = {0x0b, 0x0c};

    @Test
    void marketEventsTimersAndQuietDecisionsAllocateNothing() {
        round(EVENTS); // classes loaded, buffers grown
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long overhead = THREADS.getCurrentThreadAllocatedBytes() - before;
        before = THREADS.getCurrentThreadAllocatedBytes();
        round(EVENTS);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before - overhead;
        assertThat(allocated).as("bytes for %d rounds", EVENTS).isZero();
    }

    private void round(int events) {
        for (int i = 1; i <= events; i++) {
            begin(i);
            encoder.trade(6_500_000L + i, 2, i, 8, Side.BUY, i);
            decoder.decode(out.buffer(), 0, 0, decided);
            begin(i);
            encoder.quote(100, 1, 101, 2, 2, 8);
            begin(i);
            encoder.bar(1, 2, 3, 4, 2, Long.MAX_VALUE, 8, 60, i, i, true);
            encoder.begin(i, 1_700_000_000_000_000_000L, i, SafetyState.NORMAL, false);
            encoder.timer(3, i);
            decoder.decode(malformed, 0, malformed.length, decided);
        }
    }

    private void begin(long cursor) {
        encoder.begin(
                cursor, 1_700_000_000_000_000_000L, CallbackSeed.ofCallback(42, cursor), SafetyState.NORMAL, false);
        encoder.header(
                cursor, 1_700_000_000_000_000_000L, 1_700_000_000_000_000_000L, 1_700_000_000_000_000_000L, 0, 1);
    }
}
