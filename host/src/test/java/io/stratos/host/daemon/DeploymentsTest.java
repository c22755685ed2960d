package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.deploy.GuestRoom;
import io.stratos.host.live.DeployedInstance;
import io.stratos.host.live.HostJournal;
import io.stratos.host.live.link.Notice;
import io.stratos.host.refusal.Refused;
import io.stratos.state.RecordKind;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-2")
class DeploymentsTest {
    private static final byte[] BUNDLE = {1};

    @TempDir
    private Path data;

    private DaemonBench bench;

    @BeforeEach
    void start() throws Refused {
        bench = new DaemonBench(data);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private void restart() throws Exception {
        bench.close();
        bench = new DaemonBench(data);
    }

    private HttpResponse<String> deploy(String instance, byte[] bundle) throws Exception {
        return deploy("main", instance, bundle);
    }

    private HttpResponse<String> deployIn(String account, String instance) throws Exception {
        return deploy(account, instance, BUNDLE);
    }

    private HttpResponse<String> deploy(String account, String instance, byte[] bundle) throws Exception {
        var query = "?bot=b&mode=shadow&reason=try&instance=" + instance + "&account=" + account;
        return bench.post("operator", "/v1/instances/deploy" + query, bundle);
    }

    private HttpResponse<String> change(String what, String instance) throws Exception {
        var body = "{\"instance\":\"b/scripted/" + instance + "\",\"reason\":\"try\"}";
        return bench.post("operator", "/v1/instances/" + what, body);
    }

    private String ps() throws Exception {
        return bench.get("viewer", "/v1/ps").body();
    }

    @Test
    void whatIsDeployedRunsAndComesUpAgainWithTheHost() throws Exception {
        var answer = deploy("one", BUNDLE);
        assertThat(answer.body()).contains("\"instance\":\"b/scripted/one\"", "\"state\":\"running\"");
        assertThat(ps()).contains("\"instance\":\"b/scripted/one\"", "\"health_state\":\"healthy\"");

        restart();

        assertThat(ps()).contains("\"instance\":\"b/scripted/one\"", "\"health_state\":\"healthy\"");
    }

    @Test
    void whatAdmissionRefusesIsToldWholeAndLeavesNothing() throws Exception {
        var answer = deploy("one", DaemonBench.FORGED);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"SIG_INVALID\"", "BND_HASH");
        assertThat(ps()).doesNotContain("b/scripted/one");
        assertThat(data.resolve("bundles")).doesNotExist();
    }

    @Test
    void whatWasStoppedStaysStoppedUntilItIsStarted() throws Exception {
        deploy("one", BUNDLE);
        assertThat(change("stop", "one").body()).contains("\"state\":\"stopped\"");
        assertThat(change("stop", "one").body()).contains("DEP_STATE");

        restart();
        assertThat(ps()).contains("DEP_STOPPED", "\"health_state\":\"halted\"");

        assertThat(change("start", "one").body()).contains("\"state\":\"running\"");
        assertThat(change("start", "one").body()).contains("DEP_STATE");
        restart();
        assertThat(ps()).contains("\"health_state\":\"healthy\"");
    }

    @Test
    void aRestartGoesOnWhereItStood() throws Exception {
        deploy("one", BUNDLE);

        var answer = change("restart", "one");

        assertThat(answer.body()).contains("\"state\":\"running\"").doesNotContain("\"cursor\":0");
    }

    @Test
    @Tag("M-14")
    void whatHaltedItselfIsStartedByAnOperatorAndStaysSo() throws Exception {
        deploy("one", BUNDLE);
        halt("one", ReasonCode.RES_RESTART);

        assertThat(change("start", "one").body()).contains("\"state\":\"running\"", "RES_REVIVED");
        assertThat(change("start", "one").body()).contains("DEP_STATE");
        restart();
        assertThat(ps()).contains("\"health_state\":\"degraded\"", "RES_REVIVED");

        assertThat(change("restart", "one").body()).contains("\"state\":\"running\"");
        assertThat(ps()).contains("\"health_state\":\"healthy\"");
        assertThat(notes())
                .contains(
                        "start b/scripted/one by operator: try OK",
                        "revived from HALTED b/scripted/one by operator: try RES_REVIVED",
                        "revived from DEGRADED b/scripted/one by operator: try RES_REVIVED");
    }

