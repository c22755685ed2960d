package io.stratos.verification.hostile.wat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Reads text into nodes. Beside the format's own comments it knows `(repeat N …)`, which stands for its content N
/// times: attacks are mostly one thing too often.
final class NodeReader {
    private static final String REPEAT = "repeat";
    private static final int HEX = 16;

    private final String source;
    private final ArrayDeque<List<Node>> open = new ArrayDeque<>();
    private int at;

    private NodeReader(String source) {
        this.source = source;
        open.push(new ArrayList<>());
    }

    static List<Node> read(String source) {
        return new NodeReader(source).read();
    }

    private List<Node> read() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (source.startsWith(";;", at)) {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else if (c == '(') {
                at++;
                open.push(new ArrayList<>());
            } else if (c == ')') {
                at++;
                close();
            } else if (c == '"') {
                at++;
                add(new Node.Text(text()));
            } else {
                add(new Node.Atom(word()));
            }
        }
        if (open.size() != 1) {
            throw new IllegalArgumentException("Condition failed: every parenthesis is closed");
        }
        return open.pop();
    }

    private void add(Node node) {
        open.getFirst().add(node);
    }

    private void close() {
        var group = new Node.Group(open.pop());
        if (!group.head().equals(REPEAT)) {
            add(group);
            return;
        }
        var nodes = group.nodes();
        int times = Integer.parseInt(((Node.Atom) nodes.get(1)).text());
        for (int i = 0; i < times; i++) {
            open.getFirst().addAll(nodes.subList(2, nodes.size()));
        }
    }

    private String word() {
        int from = at;
        while (at < source.length()
                && !Character.isWhitespace(source.charAt(at))
                && "()\";".indexOf(source.charAt(at)) < 0) {
            at++;
        }
        return source.substring(from, at);
    }

    private byte[] text() {
        var out = new ByteArrayOutputStream();
        while (source.charAt(at) != '"') {
            char c = source.charAt(at++);
            if (c != '\\') {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else if (source.charAt(at) == 'n') {
                at++;
                out.write('\n');
            } else {
                out.write(Integer.parseInt(source, at, at + 2, HEX));
                at += 2;
            }
        }
        at++;
        return out.toByteArray();
    }
}
