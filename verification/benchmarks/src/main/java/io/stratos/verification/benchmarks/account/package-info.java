/// An account's way to its venue and back after a restart: what a commit adds before an order leaves, and how long an
/// account takes to be ready again.
///
/// Main type: [io.stratos.verification.benchmarks.account.AccountScenario].
@NullMarked
package io.stratos.verification.benchmarks.account;

import org.jspecify.annotations.NullMarked;
