package io.stratos.abi.wire;

import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Makes `contract.jsonl`: for every message of the contract one with nothing, one with
/// everything (one for each member of a oneof), and some from seeds.
final class ContractVectors {
    private static final int EACH = 2;

    private ContractVectors() {}

    static List<GoldenVector> make() {
        var vectors = new ArrayList<GoldenVector>();
        for (var type : Contract.messages().values()) {
            vectors.add(vector(type.getName() + "_empty", DynamicMessage.getDefaultInstance(type)));
            int members = type.getOneofs().stream()
                    .mapToInt(OneofDescriptor::getFieldCount)
                    .max()
                    .orElse(1);
            for (int member = 0; member < members; member++) {
                vectors.add(vector(
                        type.getName() + "_full_" + member, new RandomMessages(member, 0).nextFull(type, member)));
            }
            for (int seed = 1; seed <= EACH; seed++) {
                vectors.add(vector(type.getName() + "_seed_" + seed, new RandomMessages(seed, 0).next(type)));
            }
        }
        return vectors;
    }

    private static GoldenVector vector(String name, Message message) {
        return new GoldenVector(
                name,
                message.getDescriptorForType().getFullName(),
                TextFormat.printer().emittingSingleLine(true).printToString(message),
                HexFormat.of().formatHex(message.toByteArray()));
    }
}
