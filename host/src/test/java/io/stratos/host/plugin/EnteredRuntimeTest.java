package io.stratos.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-6")
class EnteredRuntimeTest {
    private final List<ClassLoader> seen = new ArrayList<>();
    private final Sandbox given = new Given();

    /// What a plugin makes of the former's memory is its own business: the host's detour must not take it away.
    @Test
    void whoTakesAnothersPlaceIsMadeByThePluginWithItsOwnLoader() throws Exception {
        try (var loader = new URLClassLoader(new URL[0])) {
            var runtime = new EnteredRuntime(new Plugin(), new OwnLoader(loader));
            var compiled =
                    (CompileResult.Compiled) runtime.compile(new byte[0], new ResourceLimits(1, 1, 1, 1, 1, 1, 1));

            assertThat(compiled.module().instantiateAfter(given)).isSameAs(given);
            assertThat(seen).containsExactly(loader);
        }
    }

    private final class Plugin implements SandboxRuntime {
        @Override
        public RuntimeKind kind() {
            return RuntimeKind.RUST_WASM;
        }

        @Override
        public String engine() {
            return "one";
        }

        @Override
        public String isolation() {
            return "L0";
        }

        @Override
        public CompileResult compile(byte[] code, ResourceLimits limits) {
            return new CompileResult.Compiled(new Module());
        }

        @Override
        public void close() {}
    }

    private final class Module implements SandboxModule {
        @Override
        public String identity() {
            return "one";
        }

        @Override
        public Renewal renewal() {
            return Renewal.NEW_INSTANCE;
        }

        @Override
        public Sandbox instantiate() {
            throw new AssertionError("nobody asks for a fresh one");
        }

        @Override
        public Sandbox instantiateAfter(Sandbox former) {
            seen.add(Thread.currentThread().getContextClassLoader());
            return former;
        }

        @Override
        public void close() {}
    }

    private static final class Given implements Sandbox {
        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            return Decision.Pending.PENDING;
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
