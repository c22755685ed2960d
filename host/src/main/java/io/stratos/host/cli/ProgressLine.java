package io.stratos.host.cli;

import io.stratos.host.run.Backtest;

/// Progress of a run on stderr, when a person watches; silent otherwise (CLI.md).
final class ProgressLine implements Backtest.Progress {
    private static final int STEPS = 20;

    private final CommandContext context;
    private final boolean shown;
    private long shownStep = -1;

    ProgressLine(CommandContext context) {
        this.context = context;
        shown = context.world().environment().isInteractive();
    }

    @Override
    public void at(long records, long total) {
        long step = total == 0 ? STEPS : records * STEPS / total;
        if (!shown || step == shownStep) {
            return;
        }
        shownStep = step;
        context.terminal().err().printf("\r%3d %% of %d events", step * 100 / STEPS, total);
        if (records == total) {
            context.terminal().err().println();
        }
        context.terminal().err().flush();
    }
}
