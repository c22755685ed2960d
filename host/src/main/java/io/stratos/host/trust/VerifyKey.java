package io.stratos.host.trust;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/// A public Ed25519 key and its id.
///
/// @param id first 16 bytes of the SHA-256 of the raw key, lower-case hex
/// @param rawHex the 32 bytes of RFC 8032, lower-case hex
public record VerifyKey(String id, String rawHex) {

    private static final int RAW_BYTES = 32;
    private static final int ID_HEX = 32;

    private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger ORDER_EIGHT =
            new BigInteger("55188659117513257062467267217118295137698188065244968500265048394206261417927");

    /// y of the points of small order; with such a key anybody can make valid signatures (faults H20).
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO, BigInteger.ONE, FIELD.subtract(BigInteger.ONE), ORDER_EIGHT, FIELD.subtract(ORDER_EIGHT));

    /// Reads the hex form.
    public static VerifyKey ofHex(String hex) throws Refused {
        if (hex.length() != 2 * RAW_BYTES || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
            throw refuse("no Ed25519 public key", "length " + hex.length());
        }
        try {
            return ofRaw(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException notHex) {
            throw refuse("no Ed25519 public key", "no hex");
        }
    }

    /// The public half of a key pair.
    public static VerifyKey of(PublicKey key) throws Refused {
        if (!(key instanceof EdECPublicKey edwards)) {
            throw refuse("no Ed25519 public key", key.getAlgorithm());
        }
        var raw = new byte[RAW_BYTES];
        var y = edwards.getPoint().getY().toByteArray();
        for (int i = 0; i < Math.min(RAW_BYTES, y.length); i++) {
            raw[i] = y[y.length - 1 - i];
        }
        if (edwards.getPoint().isXOdd()) {
            raw[RAW_BYTES - 1] |= (byte) 0x80;
        }
        return ofRaw(raw);
    }

    private static VerifyKey ofRaw(byte[] raw) throws Refused {
        var y = y(raw);
        if (y.compareTo(FIELD) >= 0 || SMALL_ORDER.contains(y)) {
            throw refuse(
                    "the public key is weak or not in its one form",
                    HexFormat.of().formatHex(raw));
        }
        var key = new VerifyKey(
                Sha256.hex(raw).substring(0, ID_HEX), HexFormat.of().formatHex(raw));
        key.publicKey();
        return key;
    }

    /// Whether `signature` over `message` was made with this key's private half.
    public boolean verifies(byte[] message, byte[] signature) throws Refused {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false; // S out of range and other encodings that no signer makes
        }
    }

    private PublicKey publicKey() throws Refused {
        var raw = HexFormat.of().parseHex(rawHex);
        boolean isXOdd = (raw[RAW_BYTES - 1] & 0x80) != 0;
        var spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(isXOdd, y(raw)));
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(spec);
        } catch (GeneralSecurityException noPoint) {
            throw refuse("the public key is not on the curve", rawHex);
        }
    }

    private static BigInteger y(byte[] raw) {
        var bigEndian = new byte[RAW_BYTES];
        for (int i = 0; i < RAW_BYTES; i++) {
            bigEndian[i] = raw[RAW_BYTES - 1 - i];
        }
        bigEndian[0] &= 0x7f;
        return new BigInteger(1, bigEndian);
    }

    private static Refused refuse(String what, String got) {
        return Refusal.of(ReasonCode.TRU_KEY, what)
                .got(got, "32 bytes of an Ed25519 public key")
                .refused();
    }
}
