/// The lane's own codec of the contract: the bytes of protobuf, without its allocations.
///
/// Main types: [io.stratos.abi.lane.InputEncoder] (what goes into a sandbox),
/// [io.stratos.abi.lane.DecisionDecoder] (what comes out). Both stand on
/// [io.stratos.abi.lane.WireWriter] and [io.stratos.abi.lane.WireReader]. What is written here equals
/// protobuf-java byte for byte; what is read here is a strict subset of what protobuf-java reads.
/// Nothing here knows generated code.
@NullMarked
package io.stratos.abi.lane;

import org.jspecify.annotations.NullMarked;
