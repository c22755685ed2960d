package io.stratos.abi.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.stratos.abi.wire.proto.Callback;
import io.stratos.abi.wire.proto.Config;
import io.stratos.abi.wire.proto.EventOuterClass;
import io.stratos.abi.wire.proto.IntentOuterClass;
import io.stratos.abi.wire.proto.Journal;
import io.stratos.abi.wire.proto.Types;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every message of the contract by its full name.
final class Contract {
    private static final List<FileDescriptor> FILES = List.of(
            Types.getDescriptor(),
            Config.getDescriptor(),
            EventOuterClass.getDescriptor(),
            IntentOuterClass.getDescriptor(),
            Callback.getDescriptor(),
            io.stratos.abi.wire.proto.Descriptor.getDescriptor(),
            Journal.getDescriptor());

    private static final Map<String, Descriptor> MESSAGES = messagesByName();

    private Contract() {}

    static Map<String, Descriptor> messages() {
        return MESSAGES;
    }

    static Descriptor message(String fullName) {
        var found = MESSAGES.get(fullName);
        if (found == null) {
            throw new IllegalArgumentException("Condition failed: the contract has the message, got=" + fullName);
        }
        return found;
    }

    static Stream<EnumDescriptor> enums() {
        return FILES.stream().flatMap(file -> file.getEnumTypes().stream());
    }

    private static Map<String, Descriptor> messagesByName() {
        var byName = new TreeMap<String, Descriptor>();
        for (var file : FILES) {
            for (var message : file.getMessageTypes()) {
                byName.put(message.getFullName(), message);
            }
        }
        return byName;
    }
}
