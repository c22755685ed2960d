/// The host as a process: its configuration, its threads, its stop, and the local API through which it is operated.
///
/// Main types: [io.stratos.host.daemon.Daemon], [io.stratos.host.daemon.DaemonConfig].
@NullMarked
package io.stratos.host.daemon;

import org.jspecify.annotations.NullMarked;
