package io.stratos.execution.connector;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.venue.VenueTraits;
import java.util.HashMap;
import java.util.Map;

/// Derives client order ids: scheme (2) + owner tag (5) + hash of the idempotency key (21), 28
/// characters of base32.
///
/// The same intent has the same id for ever, on any host (SPEC X-3), and whose order it is can be
/// read from the id alone (DESIGN §3). A venue that takes fewer characters gets a shorter hash; one
/// that takes only hex digits gets the same three parts as 2 + 6 + 24 digits. One thread.
final class ClientOrderIds {

    private static final String OWNER_DOMAIN = "stratos.owner.v1";
    private static final String ORDER_DOMAIN = "stratos.order.v1";

    private final Coding coding;
    private final int lengthMax;
    private final Sha256 sha = new Sha256();
    private final Map<InstanceId, String> prefixes = new HashMap<>();

    ClientOrderIds(VenueTraits venue) {
        coding = switch (venue.clientIdAlphabet()) {
            case LOWER_BASE32 -> new Coding("s1", "abcdefghijklmnopqrstuvwxyz234567", 5, 21);
            case UPPER_BASE32 -> new Coding("S1", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 21);
            case HEX -> new Coding("51", "0123456789abcdef", 6, 24);
        };
        lengthMax = venue.clientIdLengthMax();
    }

    /// The id of the order that an intent asks for.
    String of(InstanceId instance, String idempotencyKey) {
        var prefix = prefixes.computeIfAbsent(instance, this::prefix);
        int length = Math.min(coding.hashLength, lengthMax - prefix.length());
        return prefix + coding.encode(digest(ORDER_DOMAIN, idempotencyKey), length);
    }

    /// Whether an id was made by this scheme for this instance.
    boolean isOf(InstanceId instance, String clientOrderId) {
        return clientOrderId.startsWith(prefixes.computeIfAbsent(instance, this::prefix));
    }

    /// Whether an id was made by this scheme, for whatever instance.
    boolean isOurs(String clientOrderId) {
        int length = Math.min(coding.scheme.length() + coding.tagLength + coding.hashLength, lengthMax);
        return clientOrderId.length() == length
                && clientOrderId.startsWith(coding.scheme)
                && clientOrderId.chars().skip(coding.scheme.length()).allMatch(c -> coding.alphabet.indexOf(c) >= 0);
    }

    private String prefix(InstanceId instance) {
        return coding.scheme + coding.encode(digest(OWNER_DOMAIN, instance.toString()), coding.tagLength);
    }

    private byte[] digest(String domain, String text) {
        return sha.text(domain).text(text).bytes();
    }

    /// One alphabet: each character carries as many bits as the alphabet has room for.
    private record Coding(String scheme, String alphabet, int tagLength, int hashLength) {

        String encode(byte[] hash, int length) {
            int bits = Integer.numberOfTrailingZeros(alphabet.length());
            var text = new StringBuilder(length);
            int buffer = 0;
            int held = 0;
            int next = 0;
            while (text.length() < length) {
                if (held < bits) {
                    buffer = (buffer << Byte.SIZE) | (hash[next++] & 0xFF);
                    held += Byte.SIZE;
                }
                held -= bits;
                text.append(alphabet.charAt((buffer >>> held) & (alphabet.length() - 1)));
                buffer &= (1 << held) - 1;
            }
            return text.toString();
        }
    }
}
