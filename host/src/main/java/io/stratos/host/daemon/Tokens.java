package io.stratos.host.daemon;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.api.Role;
import io.stratos.host.file.GuardedFile;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.KeySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The secrets of a daemon's life, one for each role, each in a file that only its owner can read:
/// `viewer.token`, `operator.token` and `risk.token` in `tokens/` of the data directory. They are made at
/// each start and gone at the end; who is handed a copy acts in that role and no other.
final class Tokens {
    private static final String FOLDER = "tokens";

    private final Map<Role, String> secrets;

    private Tokens(Map<Role, String> secrets) {
        this.secrets = new EnumMap<>(secrets);
    }

    static Tokens make(KeySource chance) {
        var secrets = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            var secret = chance.newKeyPair().getPrivate().getEncoded();
            secrets.put(role, new Sha256().raw(secret, 0, secret.length).hex());
        }
        return new Tokens(secrets);
    }

    /// Writes the files.
    void write(Path data) throws Refused {
        for (var one : secrets.entrySet()) {
            var bytes = (one.getValue() + "\n").getBytes(StandardCharsets.US_ASCII);
            WholeFile.write(file(data, one.getKey()), WholeFile.PRIVATE, bytes);
        }
    }

    /// Reads one.
    ///
    /// @throws Refused with `TRU_PERM` if others can read it too, `ENV_FILE` if it is not there
    static String read(Path data, Role role) throws Refused {
        var file = file(data, role);
        if (!Files.exists(file)) {
            var _ = ControlFile.read(data); // a daemon that ends meanwhile is none
            throw Refusal.of(ReasonCode.ENV_FILE, "the token of role " + role.word() + " is not there")
                    .at(file.toString())
                    .fix("ask in a role whose token is there (--role); each start of the daemon makes all of them")
                    .refused();
        }
        return new String(GuardedFile.readPrivate(file), StandardCharsets.US_ASCII).strip();
    }

    static void delete(Path data) {
        for (var role : Role.values()) {
            try {
                Files.deleteIfExists(file(data, role));
            } catch (IOException stays) {
                // A token that stays opens nothing: the next daemon has others.
            }
        }
    }

    /// Whose token this is, null if nobody's; takes as long for any.
    @Nullable
    Role of(String shown) {
        var bytes = shown.getBytes(StandardCharsets.UTF_8);
        Role found = null;
        for (var one : secrets.entrySet()) {
            if (MessageDigest.isEqual(bytes, one.getValue().getBytes(StandardCharsets.US_ASCII))) {
                found = one.getKey();
            }
        }
        return found;
    }

    private static Path file(Path data, Role role) {
        return data.resolve(FOLDER).resolve(role.word() + ".token");
    }

    /// A role as a caller names it.
    ///
    /// @throws Refused if there is none of that name
    static Role role(String name) throws Refused {
        for (var role : Role.values()) {
            if (role.word().equals(name)) {
                return role;
            }
        }
        throw Refusal.of(ReasonCode.CLI_USAGE, "there is no such role")
                .got(name, "viewer, operator or risk")
                .refused();
    }
}
