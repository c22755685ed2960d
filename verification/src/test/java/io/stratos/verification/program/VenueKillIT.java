package io.stratos.verification.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueLink;
import io.stratos.execution.venue.VenueOpening;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.plugin.PluginFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `stratos venue` as a process, reached by the adapter out of the installed plugin, killed with SIGKILL in the middle
/// of a burst of orders: whatever it told, it still knows, and the connection comes back by itself.
@Tag("X-4")
@Tag("M-18")
final class VenueKillIT implements ReportSink {
    private static final int KILLS = 3;
    private static final int BURST = 40;

    @TempDir
    private Path folder;

    private final Semaphore arrived = new Semaphore(0);
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> over = new HashSet<>();
    private final Set<Long> trades = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final List<StreamGap> gaps = new ArrayList<>();
    private final List<VenueAnswer> answers = new ArrayList<>();
    private long clock = 1;

    @Test
    void whatAKilledVenueToldItStillKnows() throws Exception {
        var venue = start(0);
        var url = url(venue);
        try (var plugins = PluginFolder.open(Program.HOME.resolve("plugins"));
                var link = connect(plugins, url)) {
            for (int kill = 0; kill < KILLS; kill++) {
                burst(link, kill);
                int told = kill * 7 + 3;
                var before = answered.size();
                until(link, () -> answered.size() >= before + told);
                venue.destroyForcibly().waitFor();
                until(link, () -> gaps.contains(StreamGap.DISCONNECTED));
                venue = start(Integer.parseInt(url.substring(url.lastIndexOf(':') + 1)));
                assertThat(url(venue)).isEqualTo(url);
                until(link, () -> gaps.contains(StreamGap.RECONNECTED));
                compare(link);
                gaps.clear();
            }
        } finally {
            venue.destroyForcibly().waitFor();
        }
        assertThat(trades).isNotEmpty();
        assertThat(over).isNotEmpty();
    }

    /// Orders that rest, orders that take, and cancels of every third one.
    private void burst(VenueLink link, int kill) {
        for (int i = 0; i < BURST; i++) {
            var id = "k" + kill + "o" + i;
            boolean takes = i % 5 == 4;
            link.send(
                    new VenueRequest.Place(
                            id,
                            1,
                            Side.BUY,
                            takes ? OrderType.MARKET : OrderType.LIMIT,
                            takes ? TimeInForce.IOC : TimeInForce.GTC,
                            Decimal.ONE,
                            takes ? null : Decimal.of("1.00"),
                            null,
                            false,
                            false,
                            0),
                    clock);
            if (i % 3 == 0 && !takes) {
                link.send(new VenueRequest.Cancel(id, 1), clock);
            }
        }
    }

    /// What was told before it is asked: what is on its way meanwhile may end after the answer.
    private void compare(VenueLink link) throws Exception {
        var overBefore = Set.copyOf(over);
        var tradesBefore = Set.copyOf(trades);
        var open = new HashSet<String>();
        var page = "";
        boolean isComplete = false;
        while (!isComplete) {
            var cursor = page;
            var answer = (VenueAnswer.OpenOrders) ask(link, id -> new VenueQuery.OpenOrders(id, cursor));
            answer.orders().stream().map(VenueOrder::clientOrderId).forEach(open::add);
            isComplete = answer.completeness() == VenueAnswer.Completeness.COMPLETE;
            page = answer.nextPage();
        }
        for (var id : List.copyOf(acknowledged)) {
            var order = ((VenueAnswer.ById) ask(link, query -> new VenueQuery.ById(query, id, 1))).order();
            assertThat(order).as("acknowledged " + id).isNotNull();
            if (overBefore.contains(id)) {
                assertThat(open).doesNotContain(id);
            }
        }
        var fills = (VenueAnswer.Fills) ask(link, id -> new VenueQuery.Fills(id, ""));
        var known = new HashSet<>(
                fills.fills().stream().map(VenueReport.Filled::tradeId).toList());
        assertThat(known).containsAll(tradesBefore);
        assertThat(known).hasSameSizeAs(fills.fills());
    }

    private VenueAnswer ask(VenueLink link, Function<QueryId, VenueQuery> question) throws Exception {
        answers.clear();
        link.ask(question.apply(new QueryId(1, 0)), clock);
        until(link, () -> !answers.isEmpty());
        return answers.getFirst();
    }

    private void until(VenueLink link, BooleanSupplier condition) throws InterruptedException {
        link.poll(clock, this);
        for (int waits = 0; !condition.getAsBoolean(); waits++) {
            assertThat(waits).as("waits in vain").isLessThan(3_000);
            if (!arrived.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                clock += 20_000_000;
            }
            link.poll(clock, this);
        }
    }

    private VenueLink connect(PluginFolder plugins, String url) throws Exception {
        var access = new VenueAccess(
                url,
                new AccountId("acc"),
                Map.of("heartbeat_timeout_ms", "60000", "reconnect_max_ms", "200", "request_timeout_ms", "60000"),
                3,
                () -> clock,
                arrived::release);
        return switch (plugins.adapter("loopback").connect(access)) {
            case VenueOpening.Connected(var link) -> link;
            case VenueOpening.Refused(var code, var detail) -> throw new AssertionError(code + " " + detail);
        };
    }

    private Process start(int port) throws IOException {
        var builder = new ProcessBuilder(
                        Program.HOME.resolve("bin/stratos").toString(),
                        "venue",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        folder.resolve("venue").toString(),
                        "--tape",
                        "bitstamp",
                        "--speed",
                        "1")
                .directory(folder.toFile())
                .redirectError(folder.resolve("venue.err").toFile());
        builder.environment().put("STRATOS_BUILD", "never");
        return builder.start();
    }

    private static String url(Process venue) throws IOException {
        var out = new BufferedReader(new InputStreamReader(venue.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            int at = line.indexOf("http://");
            if (at >= 0) {
                return line.substring(at).trim();
            }
        }
        throw new AssertionError("the venue did not come up");
    }

    @Override
    public void report(VenueReport report, long atNanos) {
        var id = report.clientOrderId();
        switch (report) {
            case VenueReport.Acknowledged _ -> acknowledged.add(id);
            case VenueReport.Filled fill -> trades.add(fill.tradeId());
            case VenueReport.Canceled _ -> over.add(id);
            case VenueReport.Rejected _,
                    VenueReport.CancelRejected _,
                    VenueReport.Amended _,
                    VenueReport.AmendRejected _,
                    VenueReport.Expired _,
                    VenueReport.Busted _,
                    VenueReport.Reinstated _,
                    VenueReport.Lost _ -> {}
        }
        answered.add(id);
    }

    @Override
    public void answer(VenueAnswer answer, long atNanos) {
        answers.add(answer);
    }

    @Override
    public void gap(StreamGap gap, long atNanos) {
        gaps.add(gap);
    }
}
