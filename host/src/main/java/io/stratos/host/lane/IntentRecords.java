package io.stratos.host.lane;

import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.journal.Verdict;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.GateVerdict;
import java.util.List;

/// What the journal keeps of an intent and its verdict (SPEC M-24).
final class IntentRecords {
    private IntentRecords() {}

    static IntentRecord of(int ordinal, Intent asked, GateVerdict verdict) {
        return switch (verdict) {
            case GateVerdict.Approved(ApprovedIntent approved) ->
                passed(ordinal, asked, approved, Verdict.APPROVED, ReasonCode.OK);
            case GateVerdict.Degraded(ApprovedIntent approved) ->
                passed(
                        ordinal,
                        asked,
                        approved,
                        Verdict.DEGRADED,
                        approved.degradedBy().getFirst());
            case GateVerdict.Denied denied ->
                new IntentRecord(ordinal, asked, Verdict.DENIED, denied.code(), List.of(), null, "", "");
        };
    }

    private static IntentRecord passed(
            int ordinal, Intent asked, ApprovedIntent approved, Verdict verdict, ReasonCode reason) {
        return new IntentRecord(
                ordinal,
                asked,
                verdict,
                reason,
                approved.degradedBy(),
                approved.intent().equals(asked) ? null : approved.intent(),
                approved.identity().idempotencyKey(),
                approved.bodyDigest());
    }
}
