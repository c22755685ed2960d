package io.stratos.host.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.refusal.Refused;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-2")
class JournalTailTest {
    private final NotedLedger ledger = new NotedLedger();
    private final LedgerWindow window = new LedgerWindow(ledger);

    @Test
    void whoNamesNoRecordIsToldWhatComes() throws Refused {
        ledger.note(3);
        var tail = new JournalTail(window, null, -1);
        assertThat(tail.next()).isEmpty();

        ledger.note(2);

        assertThat(numbers(tail.next())).containsExactly(4L, 5L);
        assertThat(tail.next()).isEmpty();
    }

    @Test
    void whoComesBackGoesOnBehindTheLastRecordItHas() throws Refused {
        ledger.note(5);

        var tail = new JournalTail(window, null, 3);

        assertThat(numbers(tail.next())).containsExactly(4L, 5L);
    }

    @Test
    void aLongWayIsGoneInPages() throws Refused {
        ledger.note(JournalTail.RECORDS_MAX + 2);
        var tail = new JournalTail(window, null, 0);

        assertThat(tail.next()).hasSize(JournalTail.RECORDS_MAX);
        assertThat(tail.next()).hasSize(2);
    }

    @Test
    void ofOneInstanceOnlyItsOwnRecordsAreTold() throws Refused {
        ledger.note(2);
        ledger.subject("b/s/one");
        ledger.note(1);
        var tail = new JournalTail(window, InstanceId.parse("b/s/one"), 0);

        assertThat(numbers(tail.next())).containsExactly(3L);
        assertThat(tail.last()).as("what is not its own was passed").isEqualTo(4);
    }

    @Test
    void whoFallsBehindTooFarIsLetGo() throws Refused {
        var tail = new JournalTail(window, null, 0);
        ledger.note(JournalTail.BEHIND_MAX);
        assertThat(tail.next()).hasSize(JournalTail.RECORDS_MAX);

        ledger.note(JournalTail.RECORDS_MAX + 1);

        assertThat(code(tail::next)).isEqualTo(ReasonCode.API_SLOW);
    }

    @Test
    void whoBeginsFarBackIsNotSlow() throws Refused {
        ledger.note(3 * JournalTail.BEHIND_MAX);
        var tail = new JournalTail(window, null, 0);

        assertThat(tail.next()).isNotEmpty();
        ledger.note(JournalTail.BEHIND_MAX);
        assertThat(tail.next()).isNotEmpty();
    }

    @Test
    void aRecordThatIsNotThereYetCannotBeTheLast() {
        ledger.note(3);

        assertThat(code(() -> new JournalTail(window, null, 4))).isEqualTo(ReasonCode.CLI_USAGE);
    }

    @Test
    void aReaderIsLetGoWhenTheDaemonStops() throws Refused {
        var tail = new JournalTail(window, null, -1);

        window.close();

        assertThat(code(tail::next)).isEqualTo(ReasonCode.ENV_DAEMON);
    }

    private static List<Long> numbers(List<JournalExport.Line> lines) {
        return lines.stream().map(JournalExport.Line::seq).toList();
    }

    private static ReasonCode code(ThrowingCallable call) {
        var code = new ReasonCode[1];
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> code[0] = refused.first().code());
        return code[0];
    }
}
