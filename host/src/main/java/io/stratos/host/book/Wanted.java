package io.stratos.host.book;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import org.jspecify.annotations.Nullable;

/// What somebody wants to see.
///
/// @param account of this one alone; null for every account
/// @param instance of this one alone; null for every instance
/// @param isAll also orders that are done
/// @param last how many, the newest
public record Wanted(@Nullable AccountId account, @Nullable InstanceId instance, boolean isAll, int last) {

    /// How many are shown where nobody says.
    public static final int LAST = 100;

    /// A document of some megabytes; whoever wants more reads the journal.
    public static final int LAST_MAX = 5_000;

    public Wanted {
        if (last < 1 || last > LAST_MAX) {
            throw new IllegalArgumentException("Condition failed: 1 to " + LAST_MAX + " are shown, got=" + last);
        }
    }

    boolean wants(AccountId one) {
        return account == null || account.equals(one);
    }

    boolean wants(InstanceId one) {
        return instance == null || instance.equals(one);
    }

    boolean wants(InstanceId one, @Nullable InstanceId onBehalfOf) {
        return wants(one) || (onBehalfOf != null && wants(onBehalfOf));
    }
}
