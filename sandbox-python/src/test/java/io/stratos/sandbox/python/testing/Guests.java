package io.stratos.sandbox.python.testing;

import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Strategies as source text.
public final class Guests {
    /// Buys one on each trade, counts, keeps the count as its state, sets a timer at the start.
    public static final String COUNTING = """
        from stratos import Decimal, Due, OrderIntent, RiskContext, Side, Strategy


        class Counting(Strategy):
            STATE_SCHEMA_VERSION = 3

            def on_init(self, ctx):
                self.count = 0
                ctx.set_risk_context(RiskContext(
                    max_slippage_bps=Decimal(20), max_delay_ns=1_000_000_000, expected_holding_ns=0, budget=Decimal(1000)))
                ctx.set_timer(7, Due.after(1000))

            def on_event(self, ctx, event):
                self.count += 1
                ctx.order(OrderIntent.market(1, Side.BUY, Decimal.new(self.count, 2)))

            def on_timer(self, ctx, timer):
                print("never seen")

            def save(self, state):
                for byte in (self.count, 0, 255):
                    state.u8(byte)

            def restore(self, state):
                self.count, zero, most = state.u8(), state.u8(), state.u8()
        """;

    private Guests() {}

    /// A strategy that does this on an event.
    public static String doing(String statement) {
        return doing("", statement);
    }

    /// A strategy with lines of its own before it.
    public static String doing(String preamble, String statement) {
        return preamble
                + "\nfrom stratos import Strategy\n\n\nclass Doing(Strategy):\n    def on_event(self, ctx, event):\n"
                + statement.indent(8);
    }

    public static SandboxModule compiled(SandboxRuntime runtime, String source, ResourceLimits limits) {
        return switch (runtime.compile(source.getBytes(StandardCharsets.UTF_8), limits)) {
            case CompileResult.Compiled(var module) -> module;
            case CompileResult.Refused(var violations) -> throw new AssertionError("compiled, but got " + violations);
        };
    }

    public static List<Violation> refused(SandboxRuntime runtime, String source, ResourceLimits limits) {
        return switch (runtime.compile(source.getBytes(StandardCharsets.UTF_8), limits)) {
            case CompileResult.Compiled _ -> throw new AssertionError("refused, but compiled");
            case CompileResult.Refused(var violations) -> violations;
        };
    }
}
