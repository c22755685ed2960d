package io.stratos.host.report;

import io.stratos.host.document.Json;
import io.stratos.host.report.Curve.Point;
import io.stratos.host.run.SessionSheet;
import io.stratos.state.LedgerHead;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The page's data (`stratos.report/1`): amounts as exact texts, times as nanoseconds since the instance's first.
final class ReportDocument {
    private ReportDocument() {}

    static Map<String, @Nullable Object> of(LedgerHead head, List<InstanceReport> instances) {
        var document = Json.object();
        document.put("schema", "stratos.report/1");
        document.put("audit_head", head.hash());
        document.put("audit_records", head.seq());
        document.put("session", session(instances.getFirst()));
        document.put(
                "instances", instances.stream().map(ReportDocument::instance).toList());
        return document;
    }

    private static Map<String, @Nullable Object> session(InstanceReport first) {
        var run = first.trail().run();
        var sheet = first.facts().sheet();
        var session = Json.object();
        session.put("tape_name", sheet == null ? null : sheet.tapeName());
        session.put("tape_kind", sheet == null ? null : sheet.tapeKind());
        session.put("tape_events", sheet == null ? null : sheet.tapeEvents());
        session.put("tape_sha256", run.tapeSha256());
        session.put("venue", sheet == null ? null : new TreeMap<>(sheet.venue()));
        session.put("venue_sha256", run.venueSha256());
        session.put("seed", Long.toString(run.seed()));
        return session;
    }

    private static Map<String, @Nullable Object> instance(InstanceReport report) {
        var facts = report.facts();
        var document = Json.object();
        document.put("id", facts.instance().toString());
        document.put("identity", identity(report));
        document.put("quote", facts.quoteAsset());
        document.put("has_start_equity", facts.hasStartEquity());
        document.put("from_ns", Long.toString(facts.fromNanos()));
        document.put("to_ns", Long.toString(facts.toNanos()));
        document.put("headline", headline(report));
        document.put("instruments", instruments(report));
        document.put("equity", curve(report.market().equity(), facts));
        document.put("drawdown", curve(report.market().drawdown(), facts));
        document.put("fills", FillTable.of(report.trail().fills(), facts));
        document.put("orders", ActivityDocument.orders(report));
        document.put("intents", ActivityDocument.intents(report));
        document.put("latency", ActivityDocument.latency(report));
        document.put("budget", ActivityDocument.budget(report));
        document.put("costs", costs(report));
        document.put("occurrences", ActivityDocument.occurrences(report));
        return document;
    }

    private static Map<String, @Nullable Object> identity(InstanceReport report) {
        var run = report.trail().run();
        var id = Json.object();
        id.put("run_id", run.runId());
        id.put("account", run.account().value());
        id.put("strategy", run.instance().strategy());
        id.put("version", run.strategyVersion());
        id.put(
                "runtime",
                report.facts().strategy().map(SessionSheet.Strategy::runtime).orElse(null));
        id.put("bundle_sha256", run.bundleSha256());
        id.put("config_sha256", run.configSha256());
        id.put(
                "config",
                report.facts()
                        .strategy()
                        .map(strategy -> new TreeMap<>(strategy.config()))
                        .orElse(null));
        var ending = report.ending();
        id.put("turns", ending.map(end -> end.cursor()).orElse(0L));
        id.put("finished", ending.map(end -> end.isFinished()).orElse(false));
        id.put("health", ending.map(end -> end.health().name()).orElse(null));
        id.put("reason", ending.map(end -> end.reason().name()).orElse(null));
        id.put("reason_meaning", ending.map(end -> end.reason().meaning()).orElse(null));
        id.put("checkpoints", report.trail().checkpoints());
        id.put("reconciles", report.figures().reconciles());
        return id;
    }

