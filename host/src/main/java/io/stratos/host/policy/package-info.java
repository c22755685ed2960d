/// What an operator allows strategies to ask for.
///
/// Main type: [io.stratos.host.policy.Policy]; [io.stratos.host.policy.Policies] finds one by name or file.
@NullMarked
package io.stratos.host.policy;

import org.jspecify.annotations.NullMarked;
