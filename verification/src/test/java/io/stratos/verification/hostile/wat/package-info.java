/// Turns the text of a WebAssembly module into bytes, without asking whether it is a valid one: hostile modules mostly
/// are not.
///
/// Main type: [io.stratos.verification.hostile.wat.WatAssembler].
@NullMarked
package io.stratos.verification.hostile.wat;

import org.jspecify.annotations.NullMarked;
