package io.stratos.host.bundle;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.text.Normalizer;
import java.util.Locale;

/// What an entry may be called.
final class EntryName {

    private EntryName() {}

    /// The form under which two names are the same to some file system.
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    static void check(String name) throws Refused {
        if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
            throw refuse(ReasonCode.BND_PATH, "an entry's name is not a relative path", name);
        }
        if (name.endsWith("/")) {
            throw refuse(ReasonCode.BND_TYPE, "an entry is a directory", name);
        }
        for (var segment : name.split("/", -1)) {
            if (segment.equals("..") || segment.equals(".") || (segment.isEmpty() && !name.isEmpty())) {
                throw refuse(ReasonCode.BND_PATH, "an entry's name leaves the bundle or hides where it lies", name);
            }
        }
        if (name.isEmpty() || name.length() > BundleLimits.NAME_BYTES_MAX) {
            throw refuse(ReasonCode.BND_NAME, "an entry's name is empty or too long", "length " + name.length());
        }
        if (!name.chars().allMatch(EntryName::isAllowed)) {
            throw refuse(ReasonCode.BND_NAME, "an entry's name has characters that are not allowed", name);
        }
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-'
                || c == '/';
    }

    private static Refused refuse(ReasonCode code, String what, String got) {
        return Refusal.of(code, what).got(got, "segments of [A-Za-z0-9._-]").refused();
    }
}
