package io.stratos.sandbox.wasm.prepare;

import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.ByteSink;
import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.Opcode;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.meter.MeteredCode;
import io.stratos.sandbox.wasm.meter.Substitute;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Makes a module count what it uses, adds a function, the entry, and drops the custom sections.
///
/// ```
/// (global $answer (mut i32) (i32.const 0))
/// (func $entry (param i32) (global.set $answer (call $stratos_call (local.get 0))))
/// ```
///
/// The engine hands every result out in a new array; the JIT saves that allocation only in small
/// modules that run alone. A function without a result has none to save.
///
/// New indexes come behind the module's own: types, the entry, the substitutes. The engine validates the
/// module as it came beforehand, so its code cannot name them.
public final class Preparation {
    /// Part of every module's identity, so that a backtest that goes on notices that something else would run.
    public static final String VERSION = "meter/3";

    /// Stack that one call may use, as metered code counts it.
    public static final int STACK_SLOTS = MeteredCode.STACK_SLOTS;

    /// Locals and values on the stack of a function, summed over its jumps and labels.
    public static final int VALUES_AT_JUMPS_MAX = MeteredCode.VALUES_AT_JUMPS_MAX;

    private static final int PREAMBLE_BYTES = 8;
    private static final FunctionType ENTRY = new FunctionType(List.of(ModuleShape.I32), List.of());

    /// Sections that get more entries; a module may come without globals.
    private static final Set<Section> EXTENDED =
            EnumSet.of(Section.TYPE, Section.FUNCTION, Section.GLOBAL, Section.CODE);

    private final byte[] code;
    private final ModuleShape shape;
    private final List<FunctionType> addedTypes = new ArrayList<>();
    private final List<byte[]> addedBodies = new ArrayList<>();
    private final ByteSink out = new ByteSink();
    private boolean globalsWritten;

    private Preparation(byte[] code, ModuleShape shape) {
        this.code = code;
        this.shape = shape;
        addedTypes.add(ENTRY);
        addedBodies.add(entryBody(shape));
        for (Substitute substitute : Substitute.values()) {
            addedTypes.add(substitute.type());
            addedBodies.add(substitute.body());
        }
    }

    private static byte[] entryBody(ModuleShape shape) {
        return new ByteSink()
                .u8(0) // no locals
                .u8(Opcode.LOCAL_GET, 0)
                .u8(Opcode.CALL)
                .u32(shape.call())
                .u8(Opcode.GLOBAL_SET)
                .u32(shape.globals())
                .u8(Opcode.END)
                .bytes();
    }

    /// Prepares a module that the check and the engine accepted.
    ///
    /// @param code as it came; not changed
    /// @throws io.stratos.sandbox.wasm.meter.TooComplexException if the compiler would take too much
    ///     memory for it
    public static PreparedModule prepare(byte[] code, ModuleShape shape) {
        try {
            byte[] prepared = new Preparation(code, shape).rewrite();
            return new PreparedModule(prepared, shape.functions().size(), shape.globals());
        } catch (UnreadableModuleException e) {
            throw new IllegalStateException("Invariant: an accepted module can be read", e);
        }
    }

    private byte[] rewrite() throws UnreadableModuleException {
        ByteCursor cursor = new ByteCursor(code, 0, code.length);
        out.raw(cursor.slice(PREAMBLE_BYTES).rest());
        while (!cursor.atEnd()) {
            Section section = Section.ofId(cursor.u8());
            ByteCursor content = cursor.slice(cursor.u32());
            if (section == null || section == Section.CUSTOM) {
                continue;
            }
            if (section.compareTo(Section.GLOBAL) > 0 && !globalsWritten) {
                write(Section.GLOBAL, new ByteSink().u32(1).raw(answerGlobal()));
            }
            write(
                    section,
                    EXTENDED.contains(section) ? extended(section, content) : new ByteSink().raw(content.rest()));
        }
        return out.bytes();
    }

    private void write(Section section, ByteSink content) {
        globalsWritten |= section == Section.GLOBAL;
        out.u8(section.id()).sized(content.bytes());
    }

    private ByteSink extended(Section section, ByteCursor content) throws UnreadableModuleException {
        int added = section == Section.GLOBAL ? 1 : addedBodies.size();
        if (section == Section.CODE) {
            int firstSubstitute = shape.functions().size() + 1;
            byte[] bodies = MeteredCode.of(content, code, shape.types(), shape.functions(), firstSubstitute);
            ByteSink all = new ByteSink().u32(shape.functions().size() + added).raw(bodies);
            addedBodies.forEach(all::sized);
            return all;
        }
        ByteSink all = new ByteSink().u32(content.count() + added).raw(content.rest());
        switch (section) {
            case TYPE -> addedTypes.forEach(type -> write(all, type));
            case FUNCTION -> {
                for (int i = 0; i < added; i++) {
                    all.u32(shape.types().size() + i);
                }
            }
            default -> all.raw(answerGlobal());
        }
        return all;
    }

    private static byte[] answerGlobal() {
        return new ByteSink()
                .u8(ModuleShape.I32, 1, Opcode.I32_CONST, 0, Opcode.END)
                .bytes();
    }

    private static void write(ByteSink all, FunctionType type) {
        all.u8(0x60).u32(type.parameters().size());
        type.parameters().forEach(all::u8);
        all.u32(type.results().size());
        type.results().forEach(all::u8);
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
