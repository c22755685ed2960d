package io.stratos.verification.benchmarks.gate;

import io.stratos.verification.benchmarks.harness.Fork;

/// One fresh JVM: warm-up, then as fast as one thread can, then 100,000 intents a second at intended times.
///
/// Open loop: each intent has a time at which it is due, whether the one before it is done or not, and its latency
/// counts from there. So a pause of the gate, or of the machine, is in the figures of all that it delayed. The same
/// loop without the gate says what the machine adds.
public final class GateLoadMain {
    private static final int WARM_UP = 1_000_000;
    private static final int AT_ONCE = 2_000_000;
    private static final int OPEN_LOOP = 400_000;
    private static final long INTERVAL_NANOS = 10_000;
    private static final long SECOND = 1_000_000_000L;

    private GateLoadMain() {}

    /// Measures and answers.
    public static void main(String[] arguments) {
        var subject = new GateSubject();
        for (int i = 0; i < WARM_UP; i++) {
            subject.check();
        }
        long begin = System.nanoTime();
        for (int i = 0; i < AT_ONCE; i++) {
            subject.check();
        }
        double perSecond = AT_ONCE * (double) SECOND / (System.nanoTime() - begin);
        openLoop(subject::check);
        var gate = openLoop(subject::check);
        var idle = openLoop(() -> {});
        Fork.answer("per_second", perSecond);
        Fork.answer("p50", gate.micros(500));
        Fork.answer("p99", gate.micros(990));
        Fork.answer("p999", gate.micros(999));
        Fork.answer("idle_p99", idle.micros(990));
    }

    private static Latencies openLoop(Runnable work) {
        var latencies = new Latencies();
        long due = System.nanoTime() + INTERVAL_NANOS;
        for (int i = 0; i < OPEN_LOOP; i++) {
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            work.run();
            latencies.add(System.nanoTime() - due);
            due += INTERVAL_NANOS;
        }
        return latencies;
    }
}
