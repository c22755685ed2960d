package io.stratos.host.live;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The account that an instance had in its first run. Its turns and what was told to it are kept under its
/// name alone, and how far its account is with them under both: in another account its whole life would be
/// settled once more. So it has that account for ever.
public final class InstanceHome {
    private static final String PREFIX = "home/";

    private InstanceHome() {}

    /// The account of an instance; empty if it never ran.
    public static Optional<AccountId> of(LedgerReader reader, InstanceId id) {
        var row = reader.get(Table.META, key(id));
        return row == null ? Optional.empty() : Optional.of(new AccountId(new String(row, StandardCharsets.US_ASCII)));
    }

    /// Looks whether an instance may run in the account that it has.
    ///
    /// @throws Refused if it ran in another one before
    public static void require(LedgerReader reader, LivePlan.Instance one) throws Refused {
        var home = of(reader, one.id());
        if (home.isPresent() && !home.get().equals(one.account())) {
            throw Refusal.of(ReasonCode.DEP_EXISTS, "an instance of that name ran in another account")
                    .at(one.id().toString())
                    .got(one.account(), home.get())
                    .fix("give another name to the instance, or its own account")
                    .refused();
        }
    }

    /// Kept with each run; what is there is the same.
    static void keep(LedgerBatch batch, InstanceId id, AccountId account) {
        batch.put(Session.HOST, Table.META, key(id), account.value().getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] key(InstanceId id) {
        return (PREFIX + id).getBytes(StandardCharsets.US_ASCII);
    }
}
