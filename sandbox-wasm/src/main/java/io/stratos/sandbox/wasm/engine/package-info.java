/// The Wasm engine (Endive), behind three small types of ours. Nothing else in the system imports
/// `run.endive`.
///
/// Main types: [io.stratos.sandbox.wasm.engine.EngineModule],
/// [io.stratos.sandbox.wasm.engine.EngineInstance]. A change of engine is a change of this package.
@NullMarked
package io.stratos.sandbox.wasm.engine;

import org.jspecify.annotations.NullMarked;
