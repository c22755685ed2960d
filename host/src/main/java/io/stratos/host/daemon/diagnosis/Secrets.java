package io.stratos.host.daemon.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Takes out of a text what is known to be secret, and what looks like it.
final class Secrets {
    /// Around every key: what lies between such lines is found by them.
    private static final String FRAME = "-----";

    /// Shorter ones stand everywhere.
    private static final int LENGTH_MIN = 4;

    private static final int VARIABLE_LENGTH_MIN = 8;

    /// Variables that say where and how, as everybody's do.
    private static final Set<String> PLAIN = Set.of(
            "PATH", "HOME", "PWD", "OLDPWD", "SHELL", "LANG", "TERM", "USER", "LOGNAME", "HOSTNAME", "JAVA_HOME", "_");

    private static final List<Pattern> LOOKS_LIKE = List.of(
            Pattern.compile(
                    "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\\z)", Pattern.DOTALL),
            Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}"),
            Pattern.compile(
                    "(?i)\\b[a-z_-]*(password|passphrase|secret|token|api[_-]?key)\"?\\s*[=:]\\s*\"?[^\\s\",}]+"),
            Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]*://[^\\s/@]+@"));

    private final Set<String> known =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /// Values that must not be seen.
    void add(Collection<String> values) {
        values.forEach(value -> add(value, LENGTH_MIN));
    }

    /// What the process was given.
    void addVariables(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (!PLAIN.contains(name)) {
                add(value, VARIABLE_LENGTH_MIN);
            }
        });
    }

    /// Every line of every file of a folder; one that cannot be read cannot be copied from either.
    void addFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                new String(Files.readAllBytes(file), ISO_8859_1).lines().forEach(line -> add(line, LENGTH_MIN));
            }
        } catch (IOException unreadable) {
            // none of it is anywhere else
        }
    }

    private void add(String value, int least) {
        for (var line : value.lines().toList()) {
            var bare = line.strip();
            if (bare.length() >= least && !bare.startsWith(FRAME)) {
                known.add(bare);
            }
        }
    }

    String takenOutOf(String text) {
        var out = text;
        for (var secret : known) {
            out = out.replace(secret, ConfigOutline.WITHHELD);
        }
        for (var pattern : LOOKS_LIKE) {
            out = pattern.matcher(out).replaceAll(ConfigOutline.WITHHELD);
        }
        return out;
    }
}
