package io.stratos.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.admission.RuntimeLimits;
import io.stratos.host.bundle.BundlePaths;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.config.ConfigResolver;
import io.stratos.host.descriptor.DescriptorYaml;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policies;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.program.Bundles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Four strategies that mean well, two in Rust and two in Python, and what they decide when nobody disturbs them.
final class Neighbours implements AutoCloseable {
    /// More than a busy machine needs for a callback.
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static final List<String> SAMPLES =
            List.of("ema-cross-rust", "grid-maker-rust", "ema-cross-python", "grid-maker-python");
    /// Averages that cross often.
    private static final Map<String, String> NERVOUS = Map.of("fast", "2", "slow", "5", "trades_per_bar", "1");

    private final List<Neighbour> all = new ArrayList<>();
    private final List<List<byte[]>> undisturbed = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();
    private int compared;

    /// One of them, compiled.
    record Neighbour(String sample, StrategyDescriptor descriptor, SandboxModule module) {
        /// The configuration with which it decides often.
        List<ConfigValue> config() throws Refused {
            var given = sample.startsWith("ema") ? NERVOUS : Map.<String, String>of();
            return ConfigResolver.resolve(descriptor.configSchema(), given);
        }
    }

    /// Admits them, and lets them run alone.
    ///
    /// @param turns as many as they will have at most beside attackers
    Neighbours(SandboxRuntimes runtimes, int turns) throws Refused, IOException, InterruptedException {
        for (var sample : SAMPLES) {
            all.add(admitted(sample, runtimes));
        }
        start();
        for (int turn = 0; turn < turns; turn++) {
            turn();
        }
        for (var seat : seats) {
            assertThat(seat.intents())
                    .as("a neighbour that does nothing proves nothing")
                    .isPositive();
            undisturbed.add(seat.watched().decisions());
        }
        leave();
        start();
    }

    static Neighbour admitted(String sample, SandboxRuntimes runtimes)
            throws Refused, IOException, InterruptedException {
        var bundle = Bundles.packed(sample);
        var read = BundleReader.read(bundle);
        var descriptor = DescriptorYaml.read(read.file(BundlePaths.DESCRIPTOR), BundlePaths.DESCRIPTOR)
                .descriptor();
        var limits = RuntimeLimits.of(descriptor, Policies.open("dev", bundle), PATIENCE_NANOS);
        return switch (runtimes.find(descriptor.runtimeKind()).compile(read.code(), limits)) {
            case CompileResult.Compiled(var module) -> new Neighbour(sample, descriptor, module);
            case CompileResult.Refused(var violations) -> throw new AssertionError(sample + ": " + violations);
        };
    }

    private void start() throws Refused {
        for (var neighbour : all) {
            var seat = new Seat(
                    "neighbour", neighbour.module(), neighbour.descriptor(), neighbour.config(), Records.forgotten());
            seat.start();
            seats.add(seat);
        }
    }

    /// One turn of each.
    void turn() {
        seats.forEach(Seat::marketTurn);
    }

    /// Checks that what they decided since the last check is what they decide alone, byte by byte.
    void assertUndisturbed() {
        int until = seats.getFirst().watched().decisions().size();
        for (int i = 0; i < seats.size(); i++) {
            var seat = seats.get(i);
            var name = all.get(i).sample();
            assertThat(seat.end()).as(name).isEqualTo(ReasonCode.OK);
            assertThat(seat.watched().decisions()).as(name).hasSize(until);
            for (int turn = compared; turn < until; turn++) {
                assertThat(seat.watched().decisions().get(turn))
                        .as("%s, turn %d", name, turn)
                        .isEqualTo(undisturbed.get(i).get(turn));
            }
        }
        compared = until;
    }

    private void leave() {
        seats.forEach(Seat::close);
        seats.clear();
    }

    @Override
    public void close() {
        leave();
        all.forEach(neighbour -> neighbour.module().close());
    }
}
