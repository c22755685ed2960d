package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.python.testing.WallsProbe;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A record of what the engine refuses by itself, on this exact version: an option that is accepted proves nothing.
///
/// When a new engine changes a line, somebody has to look before the record is changed.
@Tag("M-13")
@Tag("M-15")
final class WallsTest {
    private static final String RECORD = """
        open everything=refused
        open files=refused
        open native=refused
        open processes=refused
        open environment=refused
        open host objects=refused
        open host classes=refused
        open host lookup=built
        open other languages=built
        open threads=built
        do open=PermissionError
        do list=PermissionError
        do write=PermissionError
        do system=java.lang.SecurityException
        do fork=AttributeError
        do spawn=PermissionError
        do kill=com.oracle.graal.python.runtime.PosixSupportLibrary$UnsupportedPosixFeatureException
        do environment=done
        do thread=java.lang.IllegalStateException
        do socket=com.oracle.graal.python.runtime.PosixSupportLibrary$UnsupportedPosixFeatureException
        do native=ImportError
        do java=NotImplementedError
        do polyglot=RuntimeError
        """;

    @Test
    void engineRefusesWhatTheRecordSays() throws Exception {
        var home = Path.of(System.getProperty(ChildHome.PROPERTY));
        var probe = Path.of(WallsProbe.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-Dpolyglot.engine.userResourceCache=" + home.resolve("cache").resolve("resources"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                home.resolve("lib") + "/*" + File.pathSeparator + probe,
                WallsProbe.class.getName());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said).isEqualTo(RECORD);
    }
}
