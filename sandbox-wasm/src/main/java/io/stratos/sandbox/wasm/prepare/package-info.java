/// What is done to an accepted module before the engine compiles it.
///
/// Main type: [io.stratos.sandbox.wasm.prepare.Preparation]; the metering itself is in
/// [io.stratos.sandbox.wasm.meter]. Whatever changes here changes
/// [io.stratos.sandbox.wasm.prepare.Preparation#VERSION], and with it every identity.
@NullMarked
package io.stratos.sandbox.wasm.prepare;

import org.jspecify.annotations.NullMarked;