    @Test
    @Tag("M-14")
    void whatHaltedItselfAndWasStoppedOrIsRestartedComesBackToo() throws Exception {
        deploy("one", BUNDLE);
        halt("one", ReasonCode.STA_SIZE);
        assertThat(change("stop", "one").body()).contains("\"state\":\"stopped\"");
        restart();
        assertThat(change("start", "one").body()).contains("\"state\":\"running\"", "RES_REVIVED");

        halt("one", ReasonCode.RES_RESTART);
        assertThat(change("restart", "one").body()).contains("\"state\":\"running\"", "RES_REVIVED");
    }

    /// Leave to go over a gap is none to make one.
    @Test
    @Tag("M-17")
    void whoMayGoOverAGapAndHasNoneStartsAsEver() throws Exception {
        deploy("one", BUNDLE);
        change("stop", "one");
        var asked = "{\"instance\":\"b/scripted/one\",\"reason\":\"try\",\"accept_gap\":";

        assertThat(bench.post("operator", "/v1/instances/start", asked + "\"yes\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(bench.post("operator", "/v1/instances/start", asked + "true}")
                        .body())
                .contains("\"state\":\"running\"", "\"reason_code\":\"OK\"");
        assertThat(notes()).noneMatch(note -> note.startsWith("gap accepted"));
    }

    @Test
    @Tag("M-23")
    void whatHaltedForAKeyWithTwoBodiesIsStartedByNobody() throws Exception {
        deploy("one", BUNDLE);
        halt("one", ReasonCode.IDM_CONFLICT);

        assertThat(change("start", "one").body()).contains("\"state\":\"halted\"", "IDM_CONFLICT");
        assertThat(change("restart", "one").body()).contains("\"state\":\"halted\"", "IDM_CONFLICT");
        assertThat(ps()).contains("\"health_state\":\"halted\"", "IDM_CONFLICT");
    }

