/// The one package where time, chance and identity come in from outside (DESIGN §1).
///
/// Everything else takes them as constructor parameters; an architecture test forbids the system's clocks, random
/// sources and environment anywhere else in the host. Main type: [io.stratos.host.world.World].
@NullMarked
package io.stratos.host.world;

import org.jspecify.annotations.NullMarked;
