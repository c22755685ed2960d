package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/// A command: does its work and prints one result. Problems are [Refused]; anything else thrown is a bug of ours.
abstract class Command implements Callable<Integer> {
    final CommandContext context;

    @Mixin
    final Shared shared = new Shared();

    Command(CommandContext context) {
        this.context = context;
    }

    @Override
    public final Integer call() throws Refused {
        return execute();
    }

    /// Does the work.
    ///
    /// @return an [ExitCode]
    abstract int execute() throws Refused;

    /// Prints the result: the document with `--json`, else the text.
    final void print(Map<String, @Nullable Object> document, Runnable text) {
        if (shared.json) {
            context.terminal().out().println(io.stratos.host.document.Json.text(document));
        } else {
            text.run();
        }
    }

    final void line(String text) {
        context.terminal().out().println(text);
    }

    /// Prose and progress, never part of the result.
    final void say(String text) {
        context.terminal().err().println(text);
        context.terminal().err().flush();
    }
}
