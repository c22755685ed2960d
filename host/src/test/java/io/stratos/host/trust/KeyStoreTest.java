package io.stratos.host.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-1")
class KeyStoreTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aNewKeySignsAndItsPrivateHalfIsTheOwnersAlone() throws Exception {
        var keys = new KeyStore(folder);
        var made = keys.generate("alice", () -> TestKeys.pair(1));

        var signature = keys.signingKey("alice").sign(MESSAGE);

        assertThat(signature.keyId()).isEqualTo(made.id()).hasSize(32);
        assertThat(made.verifies(MESSAGE, HexFormat.of().parseHex(signature.hex())))
                .isTrue();
        assertThat(keys.list()).containsExactly(new KeyStore.Named("alice", made));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("alice.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anExistingKeyIsNeverReplaced() throws Exception {
        var keys = new KeyStore(folder);
        keys.generate("alice", () -> TestKeys.pair(1));

        assertThat(code(() -> keys.generate("alice", () -> TestKeys.pair(2)))).isEqualTo(ReasonCode.TRU_KEY);
        assertThat(keys.verifyKey("alice")).isEqualTo(TestKeys.signing(1).verifyKey());
    }

    @Test
    void aPrivateKeyThatOthersCanReadIsRefused() throws Exception {
        var keys = new KeyStore(folder);
        keys.generate("alice", () -> TestKeys.pair(1));
        Files.setPosixFilePermissions(folder.resolve("alice.key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(code(() -> keys.signingKey("alice"))).isEqualTo(ReasonCode.TRU_PERM);
    }

    @Test
    void aKeyThatIsNotThereADamagedOneAndABadNameAreRefused() throws Exception {
        var keys = new KeyStore(folder);
        assertThat(code(() -> keys.signingKey("bob"))).isEqualTo(ReasonCode.TRU_KEY);
        assertThat(code(() -> keys.generate("../bob", () -> TestKeys.pair(1)))).isEqualTo(ReasonCode.TRU_KEY);

        Files.writeString(folder.resolve("eve.pub"), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        assertThat(code(() -> keys.verifyKey("eve"))).isEqualTo(ReasonCode.TRU_KEY);
    }

    @Test
    void aTrustStoreThatOthersCanWriteOrThatIsALinkIsRefused() throws Exception {
        var file = folder.resolve("trust.json");
        TestKeys.store(TestKeys.trusted(1)).save(file);
        assertThat(TrustStore.load(file).keys()).containsExactly(TestKeys.trusted(1));

        var link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        assertThat(code(() -> TrustStore.load(link))).isEqualTo(ReasonCode.TRU_PERM);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(code(() -> TrustStore.load(file))).isEqualTo(ReasonCode.TRU_PERM);
    }

    private static ReasonCode code(Executable call) {
        return assertThrows(Refused.class, call).first().code();
    }
}
