package io.stratos.host.report;

import io.stratos.host.document.Json;
import io.stratos.host.document.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts data, styles and scripts into one page that loads nothing.
///
/// The page's own policy allows exactly the two scripts in it, by their hashes, and no connection at all. So even a
/// text that got through unescaped could neither run nor call home.
final class ReportPage {
    private static final List<String> SCRIPTS =
            List.of("numbers.js", "page.js", "charts.js", "fills.js", "sections.js", "activity.js", "start.js");
    private static final String ECHARTS = "echarts/echarts.min.js";

    private ReportPage() {}

    static byte[] of(Map<String, @Nullable Object> document) {
        var library = resource(ECHARTS);
        var script = new StringBuilder("'use strict';\n(() => {\n");
        SCRIPTS.forEach(name -> script.append(resource(name)).append('\n'));
        script.append("})();\n");
        var page = resource("report.html");
        page = put(
                page,
                "policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                        + "form-action 'none'; script-src '" + hash(library) + "' '" + hash(script.toString()) + "'");
        page = put(page, "styles", resource("report.css"));
        page = put(page, "notice", resource("echarts/NOTICE").strip());
        page = put(page, "library", library);
        page = put(page, "script", script.toString());
        // Last: names in it may look like places.
        page = put(page, "data", embedded(document));
        return page.getBytes(StandardCharsets.UTF_8);
    }

    /// JSON that cannot leave its element, whatever texts are in it.
    static String embedded(Map<String, @Nullable Object> document) {
        return Json.text(document)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String put(String page, String place, String text) {
        var mark = "{{" + place + "}}";
        int at = page.indexOf(mark);
        if (at < 0) {
            throw new IllegalStateException("Invariant: the page has a place for " + place);
        }
        return page.substring(0, at) + text + page.substring(at + mark.length());
    }

    private static String resource(String name) {
        try (var in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Invariant: the report's part is on the class path, missing=" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("Invariant: the report's part can be read, part=" + name, unreadable);
        }
    }

    private static String hash(String script) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(script.getBytes(StandardCharsets.UTF_8)));
    }
}
