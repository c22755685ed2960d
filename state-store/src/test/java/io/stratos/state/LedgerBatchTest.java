package io.stratos.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.state.Writer.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("M-18")
final class LedgerBatchTest {
    private static final byte[] ROW = {1};

    /// Every pair that is not listed is refused.
    private static final Map<Role, Set<Table>> OWNED = Map.of(
            Role.LANE, Set.of(Table.INSTANCE),
            Role.ACCOUNT_CORE, Set.of(Table.ACCOUNT, Table.OUTBOX, Table.VENUE, Table.SAFETY),
            Role.HOST, Set.of(Table.SAFETY, Table.META));

    private final LedgerBatch batch = new LedgerBatch();

    @ParameterizedTest
    @EnumSource
    void roleWritesTheTablesItOwnsAndNoOther(Role role) {
        for (var table : Table.values()) {
            if (OWNED.getOrDefault(role, Set.of()).contains(table)) {
                batch.put(writer(role), table, ROW, ROW);
            } else {
                assertThatThrownBy(() -> batch.put(writer(role), table, ROW, ROW))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(table + " is not written by " + role);
            }
        }
        assertThat(batch.entries()).hasSize(OWNED.getOrDefault(role, Set.of()).size());
    }

    @Test
    void laneDeletesWhatItConsumedFromTheOutboxButPutsNothingThere() {
        batch.delete(writer(Role.LANE), Table.OUTBOX, ROW);

        assertThat(batch.entries()).hasSize(1);
        assertThatThrownBy(() -> batch.put(writer(Role.LANE), Table.OUTBOX, ROW, ROW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch.delete(writer(Role.HOST), Table.OUTBOX, ROW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void checkpointIsWrittenByLaneOrHostUnderTheirOwnToken() {
        batch.checkpoint(writer(Role.LANE), header(1), ROW);
        batch.checkpoint(writer(Role.HOST), header(1), ROW);

        assertThat(batch.entries()).hasSize(2);
        assertThatThrownBy(() -> batch.checkpoint(writer(Role.ACCOUNT_CORE), header(1), ROW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch.checkpoint(writer(Role.LANE), header(2), ROW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("writer=1 header=2");
    }

    @Test
    void entriesKeepTheirOrderAndClearForgetsThem() {
        var lane = writer(Role.LANE);
        batch.record(lane, RecordKind.TURN, 5, ROW);
        batch.put(lane, Table.INSTANCE, ROW, ROW);
        batch.record(lane, RecordKind.NOTE, 6, ROW);

        assertThat(batch.entries().stream().map(Object::getClass).map(Class::getSimpleName))
                .isEqualTo(List.of("RecordEntry", "PutEntry", "RecordEntry"));
        batch.clear();
        assertThat(batch.isEmpty()).isTrue();
    }

    private static Writer writer(Role role) {
        return new Writer(role, "w", new FencingToken(1));
    }

    private static CheckpointHeader header(long token) {
        return new CheckpointHeader(new InstanceId("b", "s", "i"), 1, 1, 0, new FencingToken(token));
    }
}
