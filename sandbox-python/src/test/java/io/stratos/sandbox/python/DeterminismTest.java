package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Time and chance come from the callback, whichever way a strategy asks for them.
@Tag("M-5")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeterminismTest {
    private static final String CURIOUS = """
        import datetime
        import random
        import time
        import uuid
        from datetime import datetime as moment

        from stratos import Strategy


        class Curious(Strategy):
            def on_event(self, ctx, event):
                objects = [Curious() for _ in range(9)]
                self.seen = [
                    random.gauss(0, 1), isinstance(moment.now(), datetime.date),
                    time.time_ns(), time.perf_counter_ns(), time.monotonic(), time.gmtime()[:6], time.ctime(),
                    datetime.datetime.now().isoformat(), moment.utcnow().year, datetime.date.today().isoformat(),
                    random.random(), random.randint(1, 10**9), random.Random().random(), random.choice("abc"),
                    random.gauss(0, 1), random.sample(range(1000), 3), random.SystemRandom().random(),
                    str(uuid.uuid4()), str(uuid.uuid1()), hash("abc"), list({"a", "b", "c"}),
                    hash((1, "a", 2.5)), [type(x).__name__ for x in {self, 1, "x", 2.5, ctx}], list({5, 1, "b", (1, 2)}),
                    [objects.index(x) for x in set(reversed(objects))], random._random.Random().random(),
                    [type(x).now().isoformat() for x in (moment.min, moment.max, moment.now() + moment.resolution)],
                    [type(x).today().isoformat() for x in (datetime.date.min, moment.now().date())],
                    datetime._polyglot_datetime.datetime.now().isoformat(), hasattr(uuid, "platform"),
                ]

            def save(self, state):
                state.text(repr(self.seen))

            def restore(self, state):
                state.text()
        """;

    /// Magic and schema version of a state, and the length of the text.
    private static final int HEADER_BYTES = 12;

    private final PythonRuntime runtime = Homes.runtime();

    @AfterAll
    void closed() {
        runtime.close();
    }

    @Test
    void anotherLifeAndAnotherProcessSeeTheSameTimeAndChance() {
        try (var module = Guests.compiled(runtime, CURIOUS, Limits.patient())) {
            var first = seen(module, 1, 2);
            try (var taken = module.instantiate()) { // so that the next one is another process
                Calls.decided(taken, Inputs.init());

                assertThat(seen(module, 2)).as("another process").isEqualTo(first);
            }
            assertThat(seen(module, 2)).as("another life").isEqualTo(first);
            assertThat(first).contains(", True, " + (Inputs.START_NANOS + 2) + ", ");
            assertThat(first).contains("2026-01-01", "Thu Jan  1 00:00:00 2026");
        }
    }

    private static String seen(SandboxModule module, long... cursors) {
        try (var sandbox = module.instantiate()) {
            Calls.decided(sandbox, Inputs.init());
            byte[] state = {};
            for (long cursor : cursors) {
                var update = Calls.decided(sandbox, Inputs.trade(cursor, true)).stateUpdate();
                state = Objects.requireNonNull(Objects.requireNonNull(update).state());
            }
            return new String(state, StandardCharsets.ISO_8859_1).substring(HEADER_BYTES);
        }
    }
}
