package io.stratos.host.document;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Turns a parser's tokens into a tree, within limits.
final class TreeReader {

    private final JsonParser parser;
    private final DocumentLimits limits;
    private final String name;
    private final ReasonCode code;
    private int nodes;

    TreeReader(JsonParser parser, DocumentLimits limits, String name, ReasonCode code) {
        this.parser = parser;
        this.limits = limits;
        this.name = name;
        this.code = code;
    }

    Node read() throws Refused {
        if (parser.nextToken() == null) {
            throw refuse("the document is empty");
        }
        var root = value(0);
        if (parser.nextToken() != null) {
            throw refuse("there is more than one document");
        }
        return root;
    }

    private Node value(int depth) throws Refused {
        nodes++;
        if (nodes > limits.nodesMax()) {
            throw refuse("the document has too many values, expected at most " + limits.nodesMax());
        }
        if (depth > limits.depthMax()) {
            throw refuse("the document is nested too deeply, expected at most " + limits.depthMax());
        }
        refuseAlias();
        var place = place();
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> sequence(place, depth);
            case VALUE_STRING -> scalar(place, Node.Scalar.Type.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(place, Node.Scalar.Type.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(place, Node.Scalar.Type.FLAG);
            case VALUE_NULL -> scalar(place, Node.Scalar.Type.NULL);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw refuse("the document has a value of an unknown kind");
        };
    }

    private Node mapping(Node.Place place, int depth) throws Refused {
        var members = new LinkedHashMap<String, Node>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            refuseAlias();
            var key = parser.currentName();
            var at = place();
            parser.nextToken();
            if (members.put(key, value(depth + 1)) != null) {
                throw Refusal.of(code, "a key comes twice")
                        .at(name + ", " + at)
                        .got(key, "each key once")
                        .refused();
            }
        }
        return new Node.Mapping(place, members);
    }

    private Node sequence(Node.Place place, int depth) throws Refused {
        var items = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth + 1));
        }
        return new Node.Sequence(place, items);
    }

    private Node scalar(Node.Place place, Node.Scalar.Type type) {
        var text = parser.getString();
        return new Node.Scalar(place, type, text == null ? "" : text);
    }

    /// An anchor on a single value does not show here, and does nothing as long as no alias can name it.
    private void refuseAlias() throws Refused {
        if (parser instanceof YAMLParser yaml && (yaml.isCurrentAlias() || yaml.getObjectId() != null)) {
            throw refuse("anchors and aliases are not allowed; write the value out");
        }
        if (parser instanceof YAMLParser yaml && yaml.getRawTag() != null) {
            throw refuse("tags are not allowed; write the plain value");
        }
    }

    private Refused refuse(String what) {
        return Refusal.of(code, what).at(name + ", " + place()).refused();
    }

    private Node.Place place() {
        var location = parser.currentTokenLocation();
        return new Node.Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
