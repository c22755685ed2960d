package io.stratos.host.admission;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.bundle.Bundle;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Whether descriptor, manifest and code speak of one strategy.
final class ManifestMatch {

    private ManifestMatch() {}

    static List<Refusal> check(Bundle bundle, StrategyDescriptor descriptor) {
        var manifest = bundle.manifest();
        var contracts = descriptor.ioContracts();
        var wrong = new ArrayList<Refusal>();
        same("strategy_id", descriptor.strategyId(), manifest.strategyId(), wrong);
        same("strategy_version", descriptor.strategyVersion(), manifest.strategyVersion(), wrong);
        same("runtime_kind", descriptor.runtimeKind(), manifest.runtimeKind(), wrong);
        same("state_schema_version", descriptor.stateSchemaVersion(), manifest.stateSchemaVersion(), wrong);
        same("io_contracts.event_contract", contracts.eventContract(), manifest.eventContract(), wrong);
        same("io_contracts.intent_contract", contracts.intentContract(), manifest.intentContract(), wrong);
        var code = Sha256.hex(bundle.code());
        if (!descriptor.binaryHash().equals(code)) {
            wrong.add(Refusal.of(ReasonCode.BND_HASH, "the descriptor's binary_hash is not that of the code")
                    .at("binary_hash")
                    .got(descriptor.binaryHash().isEmpty() ? "nothing" : descriptor.binaryHash(), code));
        }
        return wrong;
    }

    private static void same(String field, Object descriptor, Object manifest, List<Refusal> wrong) {
        if (!descriptor.equals(manifest)) {
            wrong.add(Refusal.of(ReasonCode.DSC_FIELD, "descriptor and manifest disagree")
                    .at(field)
                    .got(descriptor, manifest));
        }
    }
}
