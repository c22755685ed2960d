package io.stratos.state.rocks;

/// The database gave back other bytes than were just written: memory or disk of this machine cannot
/// be trusted.
final class UnfaithfulStoreException extends Exception {

    private static final long serialVersionUID = 1;

    UnfaithfulStoreException(String what) {
        super("read back differs from written: " + what);
    }
}
