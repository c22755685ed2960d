package io.stratos.abi.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts a message into every place of an `Input` or `Decision` where its type may stand, with nothing
/// around it but what leads there and a context.
final class Wrapping {

    private Wrapping() {}

    static List<byte[]> inInput(Message message) {
        var type = Contract.message("stratos.abi.v1.Input");
        var context = type.findFieldByName("context");
        var list = new ArrayList<byte[]>();
        for (var wrapped : within(type, message, new HashSet<>())) {
            if (!wrapped.hasField(context)) {
                wrapped = wrapped.toBuilder()
                        .setField(context, DynamicMessage.getDefaultInstance(context.getMessageType()))
                        .build();
            }
            list.add(wrapped.toByteArray());
        }
        return list;
    }

    static List<byte[]> inDecision(Message message) {
        return within(Contract.message("stratos.abi.v1.Decision"), message, new HashSet<>()).stream()
                .map(Message::toByteArray)
                .toList();
    }

    private static List<Message> within(Descriptor type, Message message, Set<Descriptor> path) {
        if (type.equals(message.getDescriptorForType())) {
            return List.of(message);
        }
        var found = new ArrayList<Message>();
        if (path.add(type)) {
            for (var field : type.getFields()) {
                if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                    for (var inner : within(field.getMessageType(), message, path)) {
                        found.add(with(type, field, inner));
                    }
                }
            }
            path.remove(type);
        }
        return found;
    }

    private static Message with(Descriptor type, FieldDescriptor field, Message inner) {
        var builder = DynamicMessage.newBuilder(type);
        return field.isRepeated()
                ? builder.addRepeatedField(field, inner).build()
                : builder.setField(field, inner).build();
    }
}
