package io.stratos.execution.rows;

/// A row that was written here cannot be read: the store is damaged, and nothing may trade on it.
public final class DamagedRowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DamagedRowException(String what, Throwable cause) {
        super("Invariant: a stored row can be read, damaged=" + what, cause);
    }
}
