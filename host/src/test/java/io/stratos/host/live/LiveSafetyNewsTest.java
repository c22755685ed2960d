package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.SafetyState;
import io.stratos.host.lane.DeliveryBlock;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.service.LiveServices;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a strategy hears of the interlock.
@Tag("M-10")
class LiveSafetyNewsTest {
    private static final Script QUIET = (_, _, _) -> {};

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private int failures;

    private static LiveBench bench(String name, Script script, EventKind... events) {
        var descriptor = Descriptors.scripted(List.of(events), List.of());
        var bench = LiveBench.calm(name, DISK.get(), script)
                .asking(descriptor, LiveServices.none())
                .start();
        bench.settle();
        for (int i = 0; i < 25; i++) {
            bench.tradeAndWork();
        }
        bench.settle();
        return bench;
    }

    private static void set(LiveBench bench, SafetyState state) {
        var _ = bench.safety(state);
        bench.settle();
        assertThat(bench.core().safety(bench.ids.getFirst())).isEqualTo(state);
    }

    /// What it was told, as committed: state and the one before.
    private static List<String> told(LiveBench bench) {
        var told = new ArrayList<String>();
        var rows = new InstanceRows(bench.ids.getFirst());
        DISK.get().reader().scan(Table.INSTANCE, rows.deliveriesPrefix(), (key, block) -> {
            DeliveryBlock.visit(InstanceRows.numberOf(key), block, (_, buffer, offset, length) -> {
                try {
                    if (InputDecoder.decode(buffer, offset, length) instanceof Input.OnEvent given
                            && given.event().body() instanceof EventBody.Safety safety) {
                        told.add(safety.previous() + ">" + safety.state());
                    }
                } catch (MalformedMessageException damaged) {
                    throw new AssertionError(damaged);
                }
                return true;
            });
            return true;
        });
        return told;
    }

    @Test
    void aGuestThatFailsOnAChangeIsToldAgain() {
        Script failsOnce = (_, input, _) -> {
            if (input instanceof Input.OnEvent given
                    && given.event().body() instanceof EventBody.Safety
                    && failures++ == 0) {
                throw new Crash();
            }
        };
        var bench = bench("fails", failsOnce, EventKind.TRADE, EventKind.SAFETY);
        set(bench, SafetyState.CLOSE_ONLY);

        assertThat(told(bench)).containsExactly("NORMAL>CLOSE_ONLY", "NORMAL>CLOSE_ONLY");
        set(bench, SafetyState.NORMAL);
        assertThat(told(bench)).hasSize(3).endsWith("CLOSE_ONLY>NORMAL");
    }

    @Test
    void aChangeWhileItWasStoppedIsToldAfterItsStart() {
        var bench = bench("stopped", QUIET, EventKind.TRADE, EventKind.SAFETY);
        set(bench, SafetyState.CLOSE_ONLY);
        bench.stop();
        set(bench, SafetyState.NORMAL);
        bench.restart();
        bench.settle();

        assertThat(told(bench)).containsExactly("NORMAL>CLOSE_ONLY", "NORMAL>NORMAL");
    }

    @Test
    void aNewInstanceHearsNothingOfWhatItsInitWasTold() {
        var bench = bench("new", QUIET, EventKind.TRADE, EventKind.SAFETY);
        assertThat(told(bench)).isEmpty();
    }

    @Test
    void whoDoesNotAskForItHearsNothing() {
        var bench = bench("deaf", QUIET, EventKind.TRADE);
        set(bench, SafetyState.CLOSE_ONLY);
        bench.restart();
        bench.settle();
        assertThat(told(bench)).isEmpty();
    }
}
