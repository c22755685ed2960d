package io.stratos.host.cli;

/** Stands in for the real program in the launcher's tests: prints its arguments, exits with the code that `exit N` asks for. */
public final class StratosMain {
    private StratosMain() {}

    public static void main(String[] arguments) {
        for (String argument : arguments) {
            System.out.println("[" + argument + "]");
        }
        if (arguments.length == 2 && arguments[0].equals("exit")) {
            System.exit(Integer.parseInt(arguments[1]));
        }
    }
}
