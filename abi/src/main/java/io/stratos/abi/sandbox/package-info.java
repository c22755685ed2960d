/// The port every sandbox implements, and what it answers (DESIGN §6).
///
/// Main type: [io.stratos.abi.sandbox.Sandbox]. Implementations are trusted plugins found at run time.
@NullMarked
package io.stratos.abi.sandbox;

import org.jspecify.annotations.NullMarked;
