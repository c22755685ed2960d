package io.stratos.host.admission;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.plugin.SandboxRuntimes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs "code" that is the name of a [FakeGuest.Conduct], so that admission can be tested without an engine.
public final class FakeRuntime implements SandboxRuntime {

    private final RuntimeKind kind;
    private final String isolation;

    /// As a plugin's loader makes it.
    public FakeRuntime() {
        this(RuntimeKind.RUST_WASM, "L0");
    }

    private FakeRuntime(RuntimeKind kind, String isolation) {
        this.kind = kind;
        this.isolation = isolation;
    }

    /// A host in which this is the one plugin.
    public static SandboxRuntimes runtimes() {
        return runtimes(RuntimeKind.RUST_WASM, "L0");
    }

    /// The same, of another kind and with another isolation.
    static SandboxRuntimes runtimes(RuntimeKind kind, String isolation) {
        return new SandboxRuntimes() {
            private final FakeRuntime runtime = new FakeRuntime(kind, isolation);

            @Override
            public SandboxRuntime find(RuntimeKind kind) {
                return runtime;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public RuntimeKind kind() {
        return kind;
    }

    @Override
    public String isolation() {
        return isolation;
    }

    @Override
    public String engine() {
        return "fake 1";
    }

    @Override
    public CompileResult compile(byte[] code, ResourceLimits limits) {
        var name = new String(code, StandardCharsets.US_ASCII);
        for (var conduct : FakeGuest.Conduct.values()) {
            if (conduct.name().equals(name)) {
                return new CompileResult.Compiled(new Module(conduct));
            }
        }
        return new CompileResult.Refused(List.of(
                new CompileResult.Violation(ReasonCode.ABI_IMPORT, "imports clock_time_get", "import 0", "remove it"),
                new CompileResult.Violation(
                        ReasonCode.ABI_EXPORT, "stratos_call is missing", "exports", "use the SDK")));
    }

    @Override
    public void close() {}

    private record Module(FakeGuest.Conduct conduct) implements SandboxModule {
        @Override
        public Renewal renewal() {
            return Renewal.NEW_INSTANCE;
        }

        @Override
        public String identity() {
            return conduct.name();
        }

        @Override
        public Sandbox instantiate() {
            return new FakeSandbox(new FakeGuest(conduct));
        }

        @Override
        public void close() {}
    }

    private static final class FakeSandbox implements Sandbox {
        private final FakeGuest guest;
        private final Decision.Decided decided = new Decision.Decided();

        FakeSandbox(FakeGuest guest) {
            this.guest = guest;
        }

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            Input input;
            try {
                input = InputDecoder.decode(buffer, offset, length);
            } catch (MalformedMessageException damaged) {
                return new Decision.Faulted(new GuestFault(GuestFault.Kind.ABI_VIOLATION, ReasonCode.ABI_MESSAGE, 0));
            }
            decided.reset();
            return guest.call(input, decided) ? decided : guest.fault();
        }

        @Override
        public Decision poll() {
            return Decision.Pending.PENDING;
        }

        @Override
        public String isolation() {
            return "L0";
        }

        @Override
        public void close() {}
    }
}
