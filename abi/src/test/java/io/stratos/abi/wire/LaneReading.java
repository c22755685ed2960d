package io.stratos.abi.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.stratos.abi.lane.DecisionDecoder;
import io.stratos.abi.lane.DecisionEncoder;
import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Input;
import io.stratos.abi.sandbox.Decision;
import org.jspecify.annotations.Nullable;

/// Reads one message by both ways, the lane's and protobuf's. What a way refuses is null.
final class LaneReading {

    private LaneReading() {}

    static @Nullable Input laneInput(byte[] bytes) {
        try {
            return InputDecoder.decode(bytes, 0, bytes.length);
        } catch (MalformedMessageException _) {
            return null;
        }
    }

    static @Nullable Input protoInput(byte[] bytes) {
        try {
            return InputMapping.toModel(io.stratos.abi.wire.proto.Input.parseFrom(bytes));
        } catch (InvalidProtocolBufferException | MalformedMessageException _) {
            return null;
        }
    }

    static Decision.@Nullable Decided laneDecision(byte[] bytes) {
        var target = new Decision.Decided();
        return new DecisionDecoder().decode(bytes, 0, bytes.length, target) == null ? target : null;
    }

    static Decision.@Nullable Decided protoDecision(byte[] bytes) {
        try {
            return DecisionMapping.toModel(io.stratos.abi.wire.proto.Decision.parseFrom(bytes));
        } catch (InvalidProtocolBufferException | MalformedMessageException _) {
            return null;
        }
    }

    static byte[] laneBytes(Input input) {
        var out = new WireWriter(16);
        InputEncoder.encode(input, out);
        return out.toByteArray();
    }

    static byte[] laneBytes(Decision.Decided decision) {
        var out = new WireWriter(16);
        DecisionEncoder.encode(decision, out);
        return out.toByteArray();
    }

    static byte[] protoBytes(Input input) {
        return InputMapping.toProto(input).toByteArray();
    }

    static byte[] protoBytes(Decision.Decided decision) {
        return DecisionMapping.toProto(decision).toByteArray();
    }
}
