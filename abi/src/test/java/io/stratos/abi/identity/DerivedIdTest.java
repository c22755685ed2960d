package io.stratos.abi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Derived ids: pinned for ever, apart from each other, and dependent on all they should depend on.
@Tag("M-4")
@Tag("Z-4")
class DerivedIdTest {
    private static final AccountId ACCOUNT = new AccountId("paper-1");
    private static final InstanceId INSTANCE = new InstanceId("bot", "ema-cross", "BTC-USD");
    private static final String HASH = "ab".repeat(32);

    @Test
    @Tag("M-23")
    void idsNeverChange() {
        assertThat(IdempotencyKey.of(ACCOUNT, INSTANCE, 0, 1, 0))
                .isEqualTo("b051f5402f975e3b8c709590bd1f699572759b187c6fe89e90f937e64e84a39f");
        assertThat(IdempotencyKey.ofCandidate(new Sha256(), ACCOUNT, INSTANCE, 0, 1, 0))
                .isEqualTo("ffac0e78bef34fe2d87b591faf164aae31f231f7e491ff4e64bbdd7752cd860f");
        assertThat(IdempotencyKey.ofHost(new Sha256(), ACCOUNT, "safety", "bot/ema-cross/BTC-USD", 17, 0))
                .isEqualTo("9a7eac33dd8d558f9e9479993fab4ea6e3de7e218f0bebababd5bfd620b832a8");
        assertThat(TraceId.of("run", INSTANCE, 1)).isEqualTo("79741fca92f2335615012cc8d31da35e");
        assertThat(RunId.of(HASH, HASH, 42, HASH, HASH)).isEqualTo("1f20e5d0e1db7e45628b0034a85559b3");
        assertThat(CallbackSeed.ofInstance(42, INSTANCE)).isEqualTo(-4655587050032715279L);
        assertThat(CallbackSeed.ofCallback(CallbackSeed.ofInstance(42, INSTANCE), 7))
                .isEqualTo(-5879596567167542044L);
    }

    @Test
    @Tag("M-23")
    void aKeyDependsOnAccountInstanceLineageCursorAndOrdinal() {
        var keys = List.of(
                IdempotencyKey.of(ACCOUNT, INSTANCE, 0, 1, 0),
                IdempotencyKey.of(new AccountId("paper-2"), INSTANCE, 0, 1, 0),
                IdempotencyKey.of(ACCOUNT, new InstanceId("bot2", "ema-cross", "BTC-USD"), 0, 1, 0),
                IdempotencyKey.of(ACCOUNT, new InstanceId("bot", "ema-cross2", "BTC-USD"), 0, 1, 0),
                IdempotencyKey.of(ACCOUNT, new InstanceId("bot", "ema-cross", "ETH-USD"), 0, 1, 0),
                IdempotencyKey.of(ACCOUNT, INSTANCE, 1, 1, 0),
                IdempotencyKey.of(ACCOUNT, INSTANCE, 0, 2, 0),
                IdempotencyKey.of(ACCOUNT, INSTANCE, 0, 1, 1),
                IdempotencyKey.ofCandidate(new Sha256(), ACCOUNT, INSTANCE, 0, 1, 0),
                IdempotencyKey.ofHost(new Sha256(), ACCOUNT, "bot", "ema-cross", 1, 0));
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
        assertThat(keys).allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    @Test
    void fieldsCannotRunIntoEachOther() {
        var left = new InstanceId("ab", "c", "d");
        var right = new InstanceId("a", "bc", "d");
        assertThat(IdempotencyKey.of(ACCOUNT, left, 0, 1, 0)).isNotEqualTo(IdempotencyKey.of(ACCOUNT, right, 0, 1, 0));
        assertThat(TraceId.of("r", left, 1)).isNotEqualTo(TraceId.of("r", right, 1));
        assertThat(CallbackSeed.ofInstance(1, left)).isNotEqualTo(CallbackSeed.ofInstance(1, right));
        assertThat(RunId.of("ab", "c", 1, "", "")).isNotEqualTo(RunId.of("a", "bc", 1, "", ""));
    }

    @Test
    void aKeptDigestGivesTheSameIdsAsANewOne() {
        var sha = new Sha256();
        for (int i = 0; i < 3; i++) {
            assertThat(IdempotencyKey.of(sha, ACCOUNT, INSTANCE, 0, 1, 0))
                    .isEqualTo(IdempotencyKey.of(ACCOUNT, INSTANCE, 0, 1, 0));
            assertThat(TraceId.of(sha, "run", INSTANCE, 1)).isEqualTo(TraceId.of("run", INSTANCE, 1));
        }
    }

    @Test
    void aRunIdDependsOnEverythingThatWentIn() {
        var ids = List.of(
                RunId.of("a", "b", 1, "c", "d"),
                RunId.of("x", "b", 1, "c", "d"),
                RunId.of("a", "x", 1, "c", "d"),
                RunId.of("a", "b", 2, "c", "d"),
                RunId.of("a", "b", 1, "x", "d"),
                RunId.of("a", "b", 1, "c", "x"));
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    @Test
    void seedsOfNeighbouringCallbacksShareNothing() {
        long instanceSeed = CallbackSeed.ofInstance(1, INSTANCE);
        var seeds = new HashSet<Long>();
        int bitsChanged = 0;
        for (long cursor = 0; cursor < 10_000; cursor++) {
            long seed = CallbackSeed.ofCallback(instanceSeed, cursor);
            seeds.add(seed);
            bitsChanged += Long.bitCount(seed ^ CallbackSeed.ofCallback(instanceSeed, cursor + 1));
        }
        assertThat(seeds).hasSize(10_000);
        assertThat(bitsChanged / 10_000).isBetween(31, 33);
    }

    @Test
    @Tag("Z-4")
    void initHasASeedOfItsOwnAtEachCheckpoint() {
        long instanceSeed = CallbackSeed.ofInstance(1, INSTANCE);
        var seeds = new HashSet<Long>();
        for (long cursor = 0; cursor < 10_000; cursor++) {
            seeds.add(CallbackSeed.ofCallback(instanceSeed, cursor));
            seeds.add(CallbackSeed.ofInit(instanceSeed, cursor));
        }

        assertThat(seeds).as("no init repeats a turn's seed or another init's").hasSize(20_000);
    }
}
