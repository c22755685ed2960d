package io.stratos.host.admission;

import io.stratos.host.document.Json;
import io.stratos.host.document.Sha256;
import io.stratos.host.trust.ReleaseMarks;
import io.stratos.host.trust.TrustStore;
import java.util.ArrayList;
import java.util.Optional;

/// All that admission must know beside the bundle and the policy.
///
/// @param nowNanos what time it is, for validity of keys
/// @param trust whose signatures count
/// @param releases what was admitted before; empty where nobody can tell
/// @param states schemas of saved state; empty where nobody can tell
/// @param allowDowngrade whether an operator overrides the release check, explicitly and with a reason
public record AdmissionContext(
        long nowNanos,
        TrustStore trust,
        Optional<ReleaseMarks> releases,
        Optional<StateSchemas> states,
        boolean allowDowngrade) {

    /// Hash of what the verdict rests on. Time is left out: it only decides about the validity of keys.
    public String sha256() {
        var keys = new ArrayList<Object>();
        for (var trusted : trust.keys()) {
            keys.add(trusted.toString());
        }
        var json = Json.object();
        json.put("trust", keys);
        json.put("releases", releases.map(marks -> marks.marks().toString()).orElse(null));
        json.put("states", states.map(StateSchemas::all).orElse(null));
        json.put("allow_downgrade", allowDowngrade);
        return Sha256.hex(Json.canonical(json));
    }
}
