package io.stratos.host.cli;

import io.stratos.host.world.World;

/// Entry of the program `stratos`.
public final class StratosMain {
    private StratosMain() {}

    public static void main(String[] arguments) {
        var terminal = Terminal.ofProcess();
        int code = new CommandLineProgram(World.system(), terminal).run(arguments);
        terminal.flush();
        System.exit(code);
    }
}
