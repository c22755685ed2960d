package io.stratos.abi.model;

/// Names an account at a venue. Never a credential (SPEC Z-5).
public record AccountId(String value) implements Comparable<AccountId> {

    public AccountId {
        Identifier.require("account_id", value);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
