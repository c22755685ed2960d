package io.stratos.execution.connector;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.Verdict;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;

/// How an account's last reconciliation that ended did, as its row keeps it.
public record StoredVerdict(Verdict verdict, long atNanos) {

    byte[] encode() {
        var out = RowBytes.writer();
        out.varint(verdict.run());
        RowBytes.number(out, verdict.cause());
        RowBytes.bool(out, verdict.isClean());
        out.varint(verdict.findings());
        out.varint(atNanos);
        return out.toByteArray();
    }

    static StoredVerdict decode(byte[] row) {
        try {
            var in = RowBytes.reader(row);
            var verdict = new Verdict(
                    in.varint(), WireReader.require(Cause.ofNumber(RowBytes.number(in))), in.bool(), in.varint32());
            return new StoredVerdict(verdict, in.varint());
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("verdict of a reconciliation", damaged);
        }
    }
}
