package io.stratos.abi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AlertSeverity;
import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.RiskHintKind;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The canonical body: the same for the same wish, different for any other, and pinned for ever.
@Tag("M-5")
@Tag("Z-4")
class CanonicalIntentTest {
    private static final Decimal ONE = Decimal.ONE;
    private static final RiskContext RISK = new RiskContext(Decimal.of("5"), 1_000, 2_000, Decimal.of("100"));
    private static final Instrument BTC = instrument(1, "BTC-USD");

    @Test
    void theBytesNeverChange() {
        assertThat(hex(order(1, "1.50", "100.0", false), BTC))
                .isEqualTo("01010570617065720473706f74074254432d5553440102010f00000000000000"
                        + "006400000000000000ff01000000000000000000000001000500000000000000"
                        + "e803000000000000d007000000000000006400000000000000");
        assertThat(hex(new Intent.Cancel(new IntentRef(3, 1), RISK, null), null))
                .isEqualTo("0102010300000000000000010000000000000001000500000000000000e80300"
                        + "0000000000d007000000000000006400000000000000");
    }

    @Test
    @Tag("Z-6")
    void trailingZerosDoNotMatter() {
        assertThat(hex(order(1, "1.0", "100", false), BTC)).isEqualTo(hex(order(1, "1.00", "100.000", false), BTC));
        assertThat(hex(order(1, "0.00", "100", false), BTC)).isEqualTo(hex(order(1, "0", "100", false), BTC));
    }

    @Test
    void anInstrumentIsItsNameAndNotItsNumber() {
        assertThat(hex(order(1, "1", "100", false), BTC))
                .isEqualTo(hex(order(2, "1", "100", false), instrument(2, "BTC-USD")));
        assertThat(hex(order(1, "1", "100", false), BTC))
                .isNotEqualTo(hex(order(1, "1", "100", false), instrument(1, "ETH-USD")));
        assertThat(hex(order(1, "1", "100", false), null)).isNotEqualTo(hex(order(2, "1", "100", false), null));
    }

    @Test
    void whatTheGuestClaimsToBeDoesNotMatter() {
        var claimed = new ClaimedIdentity("a", "b", "c", "1.0.0", "d", "r", "t", "k", 1, 2, 3);
        assertThat(hex(new Intent.NoOp(1, RISK, claimed), null)).isEqualTo(hex(new Intent.NoOp(1, RISK, null), null));
    }

    @Test
    void everyOtherDifferenceMatters() {
        var bodies = new ArrayList<String>();
        for (var intent : distinct()) {
            bodies.add(hex(intent, BTC));
        }
        assertThat(new HashSet<>(bodies)).hasSameSizeAs(bodies);
    }

