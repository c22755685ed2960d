package io.stratos.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-26")
class ConfigUpdatesTest {
    private static final List<ConfigField> SCHEMA =
            List.of(field("fast", true), field("slow", true), field("window", false));

    private static ConfigField field(String name, boolean updatable) {
        return new ConfigField(
                name,
                ConfigType.INTEGER,
                "bars",
                true,
                new ConfigValue.IntegerValue(name, 5),
                new ConfigValue.IntegerValue(name, 1),
                new ConfigValue.IntegerValue(name, 100),
                List.of(),
                updatable);
    }

    private static Refused refused(Map<String, String> given) {
        return catchThrowableOfType(Refused.class, () -> ConfigUpdates.check("bot/ema/btc config", SCHEMA, given));
    }

    @Test
    void newValuesComeInTheOrderOfTheSchemaAndOthersAreNotRepeated() throws Refused {
        assertThat(ConfigUpdates.check("p", SCHEMA, Map.of("slow", "100", "fast", "1")))
                .containsExactly(new ConfigValue.IntegerValue("fast", 1), new ConfigValue.IntegerValue("slow", 100));
    }

    @Test
    void eachWrongFieldIsNamedByItsWholePath() {
        assertThat(refused(Map.of("fast", "many", "slow", "101", "other", "1")).refusals())
                .extracting(refusal -> refusal.code() + " " + refusal.where())
                .containsExactlyInAnyOrder(
                        "CFG_UNKNOWN_FIELD bot/ema/btc config.other",
                        "CFG_TYPE bot/ema/btc config.fast",
                        "CFG_RANGE bot/ema/btc config.slow");
    }

    @Test
    void aFieldThatNeedsARestartSaysSo() {
        var refusal = refused(Map.of("window", "7")).first();
        assertThat(refusal.code()).isEqualTo(ReasonCode.CFG_NOT_UPDATABLE);
        assertThat(refusal.what()).contains("restart");
        assertThat(refusal.where()).isEqualTo("bot/ema/btc config.window");
    }

    @Test
    void aChangeOfNothingIsNone() {
        assertThat(refused(Map.of()).first().code()).isEqualTo(ReasonCode.CFG_REQUIRED);
    }
}
