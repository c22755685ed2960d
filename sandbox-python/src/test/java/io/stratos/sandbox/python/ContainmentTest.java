package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a strategy may try, and what becomes of it: a named fault, of this instance alone.
@Tag("M-13")
@Tag("M-15")
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContainmentTest {
    /// Gets at what the check of the source would refuse.
    private static final String SMUGGLE = """
        def smuggle(name):
            return getattr(smuggle, '__glo' + 'bals__')['__buil' + 'tins__'][name]

        def swallow(again):
            while True:
                try:
                    again()
                except RecursionError:
                    pass

        def stubborn():
            while True:
                try:
                    while True: pass
                except BaseException:
                    pass

        def late():
            class Late:
                locals()['__de' + 'l__'] = print

        def digest_without_end():
            import uuid
            uuid.uuid5(uuid.NAMESPACE_DNS, 'x')
            loaded = getattr(uuid, 'sys').modules['hashlib']
            loaded.pbkdf2_hmac('sha512', b'x', b'y', 10**9)
        """;

    private static final ResourceLimits LIMITS = Limits.within(2 * Limits.SECOND);
    /// For what no deadline ends, however busy the machine is.
    private static final long PATIENCE_NANOS = 60 * Limits.SECOND;

    private final PythonRuntime runtime = Homes.runtime();
    private final Sandbox neighbour = started(Guests.COUNTING);
    private long turn;

    @BeforeAll
    void neighbourHasTime() {
        neighbour.patience(PATIENCE_NANOS);
    }

    @AfterAll
    void closed() {
        neighbour.close();
        runtime.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        while True: pass                                  | DEADLINE       | RES_TIMEOUT
        10**10**8                                         | DEADLINE       | RES_TIMEOUT
        import math; math.factorial(3000000)              | DEADLINE       | RES_TIMEOUT
        sum(range(10**12))                                | DEADLINE       | RES_TIMEOUT
        f = lambda: swallow(f); f()                       | STACK          | RES_STACK
        stubborn()                                        | DEADLINE       | RES_TIMEOUT
        smuggle('__import__')('hashlib').pbkdf2_hmac      | ABI_VIOLATION  | ABI_IMPORT
        digest_without_end()                              | DEADLINE       | RES_TIMEOUT
        smuggle('__import__')('gc').get_objects()         | ABI_VIOLATION  | SBX_HOST
        smuggle('__import__')('mmap')                     | ABI_VIOLATION  | SBX_IO
        raise ValueError('secret')                        | TRAP           | RES_FAULT
        raise SystemExit                                  | TRAP           | RES_FAULT
        exit()                                            | TRAP           | RES_FAULT
        smuggle('__import__')('sys').exit()               | ABI_VIOLATION  | SBX_HOST
        'x' * 10**10                                      | TRAP           | RES_FAULT
        f = lambda f: f(f); f(f)                          | STACK          | RES_STACK
        smuggle('open')('/etc/passwd')                    | ABI_VIOLATION  | SBX_IO
        smuggle('__import__')('socket')                   | ABI_VIOLATION  | SBX_IO
        smuggle('__import__')('subprocess')               | ABI_VIOLATION  | SBX_PROCESS
        smuggle('__import__')('java')                     | ABI_VIOLATION  | SBX_HOST
        smuggle('__import__')('ctypes')                   | ABI_VIOLATION  | SBX_NATIVE
        smuggle('__import__')('threading')                | ABI_VIOLATION  | RES_THREADS
        smuggle('__import__')('nowhere')                  | ABI_VIOLATION  | ABI_IMPORT
        import time; time.sleep(1)                        | ABI_VIOLATION  | SBX_CLOCK
        import uuid; getattr(uuid, 'os').urandom(8)       | ABI_VIOLATION  | SBX_CLOCK
        import random; list(map(getattr(random, '_os').urandom, [8])) | ABI_VIOLATION | SBX_CLOCK
        import uuid; getattr(uuid, 'os').getpid()         | ABI_VIOLATION  | SBX_CLOCK
        hash(self)                                        | ABI_VIOLATION  | SBX_CLOCK
        smuggle('id')(self)                               | ABI_VIOLATION  | SBX_CLOCK
        late()                                            | ABI_VIOLATION  | SBX_CLOCK
        smuggle('__import__')('weakref').ref(self)        | ABI_VIOLATION  | SBX_CLOCK
        """)
    void attemptIsANamedFaultOfThisInstanceAlone(String statement, Kind kind, ReasonCode code) {
        try (var sandbox = started(Guests.doing(SMUGGLE, statement))) {
            sandbox.patience(kind == Kind.DEADLINE ? 0 : PATIENCE_NANOS);
            var fault = Calls.fault(sandbox, Inputs.trade(1));

            assertThat(fault.kind()).as(fault.toString()).isEqualTo(kind);
            assertThat(fault.code()).isEqualTo(code);
            assertThat(Calls.fault(sandbox, Inputs.trade(2))).isEqualTo(fault);
        }
        assertThat(Calls.decided(neighbour, Inputs.trade(++turn)).intents()).hasSize(1);
    }

    /// Where deliveries are re-applied the limit is another one; the fault says which it was.
    @Test
    void patienceIsTheDeadlineUntilItIsTakenBack() {
        try (var patient = started(Guests.doing("while True: pass"));
                var itself = started(Guests.doing("while True: pass"))) {
            patient.patience(3 * Limits.SECOND);
            itself.patience(3 * Limits.SECOND);
            itself.patience(0);

            assertThat(Calls.fault(patient, Inputs.trade(1)).detail()).isEqualTo(3 * Limits.SECOND);
            assertThat(Calls.fault(itself, Inputs.trade(1)).detail()).isEqualTo(LIMITS.callbackTimeoutNanos());
        }
    }

    @Test
    @Tag("M-14")
    void neighbourIsServedWhileAnAttemptRuns() {
        try (var sandbox = started(Guests.doing(SMUGGLE, "stubborn()"))) {
            var decision = sandbox.begin(Inputs.trade(1), 0, Inputs.trade(1).length);
            int served = 0;
            while (decision == Decision.Pending.PENDING) {
                assertThat(Calls.decided(neighbour, Inputs.trade(++turn)).intents())
                        .hasSize(1);
                served++;
                decision = sandbox.poll();
            }

            assertThat(decision).isInstanceOf(Decision.Faulted.class);
            assertThat(served).isGreaterThan(10);
        }
    }

    @Test
    @Tag("M-14")
    void memoryThatGrowsWithoutEndIsAMemoryFault() {
        var growing = Guests.doing("grown = []\nwhile True:\n    grown.append('x' * 10_000 + str(len(grown)))");
        var limits = Limits.patient();
        try (var module = Guests.compiled(runtime, growing, limits);
                var sandbox = module.instantiate()) {
            Calls.decided(sandbox, Inputs.init());

            var fault = Calls.fault(sandbox, Inputs.trade(1));

            assertThat(fault.kind()).isEqualTo(Kind.MEMORY);
            assertThat(fault.code()).isEqualTo(ReasonCode.RES_MEMORY);
        }
    }

    @Test
    void lineOfTheStrategyIsNamedAndNothingOfItsText() {
        try (var sandbox = started(Guests.doing("x = 1\nraise ValueError(x)"))) {
            assertThat(Calls.fault(sandbox, Inputs.trade(1)).detail()).isEqualTo(8);
        }
    }

    private Sandbox started(String source) {
        try (var module = Guests.compiled(runtime, source, LIMITS)) {
            var sandbox = module.instantiate();
            Calls.decided(sandbox, Inputs.init());
            return sandbox;
        }
    }
}
