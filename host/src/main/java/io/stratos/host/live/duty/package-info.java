/// How the live host's roles run: a duty cycle that a thread repeats, or a test steps by hand.
///
/// Main types: [io.stratos.host.live.duty.Agent], [io.stratos.host.live.duty.AgentThread]. Knows nothing of trading.
@NullMarked
package io.stratos.host.live.duty;

import org.jspecify.annotations.NullMarked;
