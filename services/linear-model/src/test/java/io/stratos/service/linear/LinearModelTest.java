package io.stratos.service.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.service.ServiceAnswer;
import io.stratos.abi.service.ServiceOpening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-15")
class LinearModelTest {
    private static final String MODEL =
            "{\"schema\":\"stratos.linear-model/1\",\"intercept\":\"0.1\",\"weights\":[\"0.5\",\"-2\"],\"scale\":2}";

    @TempDir
    Path folder = Path.of("");

    private ServiceOpening open(String json) throws IOException {
        Files.writeString(folder.resolve("model.json"), json);
        return new LinearModelProvider().open(Map.of("file", "model.json"), folder);
    }

    private ServiceAnswer ask(String json, String... values) throws IOException {
        if (!(open(json) instanceof ServiceOpening.Opened(var model))) {
            throw new AssertionError("the model is refused");
        }
        return model.answer(List.of(values).stream().map(Decimal::of).toList());
    }

    @Test
    void theSumIsExactAndRoundedHalfToEven() throws IOException {
        assertThat(ask(MODEL, "3", "0.25")).isEqualTo(new ServiceAnswer.Values(List.of(Decimal.of("1.10"))));
        assertThat(ask(MODEL, "0.05", "0")).isEqualTo(new ServiceAnswer.Values(List.of(Decimal.of("0.12"))));
        assertThat(ask(MODEL, "0.07", "0")).isEqualTo(new ServiceAnswer.Values(List.of(Decimal.of("0.14"))));
    }

    @Test
    void anotherNumberOfValuesOrAResultThatFitsNowhereIsNotAnswered() throws IOException {
        var large = "{\"schema\":\"stratos.linear-model/1\",\"intercept\":\"0\","
                + "\"weights\":[\"99999999999999999999\"],\"scale\":2}";

        assertThat(ask(MODEL, "1")).isInstanceOf(ServiceAnswer.Unanswerable.class);
        assertThat(ask(large, "2")).isInstanceOf(ServiceAnswer.Unanswerable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"schema\":\"stratos.linear-model/2\",\"intercept\":\"0\",\"weights\":[\"1\"],\"scale\":2}",
                "{\"schema\":\"stratos.linear-model/1\",\"intercept\":0.1,\"weights\":[\"1\"],\"scale\":2}",
                "{\"schema\":\"stratos.linear-model/1\",\"intercept\":\"0\",\"weights\":[],\"scale\":2}",
                "{\"schema\":\"stratos.linear-model/1\",\"intercept\":\"0\",\"weights\":[\"1e9\"],\"scale\":2}",
                "{\"schema\":\"stratos.linear-model/1\",\"intercept\":\"0\",\"weights\":[\"1\"],\"scale\":19}",
                "{\"schema\":\"stratos.linear-model/1\",\"intercept\":\"0\",\"weights\":[\"1\"],\"scale\":2} {}",
                "{\"schema\":\"stratos.linear-model/1\",\"intercept\":\"0\",\"weights\":[\"1\"],\"scale\":2,\"x\":\"1\"}"
            })
    void whatIsNoModelIsRefused(String json) throws IOException {
        assertThat(open(json))
                .isInstanceOfSatisfying(
                        ServiceOpening.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ReasonCode.CFG_HOST));
    }

    @Test
    void settingsItDoesNotKnowAreRefused() {
        var provider = new LinearModelProvider();

        assertThat(provider.open(Map.of(), folder)).isInstanceOf(ServiceOpening.Refused.class);
        assertThat(provider.open(Map.of("file", "none.json"), folder)).isInstanceOf(ServiceOpening.Refused.class);
        assertThat(provider.open(Map.of("file", "m", "url", "x"), folder)).isInstanceOf(ServiceOpening.Refused.class);
    }
}
