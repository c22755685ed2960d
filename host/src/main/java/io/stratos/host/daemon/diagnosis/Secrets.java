package io.stratos.host.daemon.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
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

    private static final Pattern KEY_BEGINS = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
    private static final Pattern KEY_ENDS = Pattern.compile("-----END [A-Z ]*PRIVATE KEY-----");

    /// Also as they stand in a string of JSON within JSON, and in a URL.
    private static final List<Pattern> LOOKS_LIKE = List.of(
            Pattern.compile(KEY_BEGINS.pattern() + ".*?(" + KEY_ENDS.pattern() + "|\\z)", Pattern.DOTALL),
            Pattern.compile("(?i)(bearer|basic)(\\s|%20|\\+)+[A-Za-z0-9._~+/=%-]{8,}"),
            Pattern.compile(
                    "(?i)(password|passphrase|secret|token|api[_-]?key)(\\\\*[\"']|%2[27])?\\s*([=:]|%3[AD])\\s*"
                            + "(\\\\*\"[^\"]*|'[^']*|[^\\s\",}]+)"),
            Pattern.compile("(?i)(://[^\\s/@]+@|%3A%2F%2F[^\\s/@]+?%40)"));

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
        for (var file : FolderFiles.of(folder, Integer.MAX_VALUE)) {
            try {
                new String(Files.readAllBytes(file), ISO_8859_1).lines().forEach(line -> add(line, LENGTH_MIN));
            } catch (IOException unreadable) {
                // the others are still to be taken out
            }
        }
    }

    private void add(String value, int least) {
        for (var line : value.lines().toList()) {
            var bare = line.strip();
            if (bare.length() >= least && !bare.startsWith(FRAME)) {
                known.add(bare);
                known.add(bare.replace("\\", "\\\\").replace("\"", "\\\"")); // as JSON writes it
                known.add(URLEncoder.encode(bare, UTF_8));
            }
        }
    }

    /// The end of a longer text, from a place where nothing known or alike is cut in two: its first whole
    /// line, and behind a key that began before it.
    static String afterCut(String text) {
        var whole = text.substring(text.indexOf('\n') + 1);
        var ends = KEY_ENDS.matcher(whole);
        if (!ends.find()) {
            return whole;
        }
        var begins = KEY_BEGINS.matcher(whole);
        return begins.find() && begins.start() < ends.start()
                ? whole
                : ConfigOutline.WITHHELD + whole.substring(ends.end());
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
