package io.stratos.sandbox.wasm.prepare;

import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.ByteSink;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;
import io.stratos.sandbox.wasm.check.ModuleShape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/// Adds one function to a module, the entry, and drops its custom sections.
///
/// ```
/// (global $answer (mut i32) (i32.const 0))
/// (func $entry (param i32) (global.set $answer (call $stratos_call (local.get 0))))
/// ```
///
/// The engine hands every result out in a new array; the JIT saves that allocation only in small
/// modules that run alone. A function without a result has none to save.
///
/// New indexes come behind the module's own. The engine validates the module as it came beforehand,
/// so its code cannot name them.
public final class Preparation {
    /// Part of every module's identity, so that a replay notices that something else would run.
    public static final String VERSION = "entry/1";

    private static final int PREAMBLE_BYTES = 8;
    private static final int I32 = 0x7f;

    /// What stands behind the entries of a section that a module came with.
    private final Map<Section, byte[]> additions = new EnumMap<>(Section.class);

    private final ByteSink out = new ByteSink();

    private Preparation(ModuleShape shape) {
        additions.put(Section.TYPE, new ByteSink().u8(0x60, 1, I32, 0).bytes());
        additions.put(Section.FUNCTION, new ByteSink().u32(shape.types()).bytes());
        additions.put(Section.GLOBAL, new ByteSink().u8(I32, 1, 0x41, 0, 0x0b).bytes());
        additions.put(Section.CODE, new ByteSink().sized(entryBody(shape)).bytes());
    }

    private static byte[] entryBody(ModuleShape shape) {
        return new ByteSink()
                .u8(0) // no locals
                .u8(0x20, 0) // local.get 0
                .u8(0x10)
                .u32(shape.call())
                .u8(0x24)
                .u32(shape.globals()) // global.set
                .u8(0x0b)
                .bytes();
    }

    /// Prepares a module that the check accepted.
    ///
    /// @param code as it came; not changed
    public static PreparedModule prepare(byte[] code, ModuleShape shape) {
        try {
            byte[] prepared = new Preparation(shape).rewrite(code);
            return new PreparedModule(prepared, shape.functions(), shape.globals());
        } catch (UnreadableModuleException e) {
            throw new IllegalStateException("Invariant: an accepted module can be read", e);
        }
    }

    private byte[] rewrite(byte[] code) throws UnreadableModuleException {
        ByteCursor cursor = new ByteCursor(code, 0, code.length);
        out.raw(cursor.slice(PREAMBLE_BYTES).rest());
        while (!cursor.atEnd()) {
            Section section = Section.ofId(cursor.u8());
            ByteCursor content = cursor.slice(cursor.u32());
            if (section == null || section == Section.CUSTOM) {
                continue;
            }
            if (section.compareTo(Section.GLOBAL) > 0 && additions.containsKey(Section.GLOBAL)) {
                append(Section.GLOBAL, 0, new byte[0]); // the module came without globals
            }
            if (additions.containsKey(section)) {
                append(section, (int) content.u32(), content.rest());
            } else {
                out.u8(section.id()).sized(content.rest());
            }
        }
        return out.bytes();
    }

    private void append(Section section, int entries, byte[] content) {
        byte[] addition = additions.remove(section);
        if (addition == null) {
            throw new IllegalStateException("Invariant: each section is added to once");
        }
        out.u8(section.id())
                .sized(new ByteSink()
                        .u32(entries + 1)
                        .raw(content)
                        .raw(addition)
                        .bytes());
    }

    /// SHA-256 of the version, a zero byte and the module's bytes as they came, in lower-case hex.
    public static String identity(byte[] code) {
        MessageDigest digest = sha256();
        digest.update(VERSION.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        return HexFormat.of().formatHex(digest.digest(code));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Invariant: every JDK has SHA-256", e);
        }
    }
}
