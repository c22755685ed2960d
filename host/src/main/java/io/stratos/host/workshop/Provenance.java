package io.stratos.host.workshop;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.bundle.BundleEntry;
import io.stratos.host.document.Json;
import io.stratos.host.document.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the code came to be: compiler and sources by hash. No paths, names or times of the machine it was built on.
final class Provenance {

    private Provenance() {}

    static byte[] write(RuntimeKind kind, Toolchain.Maker maker, List<BundleEntry> sources) {
        var list = new ArrayList<Object>();
        for (var source : sources) {
            var entry = Json.object();
            entry.put("path", source.path());
            entry.put("sha256", Sha256.hex(source.content()));
            list.add(entry);
        }
        var json = Json.object();
        json.put("schema", "stratos.provenance/1");
        json.put("runtime_kind", kind.name().toLowerCase(Locale.ROOT));
        json.put("compiler", maker.compiler());
        json.put("target", maker.target());
        json.put("sources", list);
        return Json.canonical(json);
    }
}
