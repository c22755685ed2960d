package io.stratos.host.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/// Writes entries in the order given: same entries, same bytes, on every machine.
final class ZipWriter {

    private ZipWriter() {}

    static byte[] write(List<BundleEntry> entries) {
        int size = ZipLayout.END_BYTES;
        for (var entry : entries) {
            int name = name(entry).length;
            size = Math.addExact(size, ZipLayout.LOCAL_BYTES + ZipLayout.CENTRAL_BYTES + 2 * name);
            size = Math.addExact(size, entry.content().length);
        }
        var zip = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        var offsets = new int[entries.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = zip.position();
            writeLocal(zip, entries.get(i));
        }
        int central = zip.position();
        for (int i = 0; i < offsets.length; i++) {
            writeCentral(zip, entries.get(i), offsets[i]);
        }
        writeEnd(zip, entries.size(), central);
        return zip.array();
    }

    private static void writeLocal(ByteBuffer zip, BundleEntry entry) {
        zip.putInt(ZipLayout.LOCAL_SIGNATURE);
        writeShared(zip, entry);
        zip.put(name(entry)).put(entry.content());
    }

    private static void writeCentral(ByteBuffer zip, BundleEntry entry, int offset) {
        zip.putInt(ZipLayout.CENTRAL_SIGNATURE).putShort((short) ZipLayout.VERSION_MADE_BY);
        writeShared(zip, entry);
        zip.putShort((short) 0).putShort((short) 0).putShort((short) 0); // comment, disk, internal attributes
        zip.putInt(ZipLayout.ATTRIBUTES).putInt(offset).put(name(entry));
    }

    /// The part that both headers have: version needed to the length of the extra field.
    private static void writeShared(ByteBuffer zip, BundleEntry entry) {
        var crc = new CRC32();
        crc.update(entry.content());
        int length = entry.content().length;
        zip.putShort((short) ZipLayout.VERSION_NEEDED).putShort((short) 0).putShort((short) ZipLayout.METHOD_STORED);
        zip.putShort((short) ZipLayout.TIME).putShort((short) ZipLayout.DATE);
        zip.putInt((int) crc.getValue()).putInt(length).putInt(length);
        zip.putShort((short) name(entry).length).putShort((short) 0);
    }

    private static void writeEnd(ByteBuffer zip, int count, int central) {
        int centralBytes = zip.position() - central;
        zip.putInt(ZipLayout.END_SIGNATURE).putShort((short) 0).putShort((short) 0);
        zip.putShort((short) count).putShort((short) count);
        zip.putInt(centralBytes).putInt(central).putShort((short) 0);
    }

    private static byte[] name(BundleEntry entry) {
        return entry.path().getBytes(StandardCharsets.US_ASCII);
    }
}
