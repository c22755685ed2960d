package io.stratos.sandbox.wasm.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.wasm.testing.ForkedJvm;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// HotSpot leaves a method of more than 8,000 bytes to its interpreter for ever. What is accepted, it
/// compiles.
@Tag("M-29")
class LongestFunctionTest {
    private static final Pattern COMPILED_BY_C2 =
            Pattern.compile("^ *\\d+ +\\d+ +\\S* *4 .*::func_5 \\((\\d+) bytes\\)", Pattern.MULTILINE);

    @Test
    void longestFunctionThatIsAcceptedIsCompiledAndAByteMoreIsRefused() throws Exception {
        String output = ForkedJvm.run(List.of("-Xmx512m", "-Xbatch", "-XX:+PrintCompilation"), LongestFunction.class);

        assertThat(output).contains("refused=ABI_COMPLEXITY");
        assertThat(COMPILED_BY_C2.matcher(output).results().map(found -> Integer.parseInt(found.group(1))))
                .isNotEmpty()
                .allMatch(bytes -> bytes > 7_995 && bytes <= 8_000);
    }
}
