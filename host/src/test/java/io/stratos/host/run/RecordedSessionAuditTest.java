package io.stratos.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.Explainer;
import io.stratos.host.audit.Explanation;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.audit.Link;
import io.stratos.host.audit.SignedHeads;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.KeyStore;
import io.stratos.host.trust.SigningKey;
import io.stratos.host.world.World;
import io.stratos.state.LedgerHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal as JSON and the way of an order, of a session that was really run.
@Tag("X-9")
class RecordedSessionAuditTest {
    private static final InstanceId INSTANCE = new InstanceId("run-0", "scripted", "btc-usd");

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();
    private LedgerHead head = LedgerHead.EMPTY;

    @BeforeEach
    void runAndExport() throws Refused {
        var strategy = new RunPlan.Strategy(
                INSTANCE,
                Descriptors.scripted(),
                new ScriptedModule(() -> Scripts.TRADER),
                "00".repeat(32),
                List.of(),
                "11".repeat(32));
        var plan = new RunPlan(
                folder, SampleTapes.walk(3_000, 7), List.of(strategy), VenueSettings.defaults(), false, 1, 512);
        try (var ledger = LedgerDoor.open(folder)) {
            new Backtest(plan, ledger, () -> 0, (_, _) -> {}).run();
        }
        try (var archive = RecordedRun.open(folder)) {
            head = archive.head();
            JournalExport.write(archive.reader(), 1, Long.MAX_VALUE, lines::add);
        }
    }

    @Test
    void exportHoldsEachRecordOnceInOrderUpToTheHead() throws Refused {
        assertThat(lines).hasSize((int) head.seq());
        for (int i = 0; i < lines.size(); i++) {
            assertThat(fields(lines.get(i)).whole("seq", 0, Long.MAX_VALUE)).isEqualTo(i + 1);
        }
        assertThat(lines.getLast()).contains("\"hash\":\"" + head.hash() + "\"");
    }

    @Test
    void exportOfAPartBeginsAndEndsWhereItWasTold() throws Refused {
        var part = new ArrayList<String>();
        try (var archive = RecordedRun.open(folder)) {
            assertThat(JournalExport.write(archive.reader(), 3, 5, part::add)).isEqualTo(3);
        }
        assertThat(part).isEqualTo(lines.subList(2, 5));
    }

    @Test
    void exportNamesCodesTimesAndDecimals() {
        assertThat(of("order").findFirst().orElseThrow())
                .contains("\"lifecycle\":\"", "\"qty\":\"0.05", "\"side\":\"", "\"created_at\":\"20", "\"pending\":");
        assertThat(lines).noneMatch(line -> line.contains("Nanos") || line.contains("1970-"));
    }

    @Test
    void orderIsExplainedFromItsEventToItsLastFill() throws Refused {
        var order = text(
                of("order")
                        .filter(line -> line.contains("\"FILLED\""))
                        .findFirst()
                        .orElseThrow(),
                "client_order_id");
        var told = explain(order);

        assertThat(told.outcome()).isEqualTo("filled");
        assertThat(told.chain())
                .extracting(Link::kind)
                .startsWith("event", "turn", "order")
                .contains("fill");
        assertThat(told.chain()).filteredOn(link -> link.kind().equals("fill")).hasSize((int)
                of("fill").filter(line -> line.contains(order)).count());
        assertThat(told.chain())
                .filteredOn(link -> link.seq() > 0)
                .allSatisfy(link -> assertThat(lines.get((int) link.seq() - 1)).contains(link.hash()));
    }

    @Test
    void eventOfTheChainIsTheOneWhoseDigestTheTurnRecorded() throws Refused {
        var told = explain(text(of("order").findFirst().orElseThrow(), "client_order_id"));
        var turn = lines.get((int) told.chain().get(1).seq() - 1);

        assertThat(told.chain().getFirst().hash()).isEqualTo(text(turn, "delivery_sha256"));
        assertThat(told.chain().getFirst().summary()).startsWith("trade ");
    }

    @Test
    void everyNameOfAnOrderLeadsToTheSameExplanation() throws Refused {
        var line = of("order")
                .filter(each -> each.contains("\"FILLED\""))
                .findFirst()
                .orElseThrow();
        var told = explain(text(line, "client_order_id"));
        var fill = of("fill")
                .filter(each -> each.contains(text(line, "client_order_id")))
                .findFirst()
                .orElseThrow();
        var seq = fields(line).whole("seq", 0, Long.MAX_VALUE);

        assertThat(List.of(
                        explain(text(line, "venue_order_id")),
                        explain(text(line, "idempotency_key")),
                        explain(text(line, "trace_id")),
                        explain(told.subject()),
                        explain("#" + seq),
                        explain(fill.replaceFirst(".*?\"trade_id\":(\\d+).*", "$1"))))
                .allMatch(told::equals);
    }

