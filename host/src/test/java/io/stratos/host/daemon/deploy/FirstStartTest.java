package io.stratos.host.daemon.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.live.DeployedInstance;
import io.stratos.host.live.LivePlan;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-2")
class FirstStartTest {
    private static final AccountId MAIN = new AccountId("main");
    private static final InstanceId DECLARED = new InstanceId("bot", "scripted", "file");
    private static final InstanceId DEPLOYED = new InstanceId("bot", "scripted", "late");
    private static final byte[] BUNDLE = {1, 2, 3};
    private static final GuestRoom ROOM = new GuestRoom(1 << 30);

    @TempDir
    private Path data;

    /// Admits everything, or nothing.
    private record Admitting(ReasonCode code) implements Strategies {
        @Override
        public LivePlan.Instance deployed(Wanted wanted, byte[] bundle) throws Refused {
            if (code != ReasonCode.OK) {
                throw Refusal.of(code, "as the test wants it").refused();
            }
            return plan(new InstanceId(wanted.bot(), "scripted", wanted.instance()));
        }

        @Override
        public LivePlan.Instance declared(InstanceId id) {
            return plan(id);
        }
    }

    private static LivePlan.Instance plan(InstanceId id) {
        return new LivePlan.Instance(
                id,
                MAIN,
                Descriptors.scripted(),
                new ScriptedModule(() -> (_, _, _) -> {}),
                "00".repeat(32),
                List.of(),
                "00".repeat(32),
                HealthRules.of(Descriptors.scripted()),
                BreakerRules.STANDARD,
                QualityPolicy.STANDARD,
                Objectives.NONE);
    }

    private DeployedInstance kept(boolean isStopped) throws Refused {
        return new DeployedInstance(DEPLOYED, MAIN, new BundleShelf(data).put(BUNDLE), Map.of("k", "v"), isStopped);
    }

    private FirstStart start(ReasonCode admission, DeployedInstance... decided) throws Refused {
        return FirstStart.of(
                List.of(plan(DECLARED)), List.of(decided), new Admitting(admission), new BundleShelf(data));
    }

    private static List<InstanceId> running(FirstStart first) {
        return first.running().stream().map(LivePlan.Instance::id).toList();
    }

    @Test
    void whatWasDeployedComesUpBesideTheConfiguration() throws Refused {
        assertThat(running(start(ReasonCode.OK, kept(false)))).containsExactly(DECLARED, DEPLOYED);
    }

    @Test
    void whatWasStoppedStaysStoppedAlsoIfTheConfigurationNamesIt() throws Refused {
        var declared = new DeployedInstance(DECLARED, MAIN, "", Map.of(), true);

        var first = start(ReasonCode.OK, declared, kept(true));

        assertThat(first.running()).isEmpty();
        assertThat(first.resting())
                .extracting(one -> one.decided().id(), Resting::reason)
                .containsExactly(tuple(DECLARED, ReasonCode.DEP_STOPPED), tuple(DEPLOYED, ReasonCode.DEP_STOPPED));
    }

    /// The configuration was made smaller since they were brought.
    @Test
    @Tag("Z-7")
    void asManyAsMayRunDoAndTheLastBroughtRestsWithTheCode() throws Refused {
        var two = start(ReasonCode.OK, kept(false));
        assertThat(running(two.within(2, ROOM))).containsExactly(DECLARED, DEPLOYED);
        assertThat(two.within(2, ROOM).resting()).isEmpty();

        var one = two.within(1, ROOM);

        assertThat(running(one)).containsExactly(DECLARED);
        assertThat(one.deployed()).isEmpty();
        assertThat(one.resting())
                .extracting(rests -> rests.decided().id(), Resting::reason)
                .containsExactly(tuple(DEPLOYED, ReasonCode.DEP_LIMIT));
    }

