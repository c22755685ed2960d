package io.stratos.service.linear;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.service.ServiceAnswer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads a model, strictly: `{"schema":"stratos.linear-model/1","intercept":"0.1","weights":["0.5","-2"],"scale":8}`.
/// Numbers are texts, so that nobody reads them as floats.
final class LinearModelJson {
    private static final String SCHEMA = "stratos.linear-model/1";
    private static final int NUMBER_MAX = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxStringLength(NUMBER_MAX)
                    .maxNumberLength(2)
                    .maxDocumentLength(1 << 16)
                    .build())
            .build();

    private @Nullable String schema;
    private @Nullable BigDecimal intercept;
    private @Nullable List<BigDecimal> weights;
    private int scale = -1;

    private LinearModelJson() {}

    static LinearModel read(String text) throws UnusableModelException {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            var model = new LinearModelJson();
            model.members(parser);
            if (parser.nextToken() != null) {
                throw new UnusableModelException("more than one document");
            }
            return model.whole();
        } catch (JacksonException broken) {
            throw new UnusableModelException("not JSON within limits");
        }
    }

    private void members(JsonParser parser) throws UnusableModelException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "not an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "schema" -> schema = text(parser, name);
                case "intercept" -> intercept = number(parser, name);
                case "weights" -> weights = numbers(parser);
                case "scale" -> {
                    require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, "scale is a whole number");
                    scale = parser.getIntValue();
                }
                default -> throw new UnusableModelException("an unknown member: " + name);
            }
        }
    }

    private LinearModel whole() throws UnusableModelException {
        require(SCHEMA.equals(schema), "schema is " + SCHEMA);
        var its = weights;
        var begin = intercept;
        if (begin == null || its == null) {
            throw new UnusableModelException("intercept and weights are needed");
        }
        require(!its.isEmpty() && its.size() <= ServiceAnswer.VALUES_MAX, "1 to " + ServiceAnswer.VALUES_MAX + " weights");
        require(scale >= 0 && scale <= Decimal.SCALE_MAX, "scale is 0 to " + Decimal.SCALE_MAX);
        return new LinearModel(begin, its, scale);
    }

    private static List<BigDecimal> numbers(JsonParser parser) throws UnusableModelException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "weights is a list");
        var numbers = new ArrayList<BigDecimal>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(number(parser, "weights"));
        }
        return numbers;
    }

    private static BigDecimal number(JsonParser parser, String name) throws UnusableModelException {
        var text = text(parser, name);
        require(text.matches("-?[0-9]{1,20}(\\.[0-9]{1,18})?"), name + " holds decimal numbers as texts");
        return new BigDecimal(text);
    }

    private static String text(JsonParser parser, String name) throws UnusableModelException {
        require(parser.currentToken() == JsonToken.VALUE_STRING, name + " is a text");
        return parser.getString();
    }

    private static void require(boolean holds, String what) throws UnusableModelException {
        if (!holds) {
            throw new UnusableModelException(what);
        }
    }
}
