package io.stratos.sandbox.python.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// A child that has left the interpreter behind and is free Java: tries what such a child would, and says what came of
/// it.
///
/// Each line is `attempt=DONE` or `attempt=refused`, or a name and what was found. Uses nothing but the JDK.
public final class HostileProbe {
    private HostileProbe() {}

    /// Tries everything.
    ///
    /// @param args the host's process id, a port it listens on, a file of its own, the probe's own folder
    public static void main(String[] args) {
        long host = Long.parseLong(args[0]);
        attempt("connect", () -> new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])));
        attempt(
                "see-host",
                () -> ProcessHandle.of(host)
                        .filter(found -> found.info().commandLine().isPresent())
                        .orElseThrow());
        attempt("host-environment", () -> Files.readAllBytes(Path.of("/proc/" + host + "/environ")));
        attempt("host-file", () -> Files.readString(Path.of(args[2])));
        attempt("passwords", () -> Files.readString(Path.of("/etc/passwd")));
        attempt("old-root", () -> Files.readString(Path.of("/proc/1/root/etc/passwd")));
        attempt("look-into-first", () -> Files.readSymbolicLink(Path.of("/proc/1/exe")));
        attempt("trace-first", () -> Files.readAllBytes(Path.of("/proc/1/environ")));
        found("kill-first", HostileProbe::killFirst);
        attempt("shell", () -> new ProcessBuilder("/bin/sh", "-c", "true").start());
        attempt("write-own-folder", () -> write(Path.of(args[3], "written")));
        attempt("write-temporary", () -> write(Path.of("/tmp/stratos-probe")));
        attempt("write-shared-memory", () -> write(Path.of("/dev/shm/stratos-probe")));
        attempt("write-kernel-setting", () -> Files.writeString(Path.of("/proc/sys/kernel/core_pattern"), "x"));
        attempt("grow-exchange", () -> Files.write(Path.of("/proc/self/fd/3"), new byte[1 << 16]));
        attempt("many-files", HostileProbe::openMany);
        found("exchange-name", () -> Path.of("/proc/self/fd/3").toRealPath().toString());
        found(
                "interfaces",
                () -> Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                        .filter(HostileProbe::isUp)
                        .map(NetworkInterface::getName)
                        .collect(Collectors.joining(",")));
        found("processes", () -> Long.toString(ProcessHandle.allProcesses().count()));
        for (var name : new String[] {"CapEff", "CapBnd", "NoNewPrivs"}) {
            found(name, () -> field("status", name));
        }
        for (var name :
                new String[] {"Max core file size", "Max file size", "Max open files", "Max processes", "Max cpu time"
                }) {
            found(name, () -> field("limits", name));
        }
    }

    /// Where there are but the first process and this one, which it would take along: nowhere else.
    private static String killFirst() {
        boolean isCaged = ProcessHandle.allProcesses().count() == 2
                && ProcessHandle.current()
                        .parent()
                        .filter(first -> first.pid() == 1)
                        .isPresent();
        return isCaged && ProcessHandle.of(1).orElseThrow().destroyForcibly() ? "tried" : "not tried";
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (IOException _) { // as good as down
            return false;
        }
    }

    private static Object write(Path file) throws IOException {
        try {
            return Files.writeString(file, "x");
        } finally {
            Files.deleteIfExists(file); // where no more than its bytes were refused
        }
    }

    private static Object openMany() throws IOException {
        var open = new ArrayList<InputStream>();
        try {
            for (int i = 0; i < 300; i++) {
                open.add(Files.newInputStream(Path.of("/proc/self/status")));
            }
            return open.size();
        } finally {
            for (var stream : open) {
                stream.close(); // or nothing could be read any more
            }
        }
    }

    private static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self", file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line ->
                        line.substring(name.length()).replace(":", "").strip().replaceAll("\\s.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private static void attempt(String name, Callable<?> what) {
        found(name, () -> {
            var _ = what.call();
            return "DONE";
        });
    }

    private static void found(String name, Callable<String> what) {
        String said;
        try {
            said = what.call();
        } catch (Exception _) { // whichever way it was refused
            said = "refused";
        }
        System.out.println(name + "=" + said);
    }
}
