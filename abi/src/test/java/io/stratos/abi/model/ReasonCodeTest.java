package io.stratos.abi.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The closed set of reason codes: every one documented, numbered once, in the range of its area.
///
/// To write the reference page after a change: `mvn -pl abi test -Dstratos.docs.write=true`.
@Tag("Z-3")
class ReasonCodeTest {
    private static final Path PAGE = Path.of("../docs/reference/reason-codes.md");

    @ParameterizedTest
    @EnumSource
    void everyCodeSaysWhatItMeansAndWhatToDoNext(ReasonCode code) {
        assertThat(code.meaning()).as("meaning").isNotBlank().endsWith(".");
        assertThat(code.nextStep()).as("next step").isNotBlank();
        assertThat(ReasonCode.ofNumber(code.number())).isSameAs(code);
    }

    @Test
    void noNumberStandsTwice() {
        var numbers = Arrays.stream(ReasonCode.values()).map(ReasonCode::number).toList();
        assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
    }

    @Test
    void anUnknownNumberIsNoCode() {
        assertThat(ReasonCode.ofNumber(-1)).isNull();
        assertThat(ReasonCode.ofNumber(999)).isNull();
        assertThat(ReasonCode.ofNumber(Integer.MAX_VALUE)).isNull();
    }

    /// Codes of one area stand together, and an area has a hundred numbers of its own (or two hundred).
    @Test
    void everyAreaHasARangeOfItsOwn() {
        Map<Integer, String> areaOfHundred = new HashMap<>();
        for (var code : ReasonCode.values()) {
            var area = ReasonCodePage.area(code);
            var other = areaOfHundred.putIfAbsent(code.number() / 100, area);
            assertThat(other == null || other.equals(area))
                    .as("%s (%d) stands in the range of %s", code, code.number(), other)
                    .isTrue();
        }
    }

    @Test
    void theReferencePageIsUpToDate() throws IOException {
        var page = ReasonCodePage.markdown();
        if (Boolean.getBoolean("stratos.docs.write")) {
            Files.writeString(PAGE, page, UTF_8);
        }
        assertThat(Files.readString(PAGE, UTF_8)).isEqualTo(page);
    }
}
