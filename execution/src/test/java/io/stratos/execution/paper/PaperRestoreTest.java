package io.stratos.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.fixtures.MemoryRows;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-18")
@Tag("Z-4")
class PaperRestoreTest {

    private static final int LENGTH = 300;

    @Test
    void aVenueThatDiesAfterEveryStepReportsWhatAnUninterruptedOneDoes() {
        for (long seed = 0; seed < 60; seed++) {
            var scenario = new PaperScenario(seed, LENGTH);
            var rows = new MemoryRows();
            var out = new ArrayList<String>();
            var venue = scenario.venue();
            for (var step : scenario.steps()) {
                step.accept(venue, out);
                venue.writeState(rows);
                venue = PaperVenue.restore(scenario.config(), Intents.ACCOUNT, PaperScenario.instruments(), rows);
            }
            assertThat(out).as("seed=%d", seed).isEqualTo(run(scenario));
        }
    }

    @Test
    void aVenueThatDiesBetweenWritesGoesOnFromTheLastWrite() {
        for (long seed = 0; seed < 60; seed++) {
            var scenario = new PaperScenario(seed, LENGTH);
            var random = new SplittableRandom(seed);
            var wanted = run(scenario);
            var rows = new MemoryRows();
            var out = new ArrayList<String>();
            var venue = scenario.venue();
            int at = 0;
            int written = 0;
            var outWritten = List.<String>of();
            while (at < scenario.steps().size()) {
                scenario.steps().get(at).accept(venue, out);
                at++;
                int what = random.nextInt(20);
                if (what < 4) {
                    venue.writeState(rows);
                    written = at;
                    outWritten = List.copyOf(out);
                } else if (what == 4) {
                    venue = PaperVenue.restore(scenario.config(), Intents.ACCOUNT, PaperScenario.instruments(), rows);
                    at = written;
                    out = new ArrayList<>(outWritten);
                }
            }
            assertThat(out).as("seed=%d", seed).isEqualTo(wanted);
        }
    }

    @Test
    void theSameSeedGivesTheSameReportsAndTheSameRows() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(dump(seed)).isEqualTo(dump(seed));
        }
        assertThat(dump(1)).isNotEqualTo(dump(2));
    }

    @Test
    void aSecondWriteWithoutAChangeWritesNothing() {
        var scenario = new PaperScenario(3, LENGTH);
        var venue = scenario.venue();
        scenario.steps().forEach(step -> step.accept(venue, new ArrayList<>()));
        var rows = new MemoryRows();
        venue.writeState(rows);
        int puts = rows.puts();
        venue.writeState(rows);
        assertThat(rows.puts()).isEqualTo(puts).isPositive();
    }

    @Test
    void whatIsDoneLeavesNoRowsBehind() {
        var paper = new Paper(Paper.PLAIN).trade("100.00", "1");
        var rows = new MemoryRows();
        for (int i = 0; i < 50; i++) {
            paper.market("m" + i, Side.BUY, "1");
            paper.venue().writeState(rows);
        }
        assertThat(rows.size(Table.VENUE))
                .isEqualTo(4); // counters and market of the book, counters and holding of the account
    }

    @Test
    void theScenariosAreWorthTheirWhile() {
        var all = new StringBuilder();
        for (long seed = 0; seed < 60; seed++) {
            run(new PaperScenario(seed, LENGTH)).forEach(all::append);
        }
        assertThat(all)
                .contains("Acknowledged", "Rejected", "Filled", "Canceled", "CancelRejected", "Amended")
                .contains("AmendRejected", "Expired", "MAKER", "TAKER", "GATE_REDUCE_ONLY", "EXE_POST_ONLY_CROSSED")
                .contains("EXE_NO_LIQUIDITY", "EXE_FILTER", "working=false")
                .contains("EXE_CLOCK", "EXE_DUPLICATE", "Busted", "Reinstated")
                .contains("OpenOrders", "ById", "Fills", "Positions", "TRUNCATED");
    }

    @Test
    void aBookThatAccountsShareGoesOnAfterEveryStepAsIfNothingHadHappened() {
        for (long seed = 0; seed < 40; seed++) {
            var scenario = new SharedScenario(seed, LENGTH);
            var rows = new MemoryRows();
            var out = new ArrayList<String>();
            var exchange = scenario.exchange();
            for (var step : scenario.steps()) {
                step.accept(exchange, out);
                exchange.writeState(rows);
                exchange = scenario.restore(rows);
            }
            var wanted = new ArrayList<String>();
            var uninterrupted = scenario.exchange();
            scenario.steps().forEach(step -> step.accept(uninterrupted, wanted));
            assertThat(out).as("seed=%d", seed).isEqualTo(wanted).anyMatch(line -> line.contains("Filled"));
        }
    }

    private static List<String> run(PaperScenario scenario) {
        var out = new ArrayList<String>();
        var venue = scenario.venue();
        scenario.steps().forEach(step -> step.accept(venue, out));
        assertThat(out).anyMatch(line -> line.contains("Filled"));
        return out;
    }

    private static String dump(long seed) {
        var scenario = new PaperScenario(seed, LENGTH);
        var out = new ArrayList<String>();
        var rows = new MemoryRows();
        var venue = scenario.venue();
        for (var step : scenario.steps()) {
            step.accept(venue, out);
            venue.writeState(rows);
        }
        return out + rows.dump();
    }
}