    private void halt(String instance, ReasonCode why) {
        var id = new InstanceId("b", "scripted", instance);
        var seated = bench.daemon.host().roster().find(id).orElseThrow();
        seated.instance().notify(new Notice.Halt(why));
        while (!bench.daemon.host().roster().isStopped(seated)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsUndeployedIsGoneAndItsBundleToo() throws Exception {
        deploy("one", BUNDLE);
        deploy("two", BUNDLE);
        assertThat(change("undeploy", "one").body()).contains("\"state\":\"gone\"");
        assertThat(data.resolve("bundles")).isNotEmptyDirectory();
        assertThat(change("undeploy", "two").body()).contains("\"state\":\"gone\"");
        assertThat(data.resolve("bundles")).isEmptyDirectory();

        restart();

        assertThat(ps()).contains("\"instances\":[]");
        assertThat(change("undeploy", "one").body()).contains("no such instance");
    }

    @Test
    void whatIsStoppedIsKnownAlsoIfItsAccountDoesNotAnswerAndStartsWhenItDid() throws Exception {
        deploy("one", BUNDLE);
        bench.holdAccount();

        assertThat(change("stop", "one").body()).contains("DEP_TIMEOUT");
        assertThat(ps()).contains("\"instance\":\"b/scripted/one\"", "DEP_STOPPED");

        bench.letAccountGo();
        assertThat(change("start", "one").body()).contains("\"state\":\"running\"");
    }

    @Test
    void whatCannotComeInRestsAndCanBeUndeployed() throws Exception {
        assertThat(deploy("one", DaemonBench.LOST).body()).contains("INTERNAL");
        assertThat(ps()).contains("\"instance\":\"b/scripted/one\"", "DEP_TIMEOUT");

        assertThat(change("undeploy", "one").body()).contains("\"state\":\"gone\"");
        assertThat(deploy("one", BUNDLE).body()).contains("\"state\":\"running\"");
    }

    @Test
    void whatRanInOneAccountIsNotDeployedInAnother() throws Exception {
        deployIn("main", "one");
        change("undeploy", "one");

        assertThat(deployIn("other", "one").body()).contains("DEP_EXISTS", "another account");

        assertThat(ps()).doesNotContain("b/scripted/one");
        assertThat(deployIn("main", "one").body()).contains("\"state\":\"running\"");
    }

    @Test
    void whatTheConfigurationMovesToAnotherAccountRestsAndTheOthersRun() throws Exception {
        deployIn("main", "one");
        change("undeploy", "one");
        deployIn("main", "two");

        bench.close();
        bench = new DaemonBench(data, Map.of("one", DaemonBench.OTHER));

        assertThat(ps()).contains("b/scripted/one", "DEP_EXISTS", "\"health_state\":\"healthy\"");
    }

    @Test
    void whatRestsInAnAccountThatIsGoneKeepsNobodyFromStarting() throws Exception {
        var gone = new DeployedInstance(
                new InstanceId("b", "scripted", "old"), new AccountId("gone"), "00".repeat(32), Map.of(), true);
        var asked = new HostJournal.Asked("as the test wants it", ReasonCode.OK, "test", "try");
        assertThat(bench.daemon.host().journal().keep(gone, asked).join()).isTrue();

        restart();

        assertThat(ps()).contains("\"instance\":\"b/scripted/old\"", "DEP_STOPPED");
        assertThat(deploy("one", BUNDLE).body()).contains("\"state\":\"running\"");
    }

    @Test
    void oneNameAndABoundedNumber() throws Exception {
        deploy("one", BUNDLE);
        assertThat(deploy("one", BUNDLE).body()).contains("DEP_EXISTS");
        deploy("two", BUNDLE);
        change("stop", "two");
        deploy("three", BUNDLE);

        assertThat(deploy("four", BUNDLE).body()).contains("DEP_LIMIT");
    }

    @Test
    @Tag("M-13")
    void whatTheHeapHasNoRoomForIsRefusedBeforeAnythingChanges() throws Exception {
        bench.close();
        bench = new DaemonBench(data, Map.of(), ControlLimits.STANDARD, new GuestRoom(3 << 20));
        deploy("one", BUNDLE);
        deploy("two", BUNDLE);

        assertThat(deploy("three", BUNDLE).body()).contains("DEP_LIMIT", "heap");
        assertThat(ps()).doesNotContain("b/scripted/three");
        assertThat(change("restart", "one").body()).contains("\"state\":\"running\"");

        change("stop", "two");
        assertThat(deploy("three", BUNDLE).body()).contains("\"state\":\"running\"");
        assertThat(change("start", "two").body()).contains("DEP_LIMIT");
        assertThat(ps()).contains("DEP_STOPPED");
    }

    @Test
    void whoMeansAnotherModeIsRefused() throws Exception {
        var answer = bench.post("operator", "/v1/instances/deploy?bot=b&mode=live&reason=try&instance=one", BUNDLE);

        assertThat(answer.body()).contains("CFG_HOST", "\"got\":\"live\"", "\"expected\":\"shadow\"");
    }

    @Test
    void theJournalSaysWhoAskedForWhatAndWhyAlsoIfItWasRefused() throws Exception {
        deploy("one", BUNDLE);
        deploy("two", DaemonBench.FORGED);
        change("stop", "one");

        assertThat(notes())
                .contains(
                        "deploy b/scripted/one by operator: try OK",
                        "refused: deploy b/?/two by operator: try SIG_INVALID",
                        "stop b/scripted/one by operator: try OK");
    }

    /// It is there: that nobody knows it would send an operator looking for a mistyped name.
    @Test
    void whoRestsIsSaidNotToRunWhateverIsAsked() throws Exception {
        deploy("one", BUNDLE);
        change("stop", "one");
        var instance = "b/scripted/one";
        var body = "{\"instance\":\"" + instance + "\",\"reason\":\"try\"";

        for (var answer : List.of(
                bench.get("viewer", "/v1/breaker?instance=" + instance),
                bench.get("viewer", "/v1/objective?instance=" + instance),
                bench.get("viewer", "/v1/config?instance=" + instance),
                bench.post("operator", "/v1/breaker/reset", body + "}"),
                bench.post("operator", "/v1/objective/reset", body + "}"),
                bench.post("operator", "/v1/config", body + ",\"values\":{},\"apply\":\"next_tick\"}"),
                bench.post("operator", "/v1/instances/signal", body + ",\"signal\":1}"))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("DEP_STATE", "DEP_STOPPED", "stratos start " + instance);
        }
    }

    private List<String> notes() throws Exception {
        var notes = new ArrayList<String>();
        bench.close();
        var ledger =
                LiveLedger.open(data, io.stratos.host.live.TradingMode.PAPER).ledger();
        ledger.reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.NOTE) {
                notes.add(text(payload));
            }
            return true;
        });
        ledger.close();
        return notes;
    }

    private static String text(byte[] payload) {
        try {
            var note = NoteRecord.decode(payload);
            return note.subject() + " " + note.reason();
        } catch (io.stratos.abi.lane.MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }
}
