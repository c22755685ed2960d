/// Trusted plugins: what the operator installed, never a strategy (DESIGN §2).
///
/// The only package that touches PF4J. Main type: [io.stratos.host.plugin.PluginFolder] loads them; what others see are
/// the interfaces that it implements, one for each kind of plugin.
@NullMarked
package io.stratos.host.plugin;

import org.jspecify.annotations.NullMarked;
