package io.stratos.host.trust;

import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.file.GuardedFile;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.KeySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/// A folder of own keys: `NAME.key` (PKCS#8, owner only) and `NAME.pub` (X.509).
public final class KeyStore {

    private static final String PRIVATE_LABEL = "PRIVATE KEY";
    private static final String PUBLIC_LABEL = "PUBLIC KEY";

    private final Path folder;

    public KeyStore(Path folder) {
        this.folder = folder;
    }

    /// A key of this folder.
    public record Named(String name, VerifyKey key) {}

    /// Makes a key; an existing one is never replaced.
    public VerifyKey generate(String name, KeySource source) throws Refused {
        requireName(name);
        if (Files.exists(privateFile(name), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(publicFile(name), LinkOption.NOFOLLOW_LINKS)) {
            throw Refusal.of(ReasonCode.TRU_KEY, "a key of this name already exists")
                    .at(privateFile(name).toString())
                    .got(name, "a new name")
                    .refused();
        }
        var pair = source.newKeyPair();
        var key = VerifyKey.of(pair.getPublic());
        WholeFile.write(
                privateFile(name),
                WholeFile.PRIVATE,
                Pem.write(PRIVATE_LABEL, pair.getPrivate().getEncoded()));
        WholeFile.write(
                publicFile(name),
                WholeFile.PUBLIC,
                Pem.write(PUBLIC_LABEL, pair.getPublic().getEncoded()));
        return key;
    }

    /// All keys by name.
    public List<Named> list() throws Refused {
        var keys = new ArrayList<Named>();
        for (var file : publicFiles()) {
            var fileName = file.getFileName().toString();
            keys.add(new Named(fileName.substring(0, fileName.length() - ".pub".length()), readPublic(file)));
        }
        return keys;
    }

    /// The public half of a key.
    public VerifyKey verifyKey(String name) throws Refused {
        requireName(name);
        return readPublic(require(publicFile(name), name));
    }

    /// A key to sign with; its file must be the owner's alone.
    public SigningKey signingKey(String name) throws Refused {
        requireName(name);
        var file = require(privateFile(name), name);
        var der = Pem.read(PRIVATE_LABEL, GuardedFile.readPrivate(file), file.toString());
        try {
            var privateKey = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new SigningKey(verifyKey(name), privateKey);
        } catch (GeneralSecurityException notEd25519) {
            throw unusable(file);
        }
    }

    /// The public key in a `.pub` file.
    public static VerifyKey readPublic(Path file) throws Refused {
        byte[] pem;
        try {
            pem = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.TRU_KEY, "the key file cannot be read")
                    .at(file.toString())
                    .refused();
        }
        return VerifyKey.of(decode(Pem.read(PUBLIC_LABEL, pem, file.toString()), file));
    }

    private static PublicKey decode(byte[] der, Path file) throws Refused {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException notEd25519) {
            throw unusable(file);
        }
    }

    private List<Path> publicFiles() throws Refused {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pub"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the key folder cannot be read")
                    .at(folder.toString())
                    .refused();
        }
    }

    private Path require(Path file, String name) throws Refused {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Refusal.of(ReasonCode.TRU_KEY, "there is no such key")
                    .at(file.toString())
                    .got(name, "one of " + list().stream().map(Named::name).toList())
                    .refused();
        }
        return file;
    }

    private Path privateFile(String name) {
        return folder.resolve(name + ".key");
    }

    private Path publicFile(String name) {
        return folder.resolve(name + ".pub");
    }

    private static void requireName(String name) throws Refused {
        if (!Identifier.isValid(name) || name.startsWith(".")) {
            throw Refusal.of(ReasonCode.TRU_KEY, "a key's name is an identifier")
                    .got(name, "1 to 64 characters of [A-Za-z0-9._-]")
                    .refused();
        }
    }

    private static Refused unusable(Path file) {
        return Refusal.of(ReasonCode.TRU_KEY, "the key is not an Ed25519 key")
                .at(file.toString())
                .refused();
    }
}
