/// One account, live: its core, its venue, and the rule that nothing leaves before it is committed.
///
/// Main type: [io.stratos.host.live.account.AccountAgent].
@NullMarked
package io.stratos.host.live.account;

import org.jspecify.annotations.NullMarked;
