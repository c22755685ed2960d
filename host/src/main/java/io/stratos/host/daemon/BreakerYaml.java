package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.breaker.BreakerAction;
import io.stratos.host.breaker.BreakerRule;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.breaker.Recovery;
import io.stratos.host.breaker.Trigger;
import io.stratos.host.config.Durations;
import io.stratos.host.document.Fields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/// Reads a `breaker` section: what is said of a trigger takes the place of what held for it before.
final class BreakerYaml {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    /// How an open breaker comes back, as it is written.
    private enum Return {
        MANUAL,
        COOLDOWN,
        WHEN_QUIET
    }

    private BreakerYaml() {}

    /// The rules of an optional section of its parent.
    ///
    /// @param before what holds for triggers that the section does not name
    static BreakerRules read(Fields parent, BreakerRules before) {
        return parent.has("breaker") ? of(parent.child("breaker"), before) : before;
    }

    /// The rules of a section.
    static BreakerRules of(Fields section, BreakerRules before) {
        var off = section.choices("off", Trigger.class);
        var own = rules(section);
        long percent = section.whole("objective_percent", 1, 100, (long) before.objectivePercent());
        section.refuseUnknown();
        var named = EnumSet.noneOf(Trigger.class);
        named.addAll(off);
        own.forEach(rule -> named.add(rule.trigger()));
        var all = new ArrayList<>(own);
        before.rules().stream()
                .filter(rule -> !named.contains(rule.trigger()))
                .forEach(rule -> all.add(section.absent("rules." + word(rule.trigger()), rule, text(rule))));
        if (all.size() > BreakerRules.RULES_MAX) {
            section.problem("rules", ReasonCode.CFG_HOST, "too many rules", all.size(), BreakerRules.RULES_MAX);
            return before;
        }
        return new BreakerRules(all, (int) percent);
    }

    private static String text(BreakerRule rule) {
        return rule.signs() + " in " + Durations.text(rule.windowNanos()) + ": " + word(rule.action());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<BreakerRule> rules(Fields section) {
        var rules = new ArrayList<BreakerRule>();
        for (var entry : section.children("rules")) {
            var trigger = entry.choice("trigger", Trigger.class);
            int signs = (int) entry.whole("signs", 1, BreakerRule.SIGNS_MAX);
            long window = DurationField.read(entry, "window", 1, DAY_NANOS);
            long confirm = DurationField.read(entry, "confirm", 0, window, 0);
            var action = entry.choice("action", BreakerAction.class);
            rules.add(new BreakerRule(trigger, signs, window, confirm, action, recovery(entry)));
            entry.refuseUnknown();
        }
        return rules;
    }

    private static Recovery recovery(Fields entry) {
        var kind = entry.choice("recovery", Return.class);
        if (kind == Return.MANUAL) {
            return new Recovery.Manual();
        }
        long after = DurationField.read(entry, "after", 1, DAY_NANOS);
        long probation = DurationField.read(entry, "probation", 1, DAY_NANOS, after);
        return kind == Return.COOLDOWN
                ? new Recovery.Cooldown(after, probation)
                : new Recovery.WhenQuiet(after, probation);
    }
}
