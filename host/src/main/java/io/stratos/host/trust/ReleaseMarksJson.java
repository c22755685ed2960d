package io.stratos.host.trust;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.List;

/// The release marks' file.
final class ReleaseMarksJson {

    private static final String SCHEMA = "stratos.releases/1";

    private ReleaseMarksJson() {}

    static byte[] write(List<ReleaseMarks.Mark> marks) {
        var list = new ArrayList<Object>();
        for (var mark : marks) {
            var json = Json.object();
            json.put("strategy_id", mark.strategyId());
            json.put("key_id", mark.keyId());
            json.put("release", Long.toString(mark.release()));
            json.put("manifest_sha256", mark.manifestSha256());
            list.add(json);
        }
        var root = Json.object();
        root.put("schema", SCHEMA);
        root.put("marks", list);
        return Json.canonical(root);
    }

    static ReleaseMarks read(byte[] bytes, String name) throws Refused {
        var fields = Fields.of(
                Documents.json(bytes, DocumentLimits.SMALL, name, ReasonCode.TRU_ANCHOR), name, ReasonCode.TRU_ANCHOR);
        var schema = fields.text("schema");
        if (!schema.equals(SCHEMA)) {
            fields.problem("schema", ReasonCode.TRU_ANCHOR, "unknown schema", schema, SCHEMA);
        }
        var marks = new ArrayList<ReleaseMarks.Mark>();
        for (var mark : fields.children("marks")) {
            marks.add(new ReleaseMarks.Mark(
                    mark.identifier("strategy_id"),
                    mark.text("key_id"),
                    mark.whole("release", 1, Long.MAX_VALUE),
                    mark.text("manifest_sha256")));
            mark.refuseUnknown();
        }
        fields.finish();
        return new ReleaseMarks(marks);
    }
}
