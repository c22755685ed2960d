package io.stratos.host.doctor;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.daemon.deploy.GuestRoom;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.policy.Policies;
import io.stratos.host.refusal.Refused;
import io.stratos.host.workshop.PythonToolchain;
import io.stratos.host.workshop.RustToolchain;
import io.stratos.host.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Looks at the machine: JDK, heap, plugins, Python's children, Rust, data directory and its disk, isolation.
public final class Doctor {

    private static final int JDK = 25;

    private final World world;
    private final Path data;

    public Doctor(World world, Path data) {
        this.world = world;
        this.data = data;
    }

    public List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        findings.add(jdk());
        findings.add(heap());
        findings.addAll(plugins());
        findings.add(rust());
        findings.add(pythonTests());
        findings.add(DiskCheck.of(data, world.nanoClock()));
        findings.add(namespaces());
        return findings;
    }

    private static Finding jdk() {
        var version = Runtime.version();
        return version.feature() == JDK
                ? Finding.good("jdk", version.toString())
                : Finding.bad("jdk", version.toString(), "install a JDK " + JDK + " or set JAVA_HOME");
    }

    /// A host that is started as this program is gets the same heap.
    private static Finding heap() {
        long each = Policies.dev().limits().memoryBytes();
        var room = GuestRoom.ofThisProcess();
        long most = room.holds(each);
        var detail = mebibytes(Runtime.getRuntime().maxMemory()) + ", of which strategies in Wasm have "
                + mebibytes(room.bytes()) + " together: " + most + " of " + mebibytes(each) + " each";
        return most > 0
                ? Finding.good("heap", detail)
                : Finding.lacking("heap", detail, "export STRATOS_JAVA_OPTS=-Xmx2g");
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    private List<Finding> plugins() {
        var installation = world.environment().installation();
        if (installation == null) {
            return List.of(Finding.bad("plugins", "not run from an installed distribution", "start bin/stratos"));
        }
        try (var plugins = PluginFolder.open(installation.resolve("plugins"))) {
            var engines = plugins.engines();
            return engines.isEmpty()
                    ? List.of(Finding.bad("plugins", "none", "install the distribution again"))
                    : List.of(Finding.good("plugins", String.join("; ", engines)), python(plugins));
        } catch (Refused broken) {
            return List.of(
                    Finding.bad("plugins", broken.first().line(), broken.first().fix()));
        }
    }

    /// Starts a child as a strategy would.
    private static Finding python(PluginFolder plugins) {
        try {
            var readiness = plugins.find(RuntimeKind.PYTHON).readiness();
            return readiness.works() && readiness.fix().isEmpty()
                    ? Finding.good("python", readiness.detail())
                    : new Finding("python", false, !readiness.works(), readiness.detail(), readiness.fix());
        } catch (Refused missing) {
            return Finding.lacking(
                    "python", missing.first().what(), missing.first().fix());
        }
    }

    private Finding pythonTests() {
        try {
            return Finding.good("pytests", new PythonToolchain(world.environment(), quiet()).version());
        } catch (Refused missing) {
            var first = missing.first();
            return Finding.lacking("pytests", first.what() + "; needed to test Python strategies", first.fix());
        }
    }

    private static PrintStream quiet() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private Finding rust() {
        try {
            var found = RustToolchain.find(world.environment(), quiet()).check();
            return Finding.good(
                    "rust",
                    "rustc " + found.getOrDefault("VERSION", "?") + " with " + found.getOrDefault("TARGET", "?"));
        } catch (Refused missing) {
            var first = missing.first();
            return Finding.lacking("rust", first.what() + "; needed to build Rust strategies", first.fix());
        }
    }

    /// Child processes are isolated by user namespaces where the machine allows them.
    private static Finding namespaces() {
        try {
            var process = new ProcessBuilder("unshare", "--user", "--map-root-user", "true")
                    .redirectErrorStream(true)
                    .start();
            boolean works = process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
            return works ? Finding.good("namespaces", "user namespaces can be made") : noNamespaces();
        } catch (IOException absent) {
            return noNamespaces();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return noNamespaces();
        }
    }

    private static Finding noNamespaces() {
        return Finding.lacking(
                "namespaces",
                "no user namespaces; child processes reach isolation L1 only",
                "sysctl -w kernel.unprivileged_userns_clone=1");
    }
}
