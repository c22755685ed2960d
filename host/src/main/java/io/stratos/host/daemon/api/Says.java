package io.stratos.host.daemon.api;

import java.util.ArrayList;
import java.util.List;

/// What a call takes and what it answers: from this the OpenAPI document is written ([OpenApi]).
///
/// @param what it does, in a sentence
/// @param query what its query may say
/// @param body members of the JSON object that it takes; empty where it takes none
/// @param takesFile whether its body is a file's bytes
/// @param media type of its answer
/// @param schema of the document that it answers with; empty where it is no document of ours
/// @param answer members of that document
/// @param codes of HTTP that come with that document
/// @param refusals codes of HTTP with which it is refused, beside those of every call
public record Says(
        String what,
        List<Field> query,
        List<Field> body,
        boolean takesFile,
        String media,
        String schema,
        List<Field> answer,
        List<Integer> codes,
        List<Integer> refusals) {

    private static final String JSON = "application/json";
    private static final int OK = 200;

    /// One value: its name, and what it is.
    ///
    /// @param type as JSON schema names it
    /// @param isMandatory whether it is always there
    /// @param isNullable whether null stands for none
    public record Field(String name, String type, boolean isMandatory, boolean isNullable) {

        /// Reads `NAME`, `NAME:TYPE`; behind it `?` where it may be left out, `!` where it may be null. No type is
        /// text.
        static Field of(String text) {
            var bare = text.replaceAll("[?!]+$", "");
            int colon = bare.indexOf(':');
            return new Field(
                    colon < 0 ? bare : bare.substring(0, colon),
                    colon < 0 ? "string" : bare.substring(colon + 1),
                    !text.endsWith("?"),
                    text.endsWith("!"));
        }

        private static List<Field> all(String text) {
            var fields = new ArrayList<Field>();
            for (var one : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
                fields.add(of(one));
            }
            return fields;
        }
    }

    public Says {
        query = List.copyOf(query);
        body = List.copyOf(body);
        answer = List.copyOf(answer);
        codes = List.copyOf(codes);
        refusals = List.copyOf(refusals);
    }

    /// A call that takes nothing.
    ///
    /// @param what it does, in a sentence
    public static Says that(String what) {
        return new Says(what, List.of(), List.of(), false, JSON, "", List.of(), List.of(OK), List.of());
    }

    /// It takes values in its query.
    ///
    /// @param fields names as [Field#of] reads them, with blanks between
    public Says query(String fields) {
        return new Says(what, Field.all(fields), body, takesFile, media, schema, answer, codes, refusals);
    }

    /// It takes an object with these members.
    ///
    /// @param fields as [#query]
    public Says body(String fields) {
        return new Says(what, query, Field.all(fields), takesFile, media, schema, answer, codes, refusals);
    }

    /// It takes a file.
    public Says file() {
        return new Says(what, query, body, true, media, schema, answer, codes, refusals);
    }

    /// It answers with a document of ours.
    ///
    /// @param fields as [#query], without `schema`
    public Says answers(String document, String fields) {
        return new Says(what, query, body, takesFile, media, document, Field.all(fields), codes, refusals);
    }

    /// It answers with something else.
    public Says answersIn(String type) {
        return new Says(what, query, body, takesFile, type, "", List.of(), codes, refusals);
    }

    /// Not only 200 comes with a document.
    ///
    /// @param more codes of HTTP that come with its document, too
    public Says also(Integer... more) {
        return new Says(what, query, body, takesFile, media, schema, answer, with(codes, more), refusals);
    }

    /// It may refuse.
    ///
    /// @param more codes of HTTP with which it is refused
    public Says refuses(Integer... more) {
        return new Says(what, query, body, takesFile, media, schema, answer, codes, with(refusals, more));
    }

    private static List<Integer> with(List<Integer> some, Integer... more) {
        var all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
