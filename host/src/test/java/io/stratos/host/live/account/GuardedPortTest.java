package io.stratos.host.live.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A poll that works again says nothing of the venue's stream: that is the adapter's to say.
@Tag("X-6")
@Tag("M-18")
class GuardedPortTest {
    private static final long SECOND = 1_000_000_000L;

    private final Scripted adapter = new Scripted();
    private final GuardedPort port = new GuardedPort(adapter);
    private final List<StreamGap> told = new ArrayList<>();
    private long now = SECOND;

    @Test
    void aStreamThatTheAdapterCalledDownIsNotBackBecauseAPollWorksAgain() {
        poll(sink -> sink.gap(StreamGap.DISCONNECTED, now));
        poll(_ -> {
            throw new IllegalStateException("its reconnect broke");
        });
        poll(_ -> {});
        assertThat(told)
                .containsExactly(StreamGap.DISCONNECTED, StreamGap.DISCONNECTED, StreamGap.FRAMES_LOST)
                .doesNotContain(StreamGap.RECONNECTED);
        poll(sink -> sink.gap(StreamGap.RECONNECTED, now));
        assertThat(told).endsWith(StreamGap.RECONNECTED);
    }

    @Test
    void aStreamThatCameDownInThePollThatBrokeStaysDown() {
        poll(sink -> {
            sink.gap(StreamGap.DISCONNECTED, now);
            throw new IllegalStateException("broke");
        });
        poll(_ -> {});
        assertThat(told).endsWith(StreamGap.FRAMES_LOST);
    }

    @Test
    void aStreamOfWhichNothingBadIsKnownIsBackWithThePoll() {
        poll(sink -> sink.gap(StreamGap.DISCONNECTED, now));
        poll(sink -> sink.gap(StreamGap.RECONNECTED, now));
        poll(_ -> {
            throw new IllegalStateException("broke");
        });
        poll(_ -> {});
        assertThat(told).endsWith(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
    }

    private void poll(Consumer<ReportSink> does) {
        adapter.next.add(does);
        now += 2 * SECOND;
        port.poll(now, new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {
                throw new AssertionError("nothing was sent");
            }

            @Override
            public void gap(StreamGap gap, long atNanos) {
                told.add(gap);
            }
        });
    }

    /// Does at each poll what the test said.
    private static final class Scripted implements VenuePort {
        private final ArrayDeque<Consumer<ReportSink>> next = new ArrayDeque<>();

        @Override
        public VenueTraits traits() {
            return new ShadowVenue("paper").port().traits();
        }

        @Override
        public void send(VenueRequest request, long nowNanos) {
            throw new AssertionError("nothing is sent");
        }

        @Override
        public void ask(VenueQuery query, long nowNanos) {
            throw new AssertionError("nothing is asked");
        }

        @Override
        public void poll(long nowNanos, ReportSink sink) {
            next.remove().accept(sink);
        }
    }
}
