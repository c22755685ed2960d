package io.stratos.host.bundle;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.CRC32;

/// Reads a zip that looks exactly as [ZipWriter] writes them, and nothing else.
///
/// Two readers must never see two bundles in one file, so there is no leniency: both headers agree, entries
/// follow one
/// another without a gap, every field that carries no content has its fixed value, and no byte is left over.
final class ZipReader {

    private final ByteBuffer zip;
    private final int size;

    private ZipReader(byte[] bytes) {
        zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        size = bytes.length;
    }

    /// The entries in the order of the file.
    static List<BundleEntry> read(byte[] bytes) throws Refused {
        return new ZipReader(bytes).read();
    }

    private List<BundleEntry> read() throws Refused {
        if (size > BundleLimits.BUNDLE_BYTES_MAX) {
            throw refuse(ReasonCode.BND_SIZE, "the bundle is too large", size, BundleLimits.BUNDLE_BYTES_MAX);
        }
        int end = size - ZipLayout.END_BYTES;
        requireEnd(end);
        int count = Short.toUnsignedInt(zip.getShort(end + 10));
        long centralBytes = Integer.toUnsignedLong(zip.getInt(end + 12));
        long central = Integer.toUnsignedLong(zip.getInt(end + 16));
        if (central + centralBytes != end) {
            throw refuse(
                    ReasonCode.BND_TRAILING,
                    "the directory does not end where the end record begins",
                    central + centralBytes,
                    end);
        }
        var headers = readCentral((int) central, end, count);
        refuseDuplicates(headers);
        refuseBombs(headers);
        return readEntries(headers, (int) central);
    }

    private void requireEnd(int end) throws Refused {
        if (end < 0 || zip.getInt(end) != ZipLayout.END_SIGNATURE) {
            boolean elsewhere = findEnd(end) >= 0;
            throw elsewhere
                    ? refuse(ReasonCode.BND_TRAILING, "there are bytes after the end record", "some", "none")
                    : refuse(ReasonCode.BND_FORMAT, "the file is not a bundle", "no end record", "a zip");
        }
        if (zip.getShort(end + 20) != 0) {
            throw refuse(ReasonCode.BND_TRAILING, "the zip has a comment", zip.getShort(end + 20), 0);
        }
        if (zip.getInt(end + 4) != 0 || zip.getShort(end + 8) != zip.getShort(end + 10)) {
            throw refuse(ReasonCode.BND_FORMAT, "the zip is split or zip64", "more than one part", "one file");
        }
        int count = Short.toUnsignedInt(zip.getShort(end + 10));
        if (count > BundleLimits.ENTRIES_MAX) {
            throw refuse(ReasonCode.BND_COUNT, "the bundle has too many entries", count, BundleLimits.ENTRIES_MAX);
        }
    }

    private int findEnd(int from) {
        for (int at = from; at >= 0; at--) {
            if (zip.getInt(at) == ZipLayout.END_SIGNATURE) {
                return at;
            }
        }
        return -1;
    }

    private List<ZipHeader> readCentral(int from, int end, int count) throws Refused {
        var headers = new ArrayList<ZipHeader>(count);
        int at = from;
        for (int i = 0; i < count; i++) {
            if (at + ZipLayout.CENTRAL_BYTES > end || zip.getInt(at) != ZipLayout.CENTRAL_SIGNATURE) {
                throw refuse(ReasonCode.BND_INCONSISTENT, "the directory is damaged", "entry " + i, count + " entries");
            }
            var header = ZipHeader.central(zip, at, end);
            headers.add(header);
            at += ZipLayout.CENTRAL_BYTES + header.nameBytes();
        }
        if (at != end) {
            throw refuse(ReasonCode.BND_TRAILING, "the directory has bytes that belong to no entry", end - at, 0);
        }
        return headers;
    }

    private static void refuseDuplicates(List<ZipHeader> headers) throws Refused {
        var names = new HashSet<String>();
        for (var header : headers) {
            if (!names.add(EntryName.folded(header.name()))) {
                throw refuse(
                        ReasonCode.BND_DUPLICATE,
                        "two entries have the same name",
                        header.name(),
                        "names that differ beyond case and form");
            }
        }
    }

    private void refuseBombs(List<ZipHeader> headers) throws Refused {
        long total = 0;
        for (var header : headers) {
            total += header.expandedBytes();
            boolean expands = header.expandedBytes() > BundleLimits.RATIO_MAX * Math.max(1, header.storedBytes());
            if (expands || total > BundleLimits.BUNDLE_BYTES_MAX) {
                throw refuse(
                        ReasonCode.BND_BOMB,
                        "an entry says that it expands too much",
                        header.expandedBytes() + " bytes of " + header.storedBytes(),
                        "at most " + BundleLimits.BUNDLE_BYTES_MAX);
            }
        }
    }

    private List<BundleEntry> readEntries(List<ZipHeader> headers, int central) throws Refused {
        var entries = new ArrayList<BundleEntry>(headers.size());
        long at = 0;
        for (var header : headers) {
            header.check();
            if (header.offset() != at) {
                throw header.offset() < at
                        ? refuse(ReasonCode.BND_BOMB, "entries overlap", header.offset(), at)
                        : refuse(ReasonCode.BND_TRAILING, "there are bytes between entries", header.offset(), at);
            }
            long content = at + ZipLayout.LOCAL_BYTES + header.nameBytes();
            long next = content + header.storedBytes();
            if (next > central) {
                throw refuse(ReasonCode.BND_SIZE, "an entry is longer than the file", next, central);
            }
            header.requireSame(ZipHeader.local(zip, (int) at, central));
            entries.add(new BundleEntry(header.name(), content((int) content, header)));
            at = next;
        }
        if (at != central) {
            throw refuse(ReasonCode.BND_TRAILING, "there are bytes before the directory", central - at, 0);
        }
        return entries;
    }

    private byte[] content(int from, ZipHeader header) throws Refused {
        var content = new byte[Math.toIntExact(header.storedBytes())];
        zip.get(from, content);
        var crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != header.crc()) {
            throw refuse(
                    ReasonCode.BND_HASH,
                    "an entry's bytes do not match its checksum",
                    header.name(),
                    "the bytes packed");
        }
        return content;
    }

    static Refused refuse(ReasonCode code, String what, Object got, Object expected) {
        return Refusal.of(code, what).got(got, expected).refused();
    }
}
