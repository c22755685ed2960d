package io.stratos.sandbox.wasm.engine;

import java.util.Collection;
import org.objectweb.asm.ClassReader;

/// The longest method of some classes, in bytes of bytecode.
///
/// @param name as the engine names it: `func_` and the function's index, or a method of its own
public record LongestMethod(String name, int bytes) {
    private static final String CODE = "Code";
    private static final int MEMBER_HEADER_BYTES = 6;
    private static final int ATTRIBUTE_HEADER_BYTES = 6;

    /// From the start of a `Code` attribute's content to its length: stack and locals.
    private static final int CODE_LENGTH_OFFSET = 4;

    static LongestMethod of(Collection<byte[]> classes) {
        LongestMethod longest = new LongestMethod("", 0);
        for (byte[] bytes : classes) {
            LongestMethod here = new Walk(new ClassReader(bytes)).longest();
            longest = here.bytes() > longest.bytes() ? here : longest;
        }
        return longest;
    }

    /// Walks the members of one class file.
    private static final class Walk {
        private final ClassReader reader;
        private final char[] names;
        private int position;

        Walk(ClassReader reader) {
            this.reader = reader;
            this.names = new char[reader.getMaxStringLength()];
            this.position = reader.header + MEMBER_HEADER_BYTES;
        }

        LongestMethod longest() {
            int interfaces = next();
            position += Short.BYTES * interfaces;
            LongestMethod longest = new LongestMethod("", 0);
            for (int fields = next(); fields > 0; fields--) {
                member();
            }
            for (int methods = next(); methods > 0; methods--) {
                String name = reader.readUTF8(position + Short.BYTES, names);
                int bytes = member();
                longest = bytes > longest.bytes() ? new LongestMethod(name, bytes) : longest;
            }
            return longest;
        }

        /// Steps over a field or method; the length of its code.
        private int member() {
            position += MEMBER_HEADER_BYTES;
            int bytes = 0;
            for (int attributes = next(); attributes > 0; attributes--) {
                String name = reader.readUTF8(position, names);
                int content = position + ATTRIBUTE_HEADER_BYTES;
                if (name.equals(CODE)) {
                    bytes = reader.readInt(content + CODE_LENGTH_OFFSET);
                }
                position = content + reader.readInt(position + Short.BYTES);
            }
            return bytes;
        }

        private int next() {
            position += Short.BYTES;
            return reader.readUnsignedShort(position - Short.BYTES);
        }
    }
}
