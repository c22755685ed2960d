package io.stratos.verification.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.VenuePort;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A suite that no adapter can fail proves nothing: each wrong port is caught.
@Tag("X-2")
class ConformanceTeethTest {

    @ParameterizedTest
    @EnumSource
    void aPortThatGetsOneThingWrongFailsTheSuite(LyingPort.Lie lie) {
        assertThat(VenueConformance.checks().stream()
                        .filter(check -> fails(check, lie))
                        .findFirst())
                .isPresent();
    }

    @Test
    void thePortBehindThemPasses() {
        assertThat(VenueConformance.checks()).allSatisfy(check -> check.run(PaperBench::start));
    }

    private static boolean fails(Check check, LyingPort.Lie lie) {
        try {
            check.run(setup -> new Lying(PaperBench.start(setup), lie));
            return false;
        } catch (AssertionError | Exception caught) {
            return true;
        }
    }

    private record Lying(VenueBench bench, LyingPort.Lie lie) implements VenueBench {
        @Override
        public VenuePort port() {
            return new LyingPort(bench::port, lie);
        }

        @Override
        public long nowNanos() {
            return bench.nowNanos();
        }

        @Override
        public void pass(long nanos) {
            bench.pass(nanos);
        }

        @Override
        public void market() throws Exception {
            bench.market();
        }

        @Override
        public void reconnect() throws Exception {
            bench.reconnect();
        }

        @Override
        public boolean await() throws Exception {
            return bench.await();
        }

        @Override
        public void close() throws IOException {
            bench.close();
        }
    }
}
