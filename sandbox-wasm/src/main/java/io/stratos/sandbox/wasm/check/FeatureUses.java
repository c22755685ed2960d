package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.Proposal;
import io.stratos.sandbox.wasm.binary.Section;
import java.util.EnumMap;
import java.util.Map;

/// Which extensions a module uses: where first, and how often. One line of the report for each, however
/// large the module is.
final class FeatureUses {
    private record Use(Section section, int offset, int times) {}

    private final Map<Proposal, Use> uses = new EnumMap<>(Proposal.class);

    void add(Proposal proposal, Section section, int offset) {
        if (!proposal.isAllowed()) {
            uses.merge(
                    proposal,
                    new Use(section, offset, 1),
                    (first, _) -> new Use(first.section(), first.offset(), first.times() + 1));
        }
    }

    void report(Violations violations) {
        uses.forEach((proposal, use) -> violations.add(
                ReasonCode.ABI_FEATURE,
                "the module uses " + proposal.label() + (use.times() > 1 ? ", " + use.times() + " times" : ""),
                use.section(),
                use.offset(),
                proposal.fix()));
    }
}
