package io.stratos.verification.benchmarks;

/// Why there is no report: a code, what is wrong, the next step, and the exit code of CLI.md.
final class BenchFailure extends Exception {
    private static final long serialVersionUID = 1L;

    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;

    private final int exitCode;
    private final String fix;

    BenchFailure(int exitCode, String code, String what, String fix) {
        super(code + ": " + what, null, false, false);
        this.exitCode = exitCode;
        this.fix = fix;
    }

    int exitCode() {
        return exitCode;
    }

    String fix() {
        return fix;
    }
}
