package io.stratos.execution.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.execution.orders.Transition.Handling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-2")
class OrderStatusTest {

    /// Every status × every input, written out by hand. `.` keep, `late`, `refuse`; `!X`
    /// contradicts and goes to X; anything else is the next status. Pending stands after a slash.
    private static final String MATRIX = """
        status      SEND   DENY     CANCEL_REQUEST AMEND_REQUEST ACKNOWLEDGED WORKING PARTIAL_FILL LAST_FILL CANCELED REJECTED EXPIRED CANCEL_REJECTED AMENDED AMEND_REJECTED LOST  CONTRADICTED
        NEW         SENT   REJECTED refuse         refuse        !UNK         !UNK    !UNK         !UNK      !UNK     !UNK     !UNK    !UNK            !UNK    !UNK           UNK   !UNK
        SENT        refuse refuse   SENT/C         refuse        ACKED        OPEN    PART         FILLED    CANCELED REJECTED EXPIRED .               .       .              UNK   !UNK
        SENT/C      refuse refuse   .              refuse        ACKED/C      OPEN/C  PART/C       FILLED    CANCELED REJECTED EXPIRED SENT            .       .              UNK/C !UNK/C
        SENT/A      refuse refuse   SENT/C         refuse        ACKED/A      OPEN/A  PART/A       FILLED    CANCELED REJECTED EXPIRED .               SENT    SENT           UNK/A !UNK/A
        ACKED       refuse refuse   ACKED/C        ACKED/A       .            OPEN    PART         FILLED    CANCELED REJECTED EXPIRED .               .       .              UNK   !UNK
        ACKED/C     refuse refuse   .              refuse        .            OPEN/C  PART/C       FILLED    CANCELED REJECTED EXPIRED ACKED           .       .              UNK/C !UNK/C
        ACKED/A     refuse refuse   ACKED/C        refuse        .            OPEN/A  PART/A       FILLED    CANCELED REJECTED EXPIRED .               ACKED   ACKED          UNK/A !UNK/A
        OPEN        refuse refuse   OPEN/C         OPEN/A        .            .       PART         FILLED    CANCELED REJECTED EXPIRED .               .       .              UNK   !UNK
        OPEN/C      refuse refuse   .              refuse        .            .       PART/C       FILLED    CANCELED REJECTED EXPIRED OPEN            .       .              UNK/C !UNK/C
        OPEN/A      refuse refuse   OPEN/C         refuse        .            .       PART/A       FILLED    CANCELED REJECTED EXPIRED .               OPEN    OPEN           UNK/A !UNK/A
        PART        refuse refuse   PART/C         PART/A        .            .       PART         FILLED    CANCELED !UNK     EXPIRED .               .       .              UNK   !UNK
        PART/C      refuse refuse   .              refuse        .            .       PART/C       FILLED    CANCELED !UNK/C   EXPIRED PART            .       .              UNK/C !UNK/C
        PART/A      refuse refuse   PART/C         refuse        .            .       PART/A       FILLED    CANCELED !UNK/A   EXPIRED .               PART    PART           UNK/A !UNK/A
        UNK         refuse refuse   UNK/C          refuse        ACKED        OPEN    PART         FILLED    CANCELED REJECTED EXPIRED .               .       .              .     !UNK
        UNK/C       refuse refuse   .              refuse        ACKED/C      OPEN/C  PART/C       FILLED    CANCELED REJECTED EXPIRED UNK             .       .              .     !UNK/C
        UNK/A       refuse refuse   UNK/C          refuse        ACKED/A      OPEN/A  PART/A       FILLED    CANCELED REJECTED EXPIRED .               UNK     UNK            .     !UNK/A
        FILLED      refuse refuse   refuse         refuse        .            .       late         late      .        !FILLED  .       .               .       .              .     !FILLED
        CANCELED    refuse refuse   refuse         refuse        .            .       late         late      .        .        .       .               .       .              .     !CANCELED
        REJECTED    refuse refuse   refuse         refuse        .            .       late         late      .        .        .       .               .       .              .     !REJECTED
        EXPIRED     refuse refuse   refuse         refuse        .            .       late         late      .        .        .       .               .       .              .     !EXPIRED
        """;

