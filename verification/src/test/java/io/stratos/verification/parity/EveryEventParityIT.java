package io.stratos.verification.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.abi.sandbox.Decision;
import io.stratos.host.config.ConfigResolver;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.program.Bundles;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Both builds of a sample are given the same bytes: every kind of event with every combination of quality flags,
/// timers, healthchecks, shutdown. Decisions and saved state must be the same bytes.
@Tag("M-5")
@Tag("Z-4")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryEventParityIT {
    /// Averages that cross often.
    private static final Map<String, String> NERVOUS = Map.of("fast", "2", "slow", "5", "trades_per_bar", "1");

    private static final long SEED = 2_026;
    private static final int TURNS = 12_000;
    private static final int CHECKPOINT_EVERY = 500;
    private static final int RECENT_MAX = 8;
    private static final long START_NANOS = 1_767_225_600_000_000_000L;
    private static final long TURN_NANOS = 250_000_000L;

    private SandboxRuntimes runtimes;

    @BeforeAll
    void plugins() throws Refused {
        runtimes = PluginFolder.open(Program.HOME.resolve("plugins"));
    }

    @AfterAll
    void closed() {
        runtimes.close();
    }

    @Test
    void emaCrossDecidesTheSameInBothLanguages() throws Exception {
        compare(Bundles.packed("ema-cross-rust"), Bundles.packed("ema-cross-python"), NERVOUS);
    }

    @Test
    void gridMakerDecidesTheSameInBothLanguages() throws Exception {
        compare(Bundles.packed("grid-maker-rust"), Bundles.packed("grid-maker-python"), Map.of());
    }

    private void compare(Path rustBundle, Path pythonBundle, Map<String, String> given) throws Refused, IOException {
        try (var rust = Guest.of(rustBundle, runtimes);
                var python = Guest.of(pythonBundle, runtimes)) {
            new Comparison(rust, python, given).run();
        }
    }

    /// One life of both guests.
    private static final class Comparison {
        private final Guest rust;
        private final Guest python;
        private final List<ConfigValue> config;
        private final EveryEvent events;
        private final SplittableRandom random;
        private final WireWriter input = new WireWriter(1 << 14);
        private final ArrayDeque<IntentRef> recent = new ArrayDeque<>();
        private final List<Integer> timers = new ArrayList<>();
        private final HashSet<Class<?>> kinds = new HashSet<>();
        private final HashSet<Integer> qualities = new HashSet<>();
        private long intents;

        Comparison(Guest rust, Guest python, Map<String, String> given) throws Refused {
            this.rust = rust;
            this.python = python;
            config = ConfigResolver.resolve(rust.descriptor().configSchema(), given);
            events = new EveryEvent(SEED, config, 2);
            random = new SplittableRandom(SEED);
        }

        void run() {
            var id = rust.descriptor().strategyId();
            same(new Input.Init(context(0), 1, 0, id, "parity", List.of(coin(1), coin(2)), config, null));
            for (long cursor = 1; cursor <= TURNS; cursor++) {
                same(input(cursor));
            }
            same(new Input.Shutdown(context(TURNS + 1), ShutdownReason.END_OF_TAPE));
            assertThat(intents)
                    .as("intents: the session must not be an idle one")
                    .isGreaterThan(50);
            assertThat(kinds).hasSize(EventBody.class.getPermittedSubclasses().length);
            assertThat(qualities).hasSize(16);
        }

        private Input input(long cursor) {
            var context = context(cursor);
            if (cursor % 97 == 0) {
                return new Input.Healthcheck(context);
            }
            if (cursor % 13 == 0 && !timers.isEmpty()) {
                return new Input.OnTimer(context, timers.get(random.nextInt(timers.size())), context.nowNanos());
            }
            var event = events.next(cursor, context.nowNanos(), List.copyOf(recent));
            kinds.add(event.body().getClass());
            qualities.add(event.header().quality());
            return new Input.OnEvent(context, event);
        }

        private CallbackContext context(long cursor) {
            var safety = cursor % 200 < 180
                    ? SafetyState.NORMAL
                    : Objects.requireNonNull(SafetyState.ofNumber((int) (cursor % 5)));
            return new CallbackContext(
                    cursor,
                    START_NANOS + cursor * TURN_NANOS,
                    random.nextLong(),
                    safety,
                    cursor % CHECKPOINT_EVERY == 1);
        }

        private void same(Input given) {
            input.reset();
            InputEncoder.encode(given, input);
            var expected = rust.decide(input);
            var bytes = Guest.bytes(expected);
            note(given, expected);

            var actual = python.decide(input);

            assertThat(Guest.bytes(actual))
                    .as(() -> "turn " + given.context().cursor() + ": " + given + "\nrust   " + text(expected)
                            + "\npython " + text(actual))
                    .isEqualTo(bytes);
        }

        private void note(Input given, Decision.Decided decided) {
            for (int ordinal = 0; ordinal < decided.intents().size(); ordinal++) {
                recent.addLast(new IntentRef(given.context().cursor(), ordinal));
                if (recent.size() > RECENT_MAX) {
                    recent.removeFirst();
                }
            }
            decided.timers().forEach(timer -> timers.add(timer.timerId()));
            intents += decided.intents().size();
        }

        private static String text(Decision.Decided decided) {
            return decided.intents() + " " + decided.timers() + " " + decided.telemetry() + " " + decided.stateUpdate();
        }

        private static Instrument coin(int id) {
            var tick = new Decimal(1, 2);
            var lot = new Decimal(1, 8);
            return new Instrument(
                    id,
                    "paper",
                    "spot",
                    "COIN" + id + "-USD",
                    "COIN" + id,
                    "USD",
                    tick,
                    lot,
                    lot,
                    Decimal.ofWhole(1000),
                    tick);
        }
    }
}
