package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;

/// The documented exit codes (CLI.md).
final class ExitCode {
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;
    static final int INTERNAL = 70;

    private static final int ENVIRONMENT_FROM = 9000;
    private static final int ENVIRONMENT_TO = 9099;

    private ExitCode() {}

    /// What a refusal exits with: environment problems with 3, everything else with 1.
    static int of(ReasonCode code) {
        return switch (code) {
            case CLI_USAGE, CLI_REASON -> USAGE;
            case INTERNAL -> INTERNAL;
            case STA_LEDGER_IO, STA_LEDGER_LOCKED, DAT_TAPE_MISSING -> ENVIRONMENT;
            default -> code.number() >= ENVIRONMENT_FROM && code.number() <= ENVIRONMENT_TO ? ENVIRONMENT : REFUSED;
        };
    }
}