    @Test
    void everyStatusAndInputDoesWhatTheMatrixSays() {
        var wrong = new ArrayList<String>();
        matrix().forEach((status, cells) -> cells.forEach((input, cell) -> {
            var got = print(status.on(input), status);
            if (!got.equals(cell)) {
                wrong.add(print(status) + " on " + input + ": wanted " + cell + ", got " + got);
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void theMatrixIsComplete() {
        var statuses = new HashSet<OrderStatus>();
        for (var lifecycle : Lifecycle.values()) {
            for (var pending : Pending.values()) {
                if (pending == Pending.NONE || !(lifecycle == Lifecycle.NEW || lifecycle.isTerminal())) {
                    statuses.add(new OrderStatus(lifecycle, pending));
                }
            }
        }
        assertThat(matrix().keySet()).isEqualTo(statuses);
        assertThat(matrix().values())
                .allSatisfy(cells -> assertThat(cells.keySet()).isEqualTo(EnumSet.allOf(OrderInput.class)));
    }

    @Test
    void terminalStatesNeverRegress() {
        for (var lifecycle : Lifecycle.values()) {
            if (lifecycle.isTerminal()) {
                var status = new OrderStatus(lifecycle, Pending.NONE);
                for (var input : OrderInput.values()) {
                    assertThat(status.on(input).next()).isEqualTo(status);
                }
            }
        }
    }

    @Test
    void unknownIsNeverFinalAndEveryLiveStatusCanBecomeUnknown() {
        var unknown = new OrderStatus(Lifecycle.UNKNOWN, Pending.NONE);
        assertThat(unknown.isLive()).isTrue();
        assertThat(Lifecycle.UNKNOWN.isTerminal()).isFalse();
        for (var status : matrix().keySet()) {
            if (status.isLive()) {
                assertThat(status.on(OrderInput.LOST).next().lifecycle()).isEqualTo(Lifecycle.UNKNOWN);
            }
        }
    }

    @Test
    void nothingPendsOnAnOrderThatIsNewOrDone() {
        for (var lifecycle : List.of(Lifecycle.NEW, Lifecycle.FILLED, Lifecycle.CANCELED)) {
            assertThatThrownBy(() -> new OrderStatus(lifecycle, Pending.CANCEL))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void numbersOnTheWireAreFixed() {
        assertThat(Arrays.stream(Lifecycle.values()).mapToInt(Lifecycle::number))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(Arrays.stream(Pending.values()).mapToInt(Pending::number)).containsExactly(0, 1, 2);
        assertThat(Lifecycle.ofNumber(10)).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(Lifecycle.ofNumber(11)).isNull();
        assertThat(Pending.ofNumber(3)).isNull();
    }

    private static Map<OrderStatus, Map<OrderInput, String>> matrix() {
        var lines = MATRIX.lines().map(line -> line.trim().split(" +")).toList();
        var inputs =
                Arrays.stream(lines.getFirst()).skip(1).map(OrderInput::valueOf).toList();
        var matrix = new LinkedHashMap<OrderStatus, Map<OrderInput, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = new LinkedHashMap<OrderInput, String>();
            for (int i = 0; i < inputs.size(); i++) {
                cells.put(inputs.get(i), line[i + 1]);
            }
            matrix.put(status(line[0]), cells);
        }
        return matrix;
    }

    private static String print(Transition transition, OrderStatus from) {
        return switch (transition.handling()) {
            case MOVE -> print(transition.next());
            case CONTRADICT -> "!" + print(transition.next());
            case KEEP -> same(".", transition, from);
            case LATE -> same("late", transition, from);
            case REFUSE -> same("refuse", transition, from);
        };
    }

    private static String same(String word, Transition transition, OrderStatus from) {
        return transition.next().equals(from) ? word : word + " but moves, " + Handling.MOVE;
    }

    private static String print(OrderStatus status) {
        var lifecycle = switch (status.lifecycle()) {
            case UNKNOWN -> "UNK";
            case PARTIALLY_FILLED -> "PART";
            default -> status.lifecycle().name();
        };
        return switch (status.pending()) {
            case NONE -> lifecycle;
            case CANCEL -> lifecycle + "/C";
            case AMEND -> lifecycle + "/A";
        };
    }

    private static OrderStatus status(String text) {
        var parts = text.split("/", -1);
        var lifecycle = switch (parts[0]) {
            case "UNK" -> Lifecycle.UNKNOWN;
            case "PART" -> Lifecycle.PARTIALLY_FILLED;
            default -> Lifecycle.valueOf(parts[0]);
        };
        var pending = parts.length == 1 ? Pending.NONE : parts[1].equals("C") ? Pending.CANCEL : Pending.AMEND;
        return new OrderStatus(lifecycle, pending);
    }
}
