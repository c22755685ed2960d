/// Generated protobuf code ⇄ the model, for tools, API and tests; the only package that touches
/// generated code. It judges what is missing or unknown exactly as the lane's codec does.
///
/// Main types: [io.stratos.abi.wire.InputMapping], [io.stratos.abi.wire.DecisionMapping],
/// [io.stratos.abi.wire.DescriptorMapping]. Lanes use [io.stratos.abi.lane] instead.
@NullMarked
package io.stratos.abi.wire;

import org.jspecify.annotations.NullMarked;
