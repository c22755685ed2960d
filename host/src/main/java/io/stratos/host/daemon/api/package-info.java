/// The calls of the local API, one small class for each subject; the server around them knows tokens and ports.
///
/// Main type: [io.stratos.host.daemon.api.Calls].
@NullMarked
package io.stratos.host.daemon.api;

import org.jspecify.annotations.NullMarked;