    @Test
    void deniedIntentIsExplainedByItsPlaceInItsTurn() throws Refused {
        var denied = of("turn")
                .filter(line -> line.contains("\"DENIED\""))
                .findFirst()
                .orElseThrow();
        var told = explain(text(denied, "instance") + "@" + denied.replaceFirst(".*?\"cursor\":(\\d+).*", "$1"));

        assertThat(told.outcome()).isEqualTo("denied");
        assertThat(told.reason()).isNotEqualTo(ReasonCode.OK);
        assertThat(denied).contains("\"" + told.reason() + "\"");
    }

    @Test
    void cancelIsExplainedByTheOrderItIsMeantFor() throws Refused {
        var canceled = of("order")
                .filter(line -> line.contains("\"CANCELED\""))
                .findFirst()
                .orElseThrow();
        var told = explain(text(canceled, "client_order_id"));

        assertThat(told.outcome()).isEqualTo("canceled");
        assertThat(told.chain()).filteredOn(link -> link.kind().equals("turn")).hasSizeGreaterThan(1);
        assertThat(told.chain()).anyMatch(link -> link.summary().contains("cancel "));
    }

    @Test
    void unknownIdIsRefused() {
        assertThatThrownBy(() -> explain("no-such-order"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(ReasonCode.AUD_NO_RECORD.name());
    }

    @Test
    void headsThatWereSignedAreFoundAgain() throws Refused {
        try (var heads = SignedHeads.open(folder, key("audit"))) {
            heads.sign(new LedgerHead(100, text(lines.get(99), "hash")), 1_000);
            heads.sign(head, 2_000);
            heads.sign(head, 3_000);
        }
        assertThat(check("audit")).isEqualTo(new SignedHeads.Checked(2, head));
    }

    @Test
    void lineThatACrashCutIsForgottenAndTheNextOneFollowsTheLastWholeOne() throws Refused, IOException {
        try (var heads = SignedHeads.open(folder, key("audit"))) {
            heads.sign(new LedgerHead(100, text(lines.get(99), "hash")), 1_000);
        }
        Files.writeString(SignedHeads.file(folder), "{\"schema\":\"str", StandardOpenOption.APPEND);
        try (var heads = SignedHeads.open(folder, new KeyStore(folder.resolve("keys")).signingKey("audit"))) {
            heads.sign(head, 2_000);
        }
        assertThat(check("audit")).isEqualTo(new SignedHeads.Checked(2, head));
    }

    @Test
    void journalThatWasRewrittenIsNotTheSignedOne() throws Refused {
        sign(new LedgerHead(100, text(lines.get(98), "hash")));
        assertRefused(ReasonCode.AUD_FORKED);
    }

    @Test
    void journalThatWasCutLacksASignedRecord() throws Refused {
        sign(new LedgerHead(head.seq() + 1, head.hash()));
        assertRefused(ReasonCode.AUD_TRUNCATED);
    }

    @Test
    void headThatWasChangedOrSignedByAnotherIsRefused() throws Refused, IOException {
        sign(head);
        var file = SignedHeads.file(folder);
        var honest = Files.readString(file);
        key("mallory");
        assertThatThrownBy(() -> check("mallory")).hasMessageContaining(ReasonCode.SIG_INVALID.name());
        Files.writeString(file, honest.replace("\"seq\":" + head.seq(), "\"seq\":" + (head.seq() - 1)));
        assertRefused(ReasonCode.SIG_INVALID);
    }

    private void sign(LedgerHead signed) throws Refused {
        try (var heads = SignedHeads.open(folder, key("audit"))) {
            heads.sign(signed, 1_000);
        }
    }

    private SigningKey key(String name) throws Refused {
        var store = new KeyStore(folder.resolve("keys"));
        store.generate(name, World.system().keys());
        return store.signingKey(name);
    }

    private SignedHeads.Checked check(String signer) throws Refused {
        try (var archive = RecordedRun.open(folder)) {
            var key = new KeyStore(folder.resolve("keys")).verifyKey(signer);
            return SignedHeads.check(SignedHeads.file(folder), key, archive.reader());
        }
    }

    private void assertRefused(ReasonCode code) {
        assertThatThrownBy(() -> check("audit")).isInstanceOf(Refused.class).hasMessageContaining(code.name());
    }

    private Explanation explain(String id) throws Refused {
        try (var archive = RecordedRun.open(folder)) {
            return Explainer.explain(archive.reader(), id);
        }
    }

    private Stream<String> of(String kind) {
        return lines.stream().filter(line -> line.contains("\"kind\":\"" + kind + "\",\"at\":"));
    }

    /// A text member wherever it stands in the line.
    private static String text(String line, String member) {
        return line.replaceFirst(".*?\"" + member + "\":\"([^\"]*)\".*", "$1");
    }

    private static Fields fields(String line) throws Refused {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        return Fields.of(
                Documents.json(bytes, DocumentLimits.SMALL, "line", ReasonCode.INTERNAL), "line", ReasonCode.INTERNAL);
    }
}
