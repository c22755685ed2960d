package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.IdentityClass;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the live host and the venue again and again, each alone and both, at random moments and at named
/// steps, while makers, takers and one that amends trade with faults on the way. In the end the venue's own
/// book says what is true.
///
/// One world after the other, each of another identity class. A few kills in each build; `./stratos test
/// --suite kill` asks for a hundred.
@Tag("X-1")
@Tag("X-5")
@Tag("M-18")
final class LiveKillIT {
    private static final int KILLS = Integer.getInteger("stratos.test.live.kills", 4);

    /// Number of the first kill: a run of many can be made in pieces.
    private static final int FROM = Integer.getInteger("stratos.test.live.from", 0);

    private static final long SEED = Long.getLong("stratos.test.live.seed", 2_026);
    private static final List<IdentityClass> CLASSES = List.of(IdentityClass.values());
    private static final int KILLS_EACH_WORLD = Integer.getInteger("stratos.test.live.kills.world", 20);

    /// From so many kills on, the run must also show how wide it was.
    private static final int KILLS_OF_THE_SUITE = 100;

    private static final int OPEN_AT_LEAST = 14;
    private static final int STEPS_OF_THE_SUITE = 40;

    /// Looks at the host between two records of the tape: makers requote in wall time, and a market that
    /// runs away from them leaves nothing resting.
    private static final int LOOKS_EACH_RECORD = 3;

    private static final int LOOKS_MIN = 20;
    private static final int LOOKS_MAX = 200;

    /// Until the host has ended where it was told to, or never will.
    private static final int LOOKS_FOR_A_STEP = 800;

    /// Until a strategy has failed that fails now and then.
    private static final int LOOKS_FOR_PYTHON = 3_000;

    /// Between two looks at the orders that are open.
    private static final int LOOKS_EACH = 25;

    private static final int TRADES_TO_BE_WIDE = 400;

    @TempDir
    private Path folder;

    private final List<String> history = new ArrayList<>();
    private final KillSteps steps = new KillSteps(Victim.stepsBefore(FROM));
    private final KillTally tally = new KillTally();

    @Test
    void whateverIsKilledNothingIsDoubledOrLost() throws IOException, InterruptedException {
        var random = new SplittableRandom(SEED + FROM);
        int to = FROM + KILLS;
        try {
            for (int kill = FROM; kill < to; ) {
                var identity = CLASSES.get((kill / KILLS_EACH_WORLD) % CLASSES.size());
                int end = Math.min(to, kill + KILLS_EACH_WORLD);
                tally.compared(live(identity, kill, end, random));
                kill = end;
            }
        } finally {
            var run = "kills %d to %d of seed %d".formatted(FROM, to - 1, SEED);
            Files.writeString(
                    Path.of("target", "kills.txt"),
                    tally.told(run, steps.ended(), steps.left()),
                    StandardCharsets.UTF_8);
        }
        showsItsWidth();
    }

    /// A run that is long enough also shows that there was something to lose. How much rests when something
    /// is killed depends on how busy the machine is, so a short run only tells it.
    private void showsItsWidth() {
        if (KILLS < KILLS_OF_THE_SUITE) {
            return;
        }
        assertThat(tally.killsWith(OPEN_AT_LEAST))
                .as("kills while %d orders or more were open", OPEN_AT_LEAST)
                .isGreaterThanOrEqualTo(KILLS / 2);
        assertThat(steps.ended())
                .as("steps at which the host ended; not at %s", steps.left())
                .hasSizeGreaterThanOrEqualTo(STEPS_OF_THE_SUITE);
        assertThat(tally.faults()).as("faults that happened on the way").containsAll(KillFaults.kinds());
        assertThat(tally.compared().stalls())
                .as("stalls of the ledger that were noticed")
                .isPositive();
    }

    /// One world, from the first start to the comparison.
    private VenueOracle.Compared live(IdentityClass identity, int from, int to, SplittableRandom random)
            throws IOException, InterruptedException {
        history.clear();
        history.add("seed=" + SEED + " class=" + identity);
        try (var world = KillWorld.of(folder.resolve(identity + "-" + from), identity, random.nextLong(), tally)) {
            var operator = new KillOperator(world);
            tradeUntilWide(world, operator);
            for (int kill = from; kill < to; kill++) {
                kill(Victim.of(kill), world, operator, random);
            }
            try (var _ = tally.measuring("rest")) {
                operator.bringToRest(history.toString());
            }
            try (var _ = tally.measuring("comparison")) {
                var compared = VenueOracle.compare(world, history.toString());
                var audit = Program.in(world.folder()).run("audit", "verify", "--data", "host", "--json");
                assertThat(audit.exitCode()).as(audit + " " + history).isZero();
                return compared;
            }
        }
    }

