/// Trusted plugins: sandboxes, venue adapters, risk checks that the operator installed (DESIGN §2). Strategies never
/// come this way.
///
/// Main type: [io.stratos.host.plugin.Plugins]. Alone in knowing PF4J.
@NullMarked
package io.stratos.host.plugin;

import org.jspecify.annotations.NullMarked;
