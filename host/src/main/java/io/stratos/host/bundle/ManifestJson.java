package io.stratos.host.bundle;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The manifest's bytes. Only the canonical form is read, so that one manifest has one hash.
final class ManifestJson {

    private static final String FORMAT = "stratos.bundle/1";

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        var files = new ArrayList<Object>();
        for (var file : manifest.files()) {
            var entry = Json.object();
            entry.put("path", file.path());
            entry.put("size", file.size());
            entry.put("sha256", file.sha256());
            files.add(entry);
        }
        var json = Json.object();
        json.put("format", FORMAT);
        json.put("strategy_id", manifest.strategyId());
        json.put("strategy_version", manifest.strategyVersion());
        // A text: canonical JSON's numbers are doubles, and a counter must stay exact.
        json.put("release", Long.toString(manifest.release()));
        json.put("runtime_kind", manifest.runtimeKind().name().toLowerCase(Locale.ROOT));
        json.put("event_contract", manifest.eventContract());
        json.put("intent_contract", manifest.intentContract());
        json.put("state_schema_version", manifest.stateSchemaVersion());
        json.put("code", manifest.codePath());
        json.put("descriptor_sha256", manifest.descriptorSha256());
        json.put("provenance_sha256", manifest.provenanceSha256());
        json.put("files", files);
        return Json.canonical(json);
    }

    static Manifest read(byte[] bytes) throws Refused {
        var root = Documents.json(bytes, DocumentLimits.SMALL, BundlePaths.MANIFEST, ReasonCode.DSC_PARSE);
        var fields = Fields.of(root, BundlePaths.MANIFEST, ReasonCode.DSC_PARSE);
        var format = fields.text("format");
        if (!format.equals(FORMAT)) {
            fields.problem("format", ReasonCode.BND_FORMAT, "unknown bundle format", format, FORMAT);
        }
        var manifest = new Manifest(
                fields.identifier("strategy_id"),
                fields.text("strategy_version"),
                fields.whole("release", 1, Long.MAX_VALUE),
                fields.choice("runtime_kind", RuntimeKind.class),
                fields.text("event_contract"),
                fields.text("intent_contract"),
                (int) fields.whole("state_schema_version", 1, Integer.MAX_VALUE),
                fields.text("code"),
                hash(fields, "descriptor_sha256"),
                hash(fields, "provenance_sha256"),
                files(fields));
        fields.finish();
        if (!Arrays.equals(bytes, write(manifest))) {
            throw Refusal.of(ReasonCode.DSC_PARSE, "the manifest is not in canonical form")
                    .at(BundlePaths.MANIFEST)
                    .refused();
        }
        return manifest;
    }

    private static List<Manifest.Listed> files(Fields fields) {
        var files = new ArrayList<Manifest.Listed>();
        for (var file : fields.children("files")) {
            files.add(new Manifest.Listed(
                    file.text("path"), file.whole("size", 0, BundleLimits.ENTRY_BYTES_MAX), hash(file, "sha256")));
            file.refuseUnknown();
        }
        return files;
    }

    private static String hash(Fields fields, String field) {
        var hash = fields.text(field);
        if (fields.has(field) && !Sha256.isHex(hash)) {
            fields.problem(field, ReasonCode.DSC_PARSE, "no hash", hash, "64 lower-case hex digits");
        }
        return hash;
    }
}
