package io.stratos.sandbox.python;

import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.testing.Deaf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A host with a child that listens to nobody at each level it is told.
final class DeafHost {
    private static final long HEAP_BYTES = 32L << 20;

    private DeafHost() {}

    /// Says `r` when they all live.
    ///
    /// @param args the folder with the child's class, then levels
    public static void main(String[] args) throws IOException {
        var home = Path.of(args[0]);
        try (var parent = new Parent()) {
            for (var level : Arrays.asList(args).subList(1, args.length)) {
                var exchange = Exchange.create(home);
                var child = parent.start(new ProcessBuilder(
                        Confinement.of(home, level).around(exchange, HEAP_BYTES, java(home, level))));
                if (child.getInputStream().read() != 'd') {
                    throw new IllegalStateException("Invariant: a child lives at " + level);
                }
            }
            System.out.write('r');
            System.out.flush();
            System.in.read(); // until it is killed
        }
    }

    /// At level L1 nothing holds one that takes it back.
    private static List<String> java(Path home, String level) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_BYTES,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                home.resolve("lib").toString(),
                Deaf.class.getName(),
                level.equals(Confinement.NAMESPACES) ? Deaf.UNBOUND : "bound");
    }
}
