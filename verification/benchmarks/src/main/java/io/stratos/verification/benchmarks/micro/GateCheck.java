package io.stratos.verification.benchmarks.micro;

import io.stratos.gate.GateVerdict;
import io.stratos.verification.benchmarks.gate.GateSubject;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The gate's judgement of one market order that it approves, identity and key included.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GateCheck {
    private final GateSubject subject = new GateSubject();

    @Benchmark
    public GateVerdict check() {
        return subject.check();
    }
}
