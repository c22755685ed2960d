package io.stratos.sandbox.python.child;

import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.ExchangeSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Starts the child: maps the exchange, deletes its file, listens to the host, runs the interpreter.
public final class ChildMain {
    /// Deep recursion of the guest is a Python error long before this is used up.
    private static final long GUEST_STACK_BYTES = 16L << 20;
    private static final String REHEARSE = "rehearse";

    private ChildMain() {}

    /// Runs until the host is gone or the strategy had its first fault.
    ///
    /// @param args the file, and the bytes of source, input and output; or one task without an instance
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 1) {
            rehearse(args[0]);
        } else {
            serve(args);
        }
    }

    /// For the start-up cache: the JVM records what was done when it ends by itself.
    private static void rehearse(String task) throws InterruptedException {
        if (task.equals(REHEARSE)) {
            var rehearsal = new Thread(null, Rehearsal::run, "stratos-guest", GUEST_STACK_BYTES);
            rehearsal.start();
            rehearsal.join();
        }
    }

    private static void serve(String[] args) throws IOException, InterruptedException {
        var file = Path.of(args[0]);
        var size = new ExchangeSize(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        var exchange = Exchange.map(file, size);
        Files.delete(file);
        var loop = new GuestLoop(exchange);
        var guest = new Thread(null, loop, "stratos-guest", GUEST_STACK_BYTES);
        var ear = new Thread(new HostEar(System.in, guest, loop), "stratos-host-ear");
        ear.setDaemon(true);
        ear.start();
        guest.start();
        guest.join();
        Runtime.getRuntime().halt(0); // nothing is left to be written or closed
    }
}
