package io.stratos.abi.journal;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import java.math.BigDecimal;
import java.util.HexFormat;

/// Fields that several records share, and how each is checked when it is read.
final class RecordFields {

    /// Bytes of one text: an instance is three identifiers of 64, an exact amount may be longer.
    static final int TEXT_BYTES_MAX = 512;

    /// Typical size of an encoded record; the writer grows past it.
    static final int CAPACITY = 512;

    private static final HexFormat HEX = HexFormat.of();

    private RecordFields() {}

    static WireReader reader(byte[] bytes) {
        var in = new WireReader();
        in.reset(bytes, 0, bytes.length);
        return in;
    }

    static String text(WireReader in) throws MalformedMessageException {
        return in.text(TEXT_BYTES_MAX);
    }

    static InstanceId instance(String text) throws MalformedMessageException {
        try {
            return InstanceId.parse(text);
        } catch (IllegalArgumentException _) { // not three identifiers
            throw MalformedMessageException.instance();
        }
    }

    static AccountId account(String text) throws MalformedMessageException {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException _) { // not an identifier
            throw MalformedMessageException.instance();
        }
    }

    /// A code that this version does not know was written by a newer one: refused like damage.
    static ReasonCode reason(int number) throws MalformedMessageException {
        return WireReader.require(ReasonCode.ofNumber(number));
    }

    static void hash(WireWriter out, int tag, String hex) {
        if (!hex.isEmpty()) {
            var bytes = HEX.parseHex(hex);
            if (bytes.length != Sha256.LENGTH) {
                throw new IllegalArgumentException("Condition failed: a hash has 64 digits, got=" + hex.length());
            }
            out.bytes(tag, bytes);
        }
    }

    static String hash(WireReader in) throws MalformedMessageException {
        var bytes = in.bytes(Sha256.LENGTH);
        WireReader.refuseIf(bytes.length != 0 && bytes.length != Sha256.LENGTH);
        return HEX.formatHex(bytes);
    }

    static void amount(WireWriter out, int tag, BigDecimal value) {
        out.text(tag, value.toPlainString());
    }

    static BigDecimal amount(WireReader in) throws MalformedMessageException {
        var text = text(in);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            WireReader.refuseIf((c < '0' || c > '9') && c != '.' && c != '-'); // no exponents
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) { // not a number
            throw MalformedMessageException.instance();
        }
    }
}
