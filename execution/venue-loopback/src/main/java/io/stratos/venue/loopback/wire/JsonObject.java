package io.stratos.venue.loopback.wire;

import io.stratos.abi.model.Decimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// A JSON object of the venue, read strictly: one document, each key once, whole numbers only, few levels.
public final class JsonObject {
    private static final int DEPTH_MAX = 8;
    private static final int TEXT_MAX = 4_096;
    private static final int NUMBER_MAX = 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(TEXT_MAX)
                    .maxNameLength(TEXT_MAX)
                    .maxNumberLength(NUMBER_MAX)
                    .build())
            .build();

    private final Map<String, @Nullable Object> members;

    private JsonObject(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /// Reads a whole text.
    public static JsonObject parse(String text) throws UnreadableException {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableException("not an object");
            }
            var read = object(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableException("more than one document");
            }
            return read;
        } catch (JacksonException broken) {
            throw new UnreadableException("not JSON within limits", broken);
        }
    }

    private static JsonObject object(JsonParser parser) throws UnreadableException {
        var members = new HashMap<String, @Nullable Object>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonObject(members);
    }

    private static @Nullable Object value(JsonParser parser) throws UnreadableException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_FLOAT,
                    END_OBJECT,
                    END_ARRAY,
                    PROPERTY_NAME,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE -> throw new UnreadableException("a value of a kind that the protocol does not have");
        };
    }

    private static Long whole(JsonParser parser) throws UnreadableException {
        if (parser.getNumberType() != JsonParser.NumberType.INT
                && parser.getNumberType() != JsonParser.NumberType.LONG) {
            throw new UnreadableException("a number that does not fit");
        }
        return parser.getLongValue();
    }

    private static List<@Nullable Object> list(JsonParser parser) throws UnreadableException {
        var items = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    /// Whether the field is there and not null.
    public boolean has(String name) {
        return members.get(name) != null;
    }

    /// Whether the field is there, be it null.
    boolean names(String name) {
        return members.containsKey(name);
    }

    public String text(String name) throws UnreadableException {
        return as(String.class, name);
    }

    public long whole(String name) throws UnreadableException {
        return as(Long.class, name);
    }

    public int small(String name) throws UnreadableException {
        long value = whole(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw wrong(name);
        }
        return (int) value;
    }

    public boolean flag(String name) throws UnreadableException {
        return as(Boolean.class, name);
    }

    public Decimal decimal(String name) throws UnreadableException {
        try {
            return Decimal.of(text(name));
        } catch (NumberFormatException notADecimal) {
            throw new UnreadableException("not a decimal: " + name, notADecimal);
        }
    }

    /// Null where the field is null or not there.
    public @Nullable Decimal decimalOrNull(String name) throws UnreadableException {
        return has(name) ? decimal(name) : null;
    }

    /// A constant by its name in lower case.
    public <E extends Enum<E>> E word(String name, Class<E> type) throws UnreadableException {
        return constant(type, text(name).toUpperCase(Locale.ROOT), name);
    }

    /// A constant by its name as it stands.
    public <E extends Enum<E>> E name(String name, Class<E> type) throws UnreadableException {
        return constant(type, text(name), name);
    }

    public JsonObject object(String name) throws UnreadableException {
        return as(JsonObject.class, name);
    }

    public List<JsonObject> objects(String name) throws UnreadableException {
        return items(name, JsonObject.class);
    }

    public <E extends Enum<E>> List<E> words(String name, Class<E> type) throws UnreadableException {
        var constants = new ArrayList<E>();
        for (var word : items(name, String.class)) {
            constants.add(constant(type, word.toUpperCase(Locale.ROOT), name));
        }
        return constants;
    }

    /// Decimals by the whole number that names them.
    public Map<Integer, Decimal> decimalsByNumber(String name) throws UnreadableException {
        var read = object(name);
        var decimals = new HashMap<Integer, Decimal>();
        for (var key : read.members.keySet()) {
            try {
                decimals.put(Integer.parseInt(key), read.decimal(key));
            } catch (NumberFormatException notANumber) {
                throw new UnreadableException("not a number: a key of " + name, notANumber);
            }
        }
        return decimals;
    }

    private <T> List<T> items(String name, Class<T> type) throws UnreadableException {
        var list = new ArrayList<T>();
        for (var item : as(List.class, name)) {
            if (!type.isInstance(item)) {
                throw wrong(name);
            }
            list.add(type.cast(item));
        }
        return list;
    }

    private <T> T as(Class<T> type, String name) throws UnreadableException {
        var value = members.get(name);
        if (!type.isInstance(value)) {
            throw wrong(name);
        }
        return type.cast(value);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String constant, String name)
            throws UnreadableException {
        for (var one : type.getEnumConstants()) {
            if (one.name().equals(constant)) {
                return one;
            }
        }
        throw wrong(name);
    }

    private static UnreadableException wrong(String name) {
        return new UnreadableException("missing or of another kind: " + name);
    }
}
