package io.stratos.host.live.measure;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;

/// Hands out one place for figures to each instance and account. Called while the host is put
/// together, and for instances that come and go later.
public interface LiveMetrics {

    /// Nobody measures.
    LiveMetrics NONE = new LiveMetrics() {
        @Override
        public InstanceMetrics instance(InstanceId id, Lane lane) {
            return InstanceMetrics.NONE;
        }

        @Override
        public AccountMetrics account(AccountId id) {
            return AccountMetrics.NONE;
        }
    };

    InstanceMetrics instance(InstanceId id, Lane lane);

    AccountMetrics account(AccountId id);

    /// An instance is gone: nobody exports its figures any more.
    default void forget(InstanceId id) {}
}
