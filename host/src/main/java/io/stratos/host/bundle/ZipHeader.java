package io.stratos.host.bundle;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One entry's header as the file gives it, local or central.
///
/// @param name decoded leniently; [#check] refuses what is not plain ASCII
/// @param nameBytes its length in the file
/// @param offset where the entry begins; 0 in a local header, which does not say
/// @param attributes what kind of file it is; the fixed value in a local header, which does not say
record ZipHeader(
        String name,
        int nameBytes,
        int versionMadeBy,
        int versionNeeded,
        int flags,
        int method,
        int time,
        int date,
        long crc,
        long storedBytes,
        long expandedBytes,
        int extraBytes,
        int commentBytes,
        int diskAndInternal,
        int attributes,
        long offset) {

    static ZipHeader central(ByteBuffer zip, int at, int end) throws Refused {
        return new ZipHeader(
                name(zip, at + ZipLayout.CENTRAL_BYTES, unsigned(zip, at + 28), end),
                unsigned(zip, at + 28),
                unsigned(zip, at + 4),
                unsigned(zip, at + 6),
                unsigned(zip, at + 8),
                unsigned(zip, at + 10),
                unsigned(zip, at + 12),
                unsigned(zip, at + 14),
                Integer.toUnsignedLong(zip.getInt(at + 16)),
                Integer.toUnsignedLong(zip.getInt(at + 20)),
                Integer.toUnsignedLong(zip.getInt(at + 24)),
                unsigned(zip, at + 30),
                unsigned(zip, at + 32),
                zip.getInt(at + 34),
                zip.getInt(at + 38),
                Integer.toUnsignedLong(zip.getInt(at + 42)));
    }

    static ZipHeader local(ByteBuffer zip, int at, int end) throws Refused {
        if (at + ZipLayout.LOCAL_BYTES > end || zip.getInt(at) != ZipLayout.LOCAL_SIGNATURE) {
            throw ZipReader.refuse(ReasonCode.BND_INCONSISTENT, "an entry has no header", "offset " + at, "a header");
        }
        return new ZipHeader(
                name(zip, at + ZipLayout.LOCAL_BYTES, unsigned(zip, at + 26), end),
                unsigned(zip, at + 26),
                ZipLayout.VERSION_MADE_BY,
                unsigned(zip, at + 4),
                unsigned(zip, at + 6),
                unsigned(zip, at + 8),
                unsigned(zip, at + 10),
                unsigned(zip, at + 12),
                Integer.toUnsignedLong(zip.getInt(at + 14)),
                Integer.toUnsignedLong(zip.getInt(at + 18)),
                Integer.toUnsignedLong(zip.getInt(at + 22)),
                unsigned(zip, at + 28),
                0,
                0,
                ZipLayout.ATTRIBUTES,
                0);
    }

    /// Everything but the content's own numbers is as [ZipWriter] writes it.
    void check() throws Refused {
        EntryName.check(name);
        if ((attributes & ZipLayout.FILE_TYPE_MASK) != ZipLayout.FILE_TYPE_PLAIN) {
            throw ZipReader.refuse(
                    ReasonCode.BND_TYPE,
                    "an entry is a link or device",
                    Integer.toHexString(attributes),
                    "a plain file");
        }
        if ((flags & ZipLayout.FLAG_ENCRYPTED) != 0) {
            throw ZipReader.refuse(ReasonCode.BND_FORMAT, "an entry is encrypted", name, "plain entries");
        }
        if ((flags & ZipLayout.FLAG_LENGTH_FOLLOWS) != 0) {
            throw ZipReader.refuse(
                    ReasonCode.BND_FORMAT, "an entry's length follows its content", name, "it stands before");
        }
        if (method != ZipLayout.METHOD_STORED) {
            throw ZipReader.refuse(ReasonCode.BND_FORMAT, "an entry is compressed", "method " + method, "stored");
        }
        if (storedBytes != expandedBytes || storedBytes > BundleLimits.ENTRY_BYTES_MAX) {
            throw ZipReader.refuse(
                    ReasonCode.BND_SIZE, "an entry's sizes differ or are too large", storedBytes, expandedBytes);
        }
        if (commentBytes != 0) {
            throw ZipReader.refuse(ReasonCode.BND_TRAILING, "an entry has a comment", commentBytes, 0);
        }
        boolean usual = versionMadeBy == ZipLayout.VERSION_MADE_BY
                && versionNeeded == ZipLayout.VERSION_NEEDED
                && flags == 0
                && time == ZipLayout.TIME
                && date == ZipLayout.DATE
                && extraBytes == 0
                && diskAndInternal == 0
                && attributes == ZipLayout.ATTRIBUTES;
        if (!usual) {
            throw ZipReader.refuse(ReasonCode.BND_FORMAT, "an entry's header has unusual fields", name, "fixed values");
        }
    }

    /// This central header and that local one tell the same.
    void requireSame(ZipHeader local) throws Refused {
        var likeLocal = new ZipHeader(
                name,
                nameBytes,
                versionMadeBy,
                versionNeeded,
                flags,
                method,
                time,
                date,
                crc,
                storedBytes,
                expandedBytes,
                extraBytes,
                commentBytes,
                diskAndInternal,
                attributes,
                0);
        if (!likeLocal.equals(local)) {
            throw ZipReader.refuse(
                    ReasonCode.BND_INCONSISTENT,
                    "an entry's two headers disagree",
                    local.name,
                    "what the directory says");
        }
    }

    private static String name(ByteBuffer zip, int at, int length, int end) throws Refused {
        if (at + length > end) {
            throw ZipReader.refuse(
                    ReasonCode.BND_INCONSISTENT, "an entry's name runs past its header", length, end - at);
        }
        var bytes = new byte[length];
        zip.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int unsigned(ByteBuffer zip, int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }
}
