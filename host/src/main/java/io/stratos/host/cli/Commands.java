package io.stratos.host.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// Every command there is, in the order of the help.
final class Commands {
    private Commands() {}

    /// The whole command line, made anew for each run.
    static CommandLine commandLine(CommandContext context) {
        var root = new CommandLine(new RootCommand(context));
        all(context).forEach(root::addSubcommand);
        boolean plain = context.world().environment().variable("NO_COLOR") != null
                || !context.world().environment().isInteractive();
        root.setColorScheme(CommandLine.Help.defaultColorScheme(plain ? Ansi.OFF : Ansi.AUTO));
        root.setUsageHelpAutoWidth(true);
        return root;
    }

    private static List<Object> all(CommandContext context) {
        return List.of(
                new DemoCommand(context),
                new DoctorCommand(context),
                NewCommand.withSubcommands(context),
                new BuildCommand(context),
                new TestCommand(context),
                new PackCommand(context),
                KeyCommand.withSubcommands(context),
                TrustCommand.withSubcommands(context),
                new SignCommand(context),
                new VerifyCommand(context),
                new InspectCommand(context),
                new AdmitCommand(context),
                TapeCommand.withSubcommands(context),
                new RunCommand(context),
                HostCommand.withSubcommands(context),
                new DeployCommand(context),
                new UndeployCommand(context),
                new StopCommand(context),
                new StartCommand(context),
                new RestartCommand(context),
                new PsCommand(context),
                new TopCommand(context),
                new ShowCommand(context),
                new EventsCommand(context),
                new LogsCommand(context),
                new WatchCommand(context),
                new SelfcheckCommand(context),
                BreakerCommand.withSubcommands(context),
                ConfigCommand.withSubcommands(context),
                ObjectiveCommand.withSubcommands(context),
                new SignalCommand(context),
                new MetricsCommand(context),
                SafetyCommands.withSubcommands(context),
                new OrdersCommand(context),
                new FillsCommand(context),
                new PositionsCommand(context),
                ReconcileCommand.withSubcommands(context),
                new IntentsCommand(context),
                new VenueCommand(context),
                PluginCommand.withSubcommands(context),
                new ReportCommand(context),
                new ExplainCommand(context),
                AuditCommand.withSubcommands(context),
                new ReasonCommand(context));
    }

    /// A command that only holds others prints its help.
    static int help(CommandSpec spec) {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }
}
