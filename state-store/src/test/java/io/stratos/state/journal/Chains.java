package io.stratos.state.journal;

import io.stratos.state.RecordKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Short chains to damage.
final class Chains {
    private Chains() {}

    /// Stored values of records and seals; record `n` stands at index `n - 1`.
    static List<byte[]> of(int segmentLength, int length) {
        var chain = new RecordChain(segmentLength, ChainState.empty());
        var values = new ArrayList<byte[]>();
        while (values.size() < length) {
            values.add(
                    chain.isSealDue()
                            ? chain.appendSeal()
                            : chain.append(RecordKind.TURN, 1_000 + values.size(), text("turn " + values.size())));
        }
        return values;
    }

    /// Checks values that stand at 1, 2, 3 ...; null in the list is a missing record.
    static @Nullable ChainFault check(int segmentLength, List<byte @Nullable []> values) {
        var check = new ChainCheck(segmentLength, ChainState.empty());
        for (int i = 0; i < values.size(); i++) {
            byte[] value = values.get(i);
            var fault = value == null ? null : check.accept(i + 1, value);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