    private void kill(Victim victim, KillWorld world, KillOperator operator, SplittableRandom random)
            throws IOException, InterruptedException {
        switch (victim) {
            case HOST_AT_A_STEP -> killAtAStep(world, operator, random);
            case HOST -> {
                tradeOn(world, operator, random);
                tally.killed(world.openOrders());
                world.killHost();
                history.add("host");
            }
            case VENUE -> {
                tradeOn(world, operator, random);
                tally.killed(world.openOrders());
                world.killVenue();
                world.startVenue(true);
                history.add("venue");
                tradeOn(world, operator, random);
            }
            case BOTH -> {
                tradeOn(world, operator, random);
                tally.killed(world.openOrders());
                world.killHost();
                world.killVenue();
                world.startVenue(true);
                history.add("both");
            }
        }
    }

    /// Trades for a while with a host that nobody ends.
    private void tradeOn(KillWorld world, KillOperator operator, SplittableRandom random)
            throws IOException, InterruptedException {
        survives(world, operator, random.nextInt(LOOKS_MIN, LOOKS_MAX));
        tradeUntilWide(world, operator);
    }

    /// Nothing is killed before there is something to lose, if the faults on the way let it get there.
    private void tradeUntilWide(KillWorld world, KillOperator operator) throws IOException, InterruptedException {
        for (int i = 0; i < TRADES_TO_BE_WIDE && world.openOrders() < OPEN_AT_LEAST; i++) {
            survives(world, operator, LOOKS_EACH);
        }
    }

    private void survives(KillWorld world, KillOperator operator, int looks) throws IOException, InterruptedException {
        boolean isGone = trade(world.host("", false), world, operator, looks);
        assertThat(isGone).as("the host ended by itself %s", history).isFalse();
    }

    /// A host that kills itself where it is told to; one that does not get there is killed where it is.
    private void killAtAStep(KillWorld world, KillOperator operator, SplittableRandom random)
            throws IOException, InterruptedException {
        var end = steps.next(random);
        world.host("", end.needsPython());
        tradeOn(world, operator, random);
        var host = world.host(end.isOfTheStart() ? end.toString() : "", end.needsPython());
        boolean isGone = !host.isListening()
                || (!end.isOfTheStart() && isGoneOnceItKnows(end, host, world, operator))
                || (end.isProvoked() && provoke(world, operator))
                || isGoneByANudge(end, world)
                || trade(host, world, operator, end.needsPython() ? LOOKS_FOR_PYTHON : LOOKS_FOR_A_STEP);
        int code = isGone ? host.exitCode() : 0;
        if (code == Served.KILLED) {
            steps.ended(end);
            history.add(end.toString());
        } else {
            assertThat(code).as("a host that stops, stops in order %s", history).isZero();
            history.add("host, not " + end);
            if (isGone) {
                tradeOn(world, operator, random);
            }
        }
        tally.killed(world.openOrders()); // nobody has told the venue anything since the host ended
        world.killHost();
    }

    /// What an operator does that leads there.
    ///
    /// @return whether the host ended meanwhile
    private static boolean isGoneByANudge(KillSteps.End end, KillWorld world) throws InterruptedException {
        try (var api = world.hostApi()) {
            if (end.needsSafety()) {
                KillOperator.safety(api, "account:" + KillWorld.ACCOUNT, "CLOSE_ONLY");
            } else if (end.needsComparison()) {
                api.post("/v1/reconcile", KillOperator.WHY);
            }
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    /// Tells the host where to end, while the market stands still, until it has heard that.
    ///
    /// @return whether it ended meanwhile
    private boolean isGoneOnceItKnows(KillSteps.End end, Served host, KillWorld world, KillOperator operator)
            throws IOException, InterruptedException {
        world.endAt(end.toString());
        boolean isGone = false;
        for (int i = 0; i < LOOKS_FOR_A_STEP && !isGone && world.isEndUnread(); i++) {
            isGone = trade(host, world, operator, 1);
        }
        return isGone;
    }

    /// The market moves on, and the operator looks at the host.
    ///
    /// @return whether the host ended meanwhile
    private boolean trade(Served host, KillWorld world, KillOperator operator, int looks)
            throws IOException, InterruptedException {
        if (!host.isAlive()) {
            return true;
        }
        try (var _ = tally.measuring("trading");
                var market = world.market();
                var api = world.hostApi()) {
            for (int look = 0; look < looks; look++) {
                if (look % LOOKS_EACH_RECORD == LOOKS_EACH_RECORD - 1) {
                    market.post("/v1/tape/advance?events=1", "");
                }
                try {
                    operator.look(api);
                } catch (IOException gone) {
                    return true;
                }
            }
            return !host.isAlive();
        }
    }

    /// What only a person asks for: a position is closed, the host stops.
    ///
    /// @return whether the host ended
    private boolean provoke(KillWorld world, KillOperator operator) throws InterruptedException {
        try (var _ = tally.measuring("provoking");
                var api = world.hostApi()) {
            operator.flatten(api);
            for (int look = 0; look < LOOKS_MIN; look++) {
                operator.look(api);
            }
            api.post("/v1/stop", KillOperator.WHY);
            return true;
        } catch (IOException gone) {
            return true;
        }
    }
}
