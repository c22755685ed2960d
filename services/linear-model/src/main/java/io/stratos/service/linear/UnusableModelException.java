package io.stratos.service.linear;

/// The file is no model.
final class UnusableModelException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableModelException(String what) {
        super(what);
    }
}
