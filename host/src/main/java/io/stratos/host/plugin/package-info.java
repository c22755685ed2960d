/// Trusted plugins: what the operator installed, never a strategy (DESIGN §2).
///
/// The only package that touches PF4J. Main types: [io.stratos.host.plugin.PluginFolder] loads them,
/// [io.stratos.host.plugin.SandboxRuntimes] and [io.stratos.host.plugin.VenueAdapters] are what others see.
@NullMarked
package io.stratos.host.plugin;

import org.jspecify.annotations.NullMarked;
