package io.stratos.host.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a parsed document and where it stands.
public sealed interface Node {

    Place place();

    /// What a reader calls this kind of value.
    String kind();

    /// A single value, as written: numbers keep their digits, so nothing passes through a double.
    record Scalar(Place place, Type type, String text) implements Node {

        /// How the document's own syntax types it.
        public enum Type {
            TEXT,
            NUMBER,
            FLAG,
            NULL
        }

        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "text";
                case NUMBER -> "a number";
                case FLAG -> "true or false";
                case NULL -> "null";
            };
        }
    }

    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /// Keys in the order of the document.
    record Mapping(Place place, Map<String, Node> members) implements Node {
        public Mapping {
            members = new LinkedHashMap<>(members);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /// A position, from 1.
    record Place(int line, int column) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }
}
