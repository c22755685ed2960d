package io.stratos.host.cli;

import io.stratos.host.run.Backtest;

/// Progress of a run on stderr, when a person watches; silent otherwise (CLI.md). `STRATOS_PROGRESS=plain` gives
/// whole lines to whoever reads them.
final class ProgressLine implements Backtest.Progress {
    private static final int STEPS = 20;

    private final CommandContext context;
    private final boolean plain;
    private final boolean shown;
    private long shownStep = -1;

    ProgressLine(CommandContext context) {
        this.context = context;
        plain = "plain".equals(context.world().environment().variable("STRATOS_PROGRESS"));
        shown = plain || context.world().environment().isInteractive();
    }

    @Override
    public void at(long records, long total) {
        long step = total == 0 ? STEPS : records * STEPS / total;
        if (!shown || step == shownStep) {
            return;
        }
        shownStep = step;
        var err = context.terminal().err();
        err.printf(plain ? "%d %% of %d events%n" : "\r%3d %% of %d events", step * 100 / STEPS, total);
        if (records == total && !plain) {
            err.println();
        }
        err.flush();
    }
}