    /// A mebibyte each, and one more for the one that grows.
    @Test
    @Tag("M-13")
    void whatTheHeapHasNoRoomForRestsWhetherItWasBroughtOrIsDeclaredAndTheOthersRun() throws Refused {
        var two = start(ReasonCode.OK, kept(false));
        assertThat(running(two.within(9, new GuestRoom(3 << 20)))).containsExactly(DECLARED, DEPLOYED);

        var one = two.within(9, new GuestRoom((3 << 20) - 1));
        assertThat(running(one)).containsExactly(DECLARED);
        assertThat(one.resting()).extracting(Resting::reason).containsExactly(ReasonCode.DEP_LIMIT);

        var none = two.within(9, new GuestRoom((2 << 20) - 1));
        assertThat(running(none)).isEmpty();
        assertThat(none.resting())
                .extracting(
                        rests -> rests.decided().id(), rests -> rests.decided().isDeployed(), Resting::reason)
                .containsExactly(
                        tuple(DECLARED, false, ReasonCode.DEP_LIMIT), tuple(DEPLOYED, true, ReasonCode.DEP_LIMIT));
    }

    @Test
    @Tag("M-13")
    void theHostKeepsAQuarterOfASmallHeapAndAFixedPartOfALargeOne() {
        assertThat(GuestRoom.of(512L << 20).bytes()).isEqualTo(384L << 20);
        assertThat(GuestRoom.of(8L << 30).bytes()).isEqualTo((8L << 30) - GuestRoom.RESERVE_BYTES);
        assertThat(GuestRoom.of(512L << 20).holds(64L << 20)).isEqualTo(5); // and once more for the one that grows
        assertThat(new GuestRoom(1).holds(2)).isZero();
    }

    /// What is new has a part of the heap for itself, and memories of guests do not stay there.
    @Test
    @Tag("M-13")
    void roomIsJudgedByThePartOfTheHeapForWhatLivesLong() {
        var serial = LongStream.of(273L << 20, 34L << 20, 683L << 20);
        var undivided = LongStream.of(-1, -1, 1024L << 20);

        assertThat(GuestRoom.ofPools(serial, 990L << 20)).isEqualTo(GuestRoom.of(683L << 20));
        assertThat(GuestRoom.ofPools(undivided, 1024L << 20)).isEqualTo(GuestRoom.of(1024L << 20));
        assertThat(GuestRoom.ofPools(LongStream.of(-1), 7)).isEqualTo(GuestRoom.of(7));
        assertThat(GuestRoom.ofThisProcess().bytes()).isPositive();
    }

    @Test
    void whatIsNotAdmittedAnyMoreRestsWithItsCodeAndTheOthersRun() throws Refused {
        var first = start(ReasonCode.TRU_REVOKED, kept(false));

        assertThat(running(first)).containsExactly(DECLARED);
        assertThat(first.resting()).extracting(Resting::reason).containsExactly(ReasonCode.TRU_REVOKED);
    }

    @Test
    void aBundleThatWasChangedOnTheShelfDoesNotRun() throws Exception {
        var kept = kept(false);
        Files.write(data.resolve("bundles").resolve(kept.bundleSha256() + ".stratos"), new byte[] {9});

        var first = start(ReasonCode.OK, kept);

        assertThat(first.resting()).extracting(Resting::reason).containsExactly(ReasonCode.BND_HASH);
    }

    @Test
    void aNameThatIsDeployedAndInTheConfigurationIsRefused() throws Refused {
        var both = new DeployedInstance(DECLARED, MAIN, kept(false).bundleSha256(), Map.of(), false);

        assertThatThrownBy(() -> start(ReasonCode.OK, both)).hasMessageStartingWith("CFG_HOST");
    }

    @Test
    void aStopOfWhatTheConfigurationNamesNoMoreMeansNothing() throws Refused {
        var gone = new DeployedInstance(new InstanceId("bot", "scripted", "gone"), MAIN, "", Map.of(), true);

        var first = start(ReasonCode.OK, gone);

        assertThat(running(first)).containsExactly(DECLARED);
        assertThat(first.resting()).isEmpty();
    }
}
