/// What is done to an accepted module before the engine compiles it.
///
/// Main type: [io.stratos.sandbox.wasm.prepare.Preparation]. Metering (fuel and call depth) belongs
/// here; as yet there is none. Whatever changes here changes
/// [io.stratos.sandbox.wasm.prepare.Preparation#VERSION], and with it every identity.
@NullMarked
package io.stratos.sandbox.wasm.prepare;

import org.jspecify.annotations.NullMarked;
