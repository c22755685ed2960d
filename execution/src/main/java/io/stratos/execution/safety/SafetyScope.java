package io.stratos.execution.safety;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.InstanceId;

/// Whom an interlock state binds. The tightest of all scopes that apply to an order counts.
public sealed interface SafetyScope {

    /// The name in records and rows: `host`, `account:NAME`, `venue:NAME` or
    /// `instance:BOT/STRATEGY/INSTANCE`.
    String text();

    /// Everything on this host.
    record Host() implements SafetyScope {
        @Override
        public String text() {
            return "host";
        }
    }

    /// One account.
    record Account(AccountId id) implements SafetyScope {
        @Override
        public String text() {
            return ACCOUNT + id;
        }
    }

    /// Every instrument of one venue.
    record Venue(String name) implements SafetyScope {
        public Venue {
            Identifier.require("venue", name);
        }

        @Override
        public String text() {
            return VENUE + name;
        }
    }

    /// One instance.
    record Instance(InstanceId id) implements SafetyScope {
        @Override
        public String text() {
            return INSTANCE + id;
        }
    }

    /// Reads what [#text] wrote.
    ///
    /// @throws IllegalArgumentException if it names no scope
    static SafetyScope parse(String text) {
        if (text.equals("host")) {
            return new Host();
        }
        if (text.startsWith(ACCOUNT)) {
            return new Account(new AccountId(text.substring(ACCOUNT.length())));
        }
        if (text.startsWith(VENUE)) {
            return new Venue(text.substring(VENUE.length()));
        }
        if (text.startsWith(INSTANCE)) {
            return new Instance(InstanceId.parse(text.substring(INSTANCE.length())));
        }
        throw new IllegalArgumentException(
                "Condition failed: a scope is host, account, venue or instance, got length=" + text.length());
    }

    /// Starts the text of an account's scope.
    String ACCOUNT = "account:";

    /// Starts the text of a venue's scope.
    String VENUE = "venue:";

    /// Starts the text of an instance's scope.
    String INSTANCE = "instance:";
}