    private static List<Intent> distinct() {
        var ref = new IntentRef(1, 2);
        return List.of(
                order(1, "1", "100", false),
                order(1, "2", "100", false),
                order(1, "1", "101", false),
                order(1, "1", "100", true),
                order(Side.SELL, OrderType.LIMIT, TimeInForce.GTC, ONE, null, false, false, 0, RISK),
                order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, ONE, null, false, false, 0, RISK),
                order(null, OrderType.LIMIT, TimeInForce.GTC, ONE, null, false, false, 0, RISK),
                order(Side.BUY, OrderType.MARKET, TimeInForce.GTC, ONE, null, false, false, 0, RISK),
                order(Side.BUY, OrderType.LIMIT, TimeInForce.IOC, ONE, null, false, false, 0, RISK),
                order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, null, ONE, false, false, 0, RISK),
                order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, ONE, null, true, false, 0, RISK),
                order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, ONE, null, false, true, 0, RISK),
                order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, ONE, null, false, false, 9, RISK),
                order(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, ONE, null, false, false, 0, null),
                new Intent.Cancel(ref, RISK, null),
                new Intent.Cancel(new IntentRef(2, 1), RISK, null),
                new Intent.Cancel(null, RISK, null),
                new Intent.Amend(ref, ONE, null, RISK, null),
                new Intent.Amend(ref, null, ONE, RISK, null),
                new Intent.Position(1, ONE, null, RISK, null),
                new Intent.Position(1, ONE.negate(), null, RISK, null),
                new Intent.Position(1, ONE, ONE, RISK, null),
                new Intent.Alert(1, AlertSeverity.INFO, null, RISK, null),
                new Intent.Alert(1, AlertSeverity.CRITICAL, null, RISK, null),
                new Intent.Alert(1, AlertSeverity.INFO, ONE, RISK, null),
                new Intent.NoOp(1, RISK, null),
                new Intent.NoOp(2, RISK, null),
                new Intent.NoOp(1, null, null),
                new Intent.NoOp(1, new RiskContext(RISK.budget(), 1_000, 2_000, RISK.maxSlippageBps()), null),
                new Intent.NoOp(1, new RiskContext(RISK.maxSlippageBps(), 2_000, 1_000, RISK.budget()), null),
                new Intent.RiskHint(RiskHintKind.PAUSE, 1, null, RISK, null),
                new Intent.RiskHint(RiskHintKind.RESUME, 1, null, RISK, null),
                new Intent.RiskHint(null, 1, ONE, RISK, null));
    }

    @Test
    void theStreamDigestIsAsDocumentedAndCanBeReadAtAnyTime() {
        var canonical = new CanonicalIntent().set(new Intent.NoOp(1, RISK, null), null);
        var digest = new IntentsDigest();
        assertThat(digest.hex()).isEqualTo(Sha256.hexOf(new byte[0]));
        digest.update(5, 0, canonical);
        var afterOne = digest.hex();
        assertThat(digest.hex()).isEqualTo(afterOne);
        digest.update(5, 1, canonical);
        assertThat(digest.count()).isEqualTo(2);

        var body = canonical.toByteArray();
        var length = HexFormat.of().toHexDigits(body.length);
        var text = HexFormat.of().formatHex(body);
        var expected = "0000000000000005" + "00000000" + length + text;
        assertThat(afterOne).isEqualTo(Sha256.hexOf(HexFormat.of().parseHex(expected)));
        expected += "0000000000000005" + "00000001" + length + text;
        assertThat(digest.hex()).isEqualTo(Sha256.hexOf(HexFormat.of().parseHex(expected)));
    }

    @Test
    void theBodyDigestIsTheHashOfTheBytes() {
        var canonical = new CanonicalIntent().set(new Intent.NoOp(1, RISK, null), null);
        assertThat(canonical.digest(new Sha256())).isEqualTo(Sha256.hexOf(canonical.toByteArray()));
    }

    private static String hex(Intent intent, @Nullable Instrument instrument) {
        return HexFormat.of()
                .formatHex(new CanonicalIntent().set(intent, instrument).toByteArray());
    }

    private static Intent order(int instrument, String qty, String price, boolean postOnly) {
        return new Intent.Order(
                instrument,
                Side.BUY,
                OrderType.LIMIT,
                Decimal.of(qty),
                Decimal.of(price),
                null,
                TimeInForce.GTC,
                false,
                false,
                postOnly,
                0,
                RISK,
                null);
    }

    private static Intent order(
            @Nullable Side side,
            OrderType type,
            TimeInForce tif,
            @Nullable Decimal price,
            @Nullable Decimal stopPrice,
            boolean reduceOnly,
            boolean closeOnly,
            long expireTime,
            @Nullable RiskContext risk) {
        return new Intent.Order(
                1,
                side,
                type,
                Decimal.of("7"),
                price,
                stopPrice,
                tif,
                reduceOnly,
                closeOnly,
                false,
                expireTime,
                risk,
                null);
    }

    private static Instrument instrument(int id, String symbol) {
        return new Instrument(
                id, "paper", "spot", symbol, "BTC", "USD", ONE, ONE, Decimal.ZERO, Decimal.of("1000"), Decimal.ZERO);
    }
}
