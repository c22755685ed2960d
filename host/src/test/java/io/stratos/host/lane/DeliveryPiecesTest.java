package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Input;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.state.LedgerReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest is re-applied what is read before, never while the ledger is being read.
@Tag("M-18")
class DeliveryPiecesTest {
    private static final int TURNS = 20_000;
    private static final int NO_CHECKPOINT = 1_000_000;

    @TempDir
    Path folder;

    private int reading;
    private int ranges;
    private int called;
    private int calledInARead;

    private Script watched() {
        return (guest, input, decision) -> {
            called++;
            calledInARead += reading;
            if (input instanceof Input.OnEvent && ++guest.counter % 7 == 0) {
                decision.setIntents(List.of(LaneBench.buy("0.1")));
            }
        };
    }

    private LedgerReader watched(LedgerReader reader) {
        return (LedgerReader) Proxy.newProxyInstance(
                LedgerReader.class.getClassLoader(), new Class<?>[] {LedgerReader.class}, (_, method, given) -> {
                    reading++;
                    ranges += method.getName().equals("range") ? 1 : 0;
                    try {
                        return method.invoke(reader, given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    } finally {
                        reading--;
                    }
                });
    }

    /// A ledger that is closed waits for who reads it, and the host's stop for that.
    @Test
    @Tag("M-13")
    void noGuestRunsInsideAReadOfTheLedger() {
        record(20);
        resume(20);

        assertThat(called).isEqualTo(21);
        assertThat(calledInARead).isZero();
    }

    @Test
    void whatIsLargerThanAPieceIsReappliedWhole() {
        record(TURNS);
        resume(TURNS);

        assertThat(called).isEqualTo(TURNS + 1);
        assertThat(ranges).as("pieces with their turns, and the end").isGreaterThan(3);
    }

    private void record(int turns) {
        try (var bench = new LaneBench(folder, new ScriptedModule(this::watched), NO_CHECKPOINT)) {
            bench.recovery.start(1);
            for (int now = 1; now <= turns; now++) {
                bench.trade(now);
                if (now % 500 == 0) {
                    bench.commit();
                }
            }
            bench.commit();
        }
        called = 0;
    }

    private void resume(long turns) {
        try (var bench = new LaneBench(folder, new ScriptedModule(this::watched), NO_CHECKPOINT)) {
            var recovery = new Recovery(bench.instance, watched(bench.ledger.reader()));
            assertThat(recovery.start(1))
                    .isInstanceOfSatisfying(
                            Recovery.Outcome.Resumed.class,
                            resumed -> assertThat(resumed.reapplied()).isEqualTo(turns));
            assertThat(bench.instance.cursor()).isEqualTo(turns);
        }
    }
}
