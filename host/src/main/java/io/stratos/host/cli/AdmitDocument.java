package io.stratos.host.cli;

import io.stratos.host.admission.AdmissionReport;
import io.stratos.host.admission.CheckResult;
import io.stratos.host.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The admission report, for tools (CLI.md) and for people.
final class AdmitDocument {
    private AdmitDocument() {}

    static Map<String, @Nullable Object> of(AdmissionReport report) {
        var document = Json.object();
        document.put("schema", "stratos.admit/1");
        document.put("verdict", report.isAdmitted() ? "admitted" : "refused");
        document.put("bundle_sha256", report.bundleSha256());
        document.put("policy", report.policyName());
        document.put("policy_sha256", report.policySha256());
        document.put("context_sha256", report.contextSha256());
        document.put(
                "checks", report.checks().stream().map(AdmitDocument::check).toList());
        return document;
    }

    static List<String> lines(String bundle, AdmissionReport report) {
        var lines = new ArrayList<String>();
        for (var check : report.checks()) {
            lines.add(String.format(
                    "%-4s %-13s %s%s",
                    check.ok() ? "ok" : "FAIL",
                    check.check().written(),
                    check.ok() ? "" : check.code() + ": ",
                    check.what()));
            if (!check.ok()) {
                addDetail(lines, "at", check.where());
                addDetail(lines, "why", check.why());
                addDetail(lines, "fix", check.fix());
            }
        }
        lines.add((report.isAdmitted() ? "admitted " : "refused ") + bundle + " under policy " + report.policyName()
                + ", sha256 " + report.bundleSha256());
        return lines;
    }

    private static void addDetail(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add("     " + label + ": " + text);
        }
    }

    private static Map<String, @Nullable Object> check(CheckResult check) {
        var json = Json.object();
        json.put("check", check.check().written());
        json.put("ok", check.ok());
        json.put("code", check.code().name());
        json.put("what", check.what());
        json.put("where", check.where());
        json.put("why", check.why());
        json.put("fix", check.fix());
        return json;
    }
}
