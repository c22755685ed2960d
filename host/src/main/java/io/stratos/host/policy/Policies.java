package io.stratos.host.policy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds a policy: one of ours by name, or the operator's own by file.
public final class Policies {

    private static final List<String> NAMES = List.of("dev", "paper", "live");

    private Policies() {}

    /// Names of our own.
    public static List<String> names() {
        return NAMES;
    }

    /// The policy for authors: unsigned bundles and folders are welcome, limits are those of paper.
    public static Policy dev() {
        return builtIn("dev");
    }

    /// Opens what a person wrote after `--policy`.
    ///
    /// @param folder what a relative file is relative to
    public static Policy open(String nameOrFile, Path folder) throws Refused {
        if (NAMES.contains(nameOrFile)) {
            return builtIn(nameOrFile);
        }
        var file = folder.resolve(nameOrFile);
        try {
            return PolicyYaml.read(Files.readAllBytes(file), nameOrFile);
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "there is no such policy")
                    .got(nameOrFile, "a file, or one of " + String.join(", ", NAMES))
                    .refused();
        }
    }

    private static Policy builtIn(String name) {
        try (var in = Policies.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("Invariant: the policy is on the class path, name=" + name);
            }
            return PolicyYaml.read(in.readAllBytes(), name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (Refused wrong) {
            throw new IllegalStateException("Invariant: our own policies are right: " + wrong.getMessage(), wrong);
        }
    }
}
