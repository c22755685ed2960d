package io.stratos.host.trust;

import io.stratos.host.bundle.Signature;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.HexFormat;

/// An own key that can sign. Its private half is never printed.
public final class SigningKey {

    private final VerifyKey verifyKey;
    private final PrivateKey privateKey;

    SigningKey(VerifyKey verifyKey, PrivateKey privateKey) {
        this.verifyKey = verifyKey;
        this.privateKey = privateKey;
    }

    public VerifyKey verifyKey() {
        return verifyKey;
    }

    /// Signs the bytes a bundle gives.
    public Signature sign(byte[] signedBytes) {
        return new Signature(verifyKey.id(), signHex(signedBytes));
    }

    /// Signs any bytes; who signs things of another kind puts the kind's name in front of them.
    ///
    /// @return the 64 bytes of the signature, lower-case hex
    public String signHex(byte[] bytes) {
        try {
            var signer = java.security.Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(bytes);
            return HexFormat.of().formatHex(signer.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Invariant: a loaded Ed25519 key signs", impossible);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifyKey.id() + "]";
    }
}
