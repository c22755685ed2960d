package io.stratos.execution.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.execution.orders.Transition.Handling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// Every status × every input, written out by hand, for people as well.
    private static final Path MATRIX = Path.of("../docs/reference/order-matrix.md");

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
        var matrix = new LinkedHashMap<OrderStatus, Map<OrderInput, String>>();
        List<OrderInput> inputs = List.of();
        for (var line : lines()) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
            if (cells.get(1).equals("status")) {
                inputs = cells.subList(2, cells.size() - 1).stream()
                        .map(OrderInput::valueOf)
                        .toList();
            } else {
                var row = matrix.computeIfAbsent(status(cells.get(1)), _ -> new LinkedHashMap<>());
                for (int i = 0; i < inputs.size(); i++) {
                    row.put(inputs.get(i), cells.get(i + 2));
                }
            }
        }
        return matrix;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(MATRIX, UTF_8).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