    private static Map<String, @Nullable Object> headline(InstanceReport report) {
        var figures = report.figures();
        var market = report.market();
        var headline = Json.object();
        headline.put("start_equity", Plain.of(figures.startEquity()));
        headline.put("final_equity", Plain.of(figures.finalEquity()));
        headline.put("net_profit", Plain.of(figures.netProfit()));
        headline.put("return_pct", Plain.percent(figures.netProfit(), figures.startEquity()));
        headline.put("max_drawdown", Plain.of(market.maxDrawdown()));
        headline.put("max_drawdown_pct", Plain.percent(market.maxDrawdown(), market.peakOfMaxDrawdown()));
        headline.put("max_drawdown_at_ns", Long.toString(market.maxDrawdownAt()));
        headline.put("realized", Plain.of(figures.realized()));
        headline.put("unrealized", Plain.of(figures.unrealized()));
        headline.put("fees", Plain.of(figures.fees()));
        headline.put("turnover", Plain.of(figures.turnover()));
        headline.put("fills", figures.fills());
        headline.put("wins", figures.wins());
        headline.put("losses", figures.losses());
        headline.put("break_even", figures.breakEven());
        headline.put("gains", Plain.of(figures.gains()));
        headline.put("losing", Plain.of(figures.losing()));
        headline.put(
                "profit_factor", Plain.ratio(figures.gains(), figures.losing().negate()));
        return headline;
    }

    private static List<Map<String, @Nullable Object>> instruments(InstanceReport report) {
        var facts = report.facts();
        var market = report.market();
        var numbers = new TreeSet<>(market.prices().keySet());
        numbers.addAll(market.positions().keySet());
        if (facts.sheet() != null) {
            facts.sheet().instruments().forEach(listed -> numbers.add(listed.id()));
        }
        return numbers.stream().map(number -> instrument(report, number)).toList();
    }

    private static Map<String, @Nullable Object> instrument(InstanceReport report, int number) {
        var facts = report.facts();
        var market = report.market();
        var prices = market.prices().get(number);
        var positions = market.positions().get(number);
        var first = market.firstPrices().get(number);
        var last = market.lastPrices().get(number);
        var document = Json.object();
        document.put("number", number);
        document.put("symbol", facts.symbol(number));
        document.put("base", facts.baseAsset(number));
        document.put("valued", facts.isValued(number));
        document.put("price", prices == null ? null : curve(prices, facts));
        document.put("position", positions == null ? null : curve(positions, facts));
        document.put("first_price", first == null ? null : Plain.of(first));
        document.put("last_price", last == null ? null : Plain.of(last));
        document.put("change_pct", first == null || last == null ? null : Plain.percent(last.subtract(first), first));
        var held = report.account().positions(facts.instance()).stream()
                .filter(position -> position.instrument() == number)
                .findFirst();
        document.put(
                "held",
                held.map(position -> Plain.of(position.qty().toBigDecimal())).orElse("0"));
        return document;
    }

    static Map<String, @Nullable Object> curve(Curve curve, SessionFacts facts) {
        var points = curve.points();
        var document = Json.object();
        document.put("points", curve.seen());
        document.put("shown", points.size());
        document.put("t", Plain.times(points.stream().map(Point::atNanos).toList(), facts.fromNanos()));
        document.put(
                "v",
                Plain.column(
                        points.stream().map(point -> Plain.of(point.value())).toList()));
        return document;
    }

    private static List<Map<String, @Nullable Object>> costs(InstanceReport report) {
        return report.costs().lines().stream().map(ReportDocument::cost).toList();
    }

    private static Map<String, @Nullable Object> cost(Costs.Line line) {
        boolean taker = line.liquidity().equals("taker");
        var document = Json.object();
        document.put("liquidity", line.liquidity());
        document.put("fills", line.fills());
        document.put("notional", Plain.of(line.notional()));
        document.put("fees", Plain.of(line.fees()));
        document.put("fees_bps", Plain.basisPoints(line.fees(), line.notional()));
        document.put("slippage", taker && line.fills() > line.slippageUnknown() ? Plain.of(line.slippage()) : null);
        document.put("slippage_bps", taker ? Plain.basisPoints(line.slippage(), line.slippageNotional()) : null);
        document.put("slippage_unknown", taker ? line.slippageUnknown() : 0L);
        return document;
    }
}
