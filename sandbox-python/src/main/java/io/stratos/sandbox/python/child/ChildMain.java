package io.stratos.sandbox.python.child;

import io.stratos.sandbox.python.exchange.EngineMode;
import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.ExchangeSize;
import java.io.IOException;
import java.nio.file.Path;

/// Starts the child: maps the exchange, listens to the host, runs the interpreter.
public final class ChildMain {
    /// Deep recursion of the guest is a Python error long before this is used up.
    private static final long GUEST_STACK_BYTES = 16L << 20;
    private static final String REHEARSE = "rehearse";

    private ChildMain() {}

    /// Runs until the host is gone or the strategy had its first fault.
    ///
    /// @param args the mode; the file, and the bytes of source, input and output, or one task without an instance
    public static void main(String[] args) throws IOException, InterruptedException {
        var mode = EngineMode.valueOf(args[0]);
        if (args.length == 2) {
            rehearse(mode, args[1]);
        } else {
            serve(mode, args);
        }
    }

    /// For the start-up cache: the JVM records what was done when it ends by itself.
    private static void rehearse(EngineMode mode, String task) throws InterruptedException {
        if (task.equals(REHEARSE)) {
            var rehearsal = new Thread(null, () -> Rehearsal.run(mode), "stratos-guest", GUEST_STACK_BYTES);
            rehearsal.start();
            rehearsal.join();
        }
    }

    private static void serve(EngineMode mode, String[] args) throws IOException, InterruptedException {
        var file = Path.of(args[1]);
        var size = new ExchangeSize(Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        var exchange = Exchange.map(file, size);
        var loop = new GuestLoop(exchange, mode);
        var guest = new Thread(null, loop, "stratos-guest", GUEST_STACK_BYTES);
        var ear = new Thread(new HostEar(System.in, guest, loop), "stratos-host-ear");
        ear.setDaemon(true);
        ear.start();
        guest.start();
        guest.join();
        Runtime.getRuntime().halt(0); // nothing is left to be written or closed
    }
}
