package io.stratos.verification.hostile.wat;

import java.util.List;

/// A piece of a module's text.
sealed interface Node {

    /// A word or number.
    record Atom(String text) implements Node {}

    /// What stood in quotes, its escapes resolved.
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Text(byte[] bytes) implements Node {}

    /// What stood in parentheses.
    record Group(List<Node> nodes) implements Node {
        public Group {
            nodes = List.copyOf(nodes);
        }

        /// The first word, empty if there is none.
        String head() {
            return !nodes.isEmpty() && nodes.getFirst() instanceof Atom(String text) ? text : "";
        }
    }
}
