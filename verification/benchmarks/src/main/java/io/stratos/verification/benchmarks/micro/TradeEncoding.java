package io.stratos.verification.benchmarks.micro;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Encoding one trade as a sandbox's input, as a lane does.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TradeEncoding {
    private static final long START_NANOS = 1_385_337_600_000_000_000L;

    private final WireWriter out = new WireWriter(256);
    private final InputEncoder encoder = new InputEncoder(out);
    private long turn;

    @Benchmark
    public int encode() {
        turn++;
        long now = START_NANOS + turn * 1_000_000;
        encoder.begin(turn, now, turn * 0x9e3779b97f4a7c15L, SafetyState.NORMAL, false);
        encoder.header(turn, now, now, now, 0, 1);
        encoder.trade(90_000 + (turn & 1_023), 2, 10_000_000, 8, Side.BUY, turn);
        return out.length();
    }
}
