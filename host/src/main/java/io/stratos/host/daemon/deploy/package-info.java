/// Instances that come and go while the host runs, and what the next start knows of that.
///
/// Main type: [io.stratos.host.daemon.deploy.Deployments].
@NullMarked
package io.stratos.host.daemon.deploy;

import org.jspecify.annotations.NullMarked;
