package io.stratos.abi.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import java.util.SplittableRandom;

/// Seeded messages of any type of the contract: mostly what a host or guest would write, sometimes
/// what no one should, so that both the accepted and the refused are exercised.
final class RandomMessages {
    private static final long[] EDGES = {
        0, 1, -1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    private static final String[] ODD_TEXTS = {"", "é", "漢字", "😀", "a b", "\u0000"};

    private final SplittableRandom random;
    private final int oddPercent;

    /// A source of messages.
    ///
    /// @param oddPercent how often a value is one that the model refuses or does not know
    RandomMessages(long seed, int oddPercent) {
        random = new SplittableRandom(seed);
        this.oddPercent = oddPercent;
    }

    DynamicMessage next(Descriptor type) {
        var message = DynamicMessage.newBuilder(type);
        for (var field : type.getFields()) {
            if (field.getContainingOneof() == null) {
                set(message, field);
            }
        }
        for (var oneof : type.getOneofs()) {
            if (!odd()) {
                var member = oneof.getField(random.nextInt(oneof.getFieldCount()));
                message.setField(member, value(member));
            }
        }
        return message.build();
    }

    /// A message with every field set to something else than its default, and of a oneof the member
    /// with this index.
    DynamicMessage nextFull(Descriptor type, int memberIndex) {
        var message = DynamicMessage.newBuilder(type);
        for (var field : type.getFields()) {
            var oneof = field.getContainingOneof();
            if (oneof == null
                    || oneof.getField(memberIndex % oneof.getFieldCount()).equals(field)) {
                var value = nonDefault(field);
                if (field.isRepeated()) {
                    message.addRepeatedField(field, value);
                } else {
                    message.setField(field, value);
                }
            }
        }
        return message.build();
    }

    private Object nonDefault(FieldDescriptor field) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            return nextFull(field.getMessageType(), 0);
        }
        var nothing = DynamicMessage.getDefaultInstance(field.getContainingType());
        while (true) {
            var value = value(field);
            if (field.isRepeated() || !value.equals(nothing.getField(field))) {
                return value;
            }
        }
    }

    private void set(DynamicMessage.Builder message, FieldDescriptor field) {
        if (field.isRepeated()) {
            for (int i = random.nextInt(4); i > 0; i--) {
                message.addRepeatedField(field, value(field));
            }
        } else if (!odd() && (isMandatory(field) || random.nextInt(3) > 0)) {
            message.setField(field, value(field));
        }
    }

    /// Messages are mostly there; scalars are absent when they are zero anyway.
    private boolean isMandatory(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && random.nextInt(20) > 0;
    }

    private Object value(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> intValue(field);
            case LONG -> longValue(field);
            case STRING -> text(field);
            case BYTE_STRING -> bytes(field);
            case ENUM -> enumeration(field.getEnumType());
            case MESSAGE -> next(field.getMessageType());
            case FLOAT, DOUBLE -> throw new IllegalStateException("Invariant: the contract has no floats");
        };
    }

    private int intValue(FieldDescriptor field) {
        if (odd()) {
            return (int) longValue();
        }
        return switch (field.getName()) {
            case "scale" -> random.nextInt(19);
            case "reason_code", "fault_code", "degraded_by" -> random.nextInt(2) * 2000;
            default -> 1 + random.nextInt(100_000);
        };
    }

    private long longValue(FieldDescriptor field) {
        if (field.getName().equals("cursor") && !odd()) {
            return random.nextLong(Long.MAX_VALUE);
        }
        if (field.getContainingType().getName().equals("Decimal") && !odd()) {
            return 1 + (random.nextLong() >>> (1 + random.nextInt(62)));
        }
        return longValue();
    }

    private long longValue() {
        return random.nextInt(4) == 0
                ? EDGES[random.nextInt(EDGES.length)]
                : random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private String text(FieldDescriptor field) {
        if (odd()) {
            return ODD_TEXTS[random.nextInt(ODD_TEXTS.length)];
        }
        return switch (field.getName()) {
            case "instance", "on_behalf_of" -> identifier() + '/' + identifier() + '/' + identifier();
            case "realized", "cost", "fees", "cumulative_quote" -> Long.toString(longValue());
            default -> identifier();
        };
    }

    private String identifier() {
        var text = new StringBuilder();
        for (int i = random.nextInt(1, 24); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private ByteString bytes(FieldDescriptor field) {
        boolean hash = field.getName().endsWith("sha256") && !odd();
        var bytes = new byte[hash ? 32 : random.nextInt(300)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    private Object enumeration(EnumDescriptor type) {
        var values = type.getValues();
        return odd()
                ? type.findValueByNumberCreatingIfUnknown(random.nextInt(-3, 100))
                : values.get(random.nextInt(values.size()));
    }

    private boolean odd() {
        return random.nextInt(100) < oddPercent;
    }
}
