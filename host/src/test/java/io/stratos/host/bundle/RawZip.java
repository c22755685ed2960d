package io.stratos.host.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Builds zips that lie, field by field.
final class RawZip {

    /// One entry; every field may be set to anything.
    static final class Entry {
        byte[] name;
        byte[] localName;
        byte[] content;
        int flags;
        int method;
        int attributes = ZipLayout.ATTRIBUTES;
        long declared;
        int crcDelta;
        int localSizeDelta;
        int offsetDelta;
        byte[] comment = {};
        byte[] gapBefore = {};

        Entry(String name, byte[] content) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.localName = this.name;
            this.content = content;
            this.declared = content.length;
        }
    }

    final List<Entry> entries = new ArrayList<>();
    byte[] prefix = {};
    byte[] suffix = {};
    byte[] comment = {};
    int countDelta;

    /// The entries of a sound bundle, to be bent.
    static RawZip of(byte[] bundle) throws Exception {
        var zip = new RawZip();
        for (var entry : ZipReader.read(bundle)) {
            zip.entries.add(new Entry(entry.path(), entry.content()));
        }
        return zip;
    }

    Entry add(String name, String content) {
        var entry = new Entry(name, content.getBytes(StandardCharsets.UTF_8));
        entries.add(entry);
        return entry;
    }

    byte[] build() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        var central = new ByteArrayOutputStream();
        for (var entry : entries) {
            out.writeBytes(entry.gapBefore);
            int offset = out.size() + entry.offsetDelta;
            out.writeBytes(local(entry));
            central.writeBytes(central(entry, offset));
        }
        int centralAt = out.size();
        out.writeBytes(central.toByteArray());
        var endBytes = new byte[ZipLayout.END_BYTES + comment.length];
        var end = buffer(endBytes);
        short count = (short) (entries.size() + countDelta);
        end.putInt(ZipLayout.END_SIGNATURE).putInt(0).putShort(count).putShort(count);
        end.putInt(central.size())
                .putInt(centralAt)
                .putShort((short) comment.length)
                .put(comment);
        out.writeBytes(endBytes);
        out.writeBytes(suffix);
        return out.toByteArray();
    }

    private static byte[] local(Entry entry) {
        var bytes = new byte[ZipLayout.LOCAL_BYTES + entry.localName.length + entry.content.length];
        var zip = buffer(bytes);
        zip.putInt(ZipLayout.LOCAL_SIGNATURE);
        shared(zip, entry, entry.localName.length, entry.localSizeDelta);
        zip.put(entry.localName).put(entry.content);
        return bytes;
    }

    private static byte[] central(Entry entry, int offset) {
        var bytes = new byte[ZipLayout.CENTRAL_BYTES + entry.name.length + entry.comment.length];
        var zip = buffer(bytes);
        zip.putInt(ZipLayout.CENTRAL_SIGNATURE).putShort((short) ZipLayout.VERSION_MADE_BY);
        shared(zip, entry, entry.name.length, 0);
        zip.putShort((short) entry.comment.length).putShort((short) 0).putShort((short) 0);
        zip.putInt(entry.attributes).putInt(offset).put(entry.name).put(entry.comment);
        return bytes;
    }

    private static void shared(ByteBuffer zip, Entry entry, int nameLength, int sizeDelta) {
        var crc = new CRC32();
        crc.update(entry.content);
        zip.putShort((short) ZipLayout.VERSION_NEEDED)
                .putShort((short) entry.flags)
                .putShort((short) entry.method);
        zip.putShort((short) 0).putShort((short) ZipLayout.DATE);
        zip.putInt((int) crc.getValue() + entry.crcDelta);
        zip.putInt(entry.content.length + sizeDelta).putInt((int) entry.declared + sizeDelta);
        zip.putShort((short) nameLength).putShort((short) 0);
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
