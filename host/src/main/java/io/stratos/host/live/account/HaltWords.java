package io.stratos.host.live.account;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which instances the account told to halt, and did not hear that they did. The row is written in the
/// batch that holds the cause, so the word outlives the instance that did not take it, and the process:
/// every next life of the instance is told again, until one has halted and that is committed.
final class HaltWords {
    /// Kind of the row in `Table.ACCOUNT`, by instance.
    private static final char ENDS = 'e';

    private final RowKey keys;
    private final LedgerReader reader;
    private final AccountDesk desk;
    private final Map<InstanceId, ReasonCode> words = new HashMap<>();

    HaltWords(AccountId account, LedgerReader reader, AccountDesk desk) {
        keys = new RowKey(account);
        this.reader = reader;
        this.desk = desk;
    }

    /// As an earlier life left it; of two words the first holds.
    @Nullable
    ReasonCode due(InstanceId instance) {
        var code = words.computeIfAbsent(instance, this::stored);
        return code == ReasonCode.OK ? null : code;
    }

    /// It must halt, because of something in the group that is being filled.
    void said(InstanceId instance, ReasonCode code) {
        if (due(instance) == null) {
            words.put(instance, code);
            var row = RowBytes.writer();
            RowBytes.number(row, code);
            desk.put(Table.ACCOUNT, key(instance), row.toByteArray());
        }
    }

    /// It has, and whoever comes up in its place finds that in its own rows.
    void obeyed(InstanceId instance) {
        if (due(instance) != null) {
            words.put(instance, ReasonCode.OK);
            desk.delete(Table.ACCOUNT, key(instance));
        }
    }

    /// Nobody of that name runs any more. A word that is still due stays: its row may not be committed yet.
    void left(InstanceId instance) {
        words.remove(instance, ReasonCode.OK);
    }

    /// Instances that it keeps in mind.
    int known() {
        return words.size();
    }

    private ReasonCode stored(InstanceId instance) {
        var row = reader.get(Table.ACCOUNT, key(instance));
        try {
            return row == null
                    ? ReasonCode.OK
                    : WireReader.require(ReasonCode.ofNumber(RowBytes.number(RowBytes.reader(row))));
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("word to halt", damaged);
        }
    }

    private byte[] key(InstanceId instance) {
        return keys.of(ENDS, instance.toString());
    }
}
