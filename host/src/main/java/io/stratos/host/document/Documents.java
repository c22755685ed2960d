package io.stratos.host.document;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// Parses bytes into a [Node].
public final class Documents {

    private Documents() {}

    /// Reads one JSON document.
    ///
    /// @param name how messages call the file
    /// @param code what a document that cannot be read is refused with
    public static Node json(byte[] bytes, DocumentLimits limits, String name, ReasonCode code) throws Refused {
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(constraints(limits))
                .build();
        return parse(factory, bytes, limits, name, code);
    }

    /// Reads one YAML document; JSON is YAML, so this reads both.
    ///
    /// @param name how messages call the file
    /// @param code what a document that cannot be read is refused with
    public static Node yaml(byte[] bytes, DocumentLimits limits, String name, ReasonCode code) throws Refused {
        var settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(limits.bytesMax())
                .setMaxAliasesForCollections(0)
                .setUseMarks(true)
                .build();
        var factory = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(constraints(limits))
                .loadSettings(settings)
                .build();
        return parse(factory, bytes, limits, name, code);
    }

    private static Node parse(
            TokenStreamFactory factory, byte[] bytes, DocumentLimits limits, String name, ReasonCode code)
            throws Refused {
        if (bytes.length > limits.bytesMax()) {
            throw Refusal.of(code, "the document is too long")
                    .at(name)
                    .got(bytes.length + " bytes", "at most " + limits.bytesMax())
                    .refused();
        }
        var text = decode(bytes, name, code);
        try (var parser = factory.createParser(ObjectReadContext.empty(), text)) {
            return new TreeReader(parser, limits, name, code).read();
        } catch (JacksonException unreadable) {
            throw Refusal.of(code, "the document cannot be read: " + reason(unreadable))
                    .at(where(name, unreadable))
                    .refused();
        }
    }

    private static String decode(byte[] bytes, String name, ReasonCode code) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw Refusal.of(code, "the document is not UTF-8").at(name).refused();
        }
    }

    private static String where(String name, JacksonException unreadable) {
        var location = unreadable.getLocation();
        if (location == null || location.getLineNr() <= 0) {
            return name;
        }
        return name + ", " + new Node.Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    /// The parser's own words, first line only: the rest repeats the source.
    private static String reason(JacksonException unreadable) {
        var message = unreadable.getOriginalMessage();
        return message == null ? "syntax" : message.lines().findFirst().orElse("syntax");
    }

    private static StreamReadConstraints constraints(DocumentLimits limits) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(limits.depthMax())
                .maxDocumentLength(limits.bytesMax())
                .maxTokenCount(limits.nodesMax() * 4L)
                .maxNumberLength(64)
                .maxNameLength(1_024)
                .build();
    }
}
