package io.stratos.host.tape;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads plain comma-separated ASCII lines (LF or CRLF, no quoting) and knows their numbers.
final class CsvReader {

    /// Lines of market data are short; a longer one means that this is another kind of file.
    private static final int LINE_BYTES_MAX = 2_048;

    private final InputStream in;
    private final String name;
    private final byte[] buffer = new byte[LINE_BYTES_MAX];
    private long line;
    private boolean ended;

    CsvReader(InputStream in, String name) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.name = name;
    }

    /// The next line that is not empty, null at the end.
    @Nullable
    CsvLine next() throws IOException, Refused {
        while (!ended) {
            line++;
            int length = readLine();
            if (length > 0) {
                return new CsvLine(name, line, new String(buffer, 0, length, StandardCharsets.US_ASCII), ended);
            }
        }
        return null;
    }

    private int readLine() throws IOException, Refused {
        int length = 0;
        while (true) {
            int c = in.read();
            if (c < 0) {
                ended = true;
                return length;
            }
            if (c == '\n') {
                return length > 0 && buffer[length - 1] == '\r' ? length - 1 : length;
            }
            if (c > '~' || (c < ' ' && c != '\r' && c != '\t')) {
                throw refuse("a byte that is no text", c, "plain text");
            }
            if (length == LINE_BYTES_MAX) {
                throw refuse("a line that is too long", "more", "at most " + LINE_BYTES_MAX + " bytes");
            }
            buffer[length++] = (byte) c;
        }
    }

    private Refused refuse(String what, Object got, String expected) {
        return Refusal.of(ReasonCode.DAT_TAPE_FORMAT, what)
                .at(name + ", line " + line)
                .got(got, expected)
                .refused();
    }
}
