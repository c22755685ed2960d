package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.verification.program.JsonDocument;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// Does what an operator does meanwhile: says that somebody else's orders may stay, and loosens what was
/// tightened once the account is reconciled.
final class KillOperator {
    private static final String NORMAL = "NORMAL";

    /// Looks until everything is at rest; each takes some milliseconds.
    private static final int RESTLESS_MAX = 20_000;

    /// The status may be a tick old when the first is asked for.
    private static final int LAST_COMPARISONS = 2;

    /// Whose position is closed when a step of FLATTEN is to be reached.
    private static final String CLOSED = "instance:bot4/grid-maker/btc";

    /// Why somebody asks; no change is made without.
    static final String WHY = "{\"reason\":\"somebody looks\"}";

    private final KillWorld world;
    private final Set<String> accepted = new HashSet<>();
    private boolean isClosed;

    KillOperator(KillWorld world) {
        this.world = world;
    }

    /// Looks at the account once.
    JsonDocument look(LocalApi api) throws IOException, InterruptedException {
        var account = account(api);
        if (!account.text("safety").equals(NORMAL)) {
            accept(api);
            loosen(api, "account:" + KillWorld.ACCOUNT);
            loosen(api, "host"); // after a stall of the ledger that a kill ended
        }
        if (isClosed) {
            isClosed = !loosen(api, CLOSED);
        }
        return account;
    }

    /// Lets stay what somebody else placed, as far as the host has seen it.
    void accept(LocalApi api) throws IOException, InterruptedException {
        for (var name : world.foreign()) {
            if (!accepted.contains(name)) {
                var answer = api.post(
                        "/v1/reconcile/foreign",
                        "{\"account\":\"main\",\"name\":\"" + name + "\",\"reason\":\"a person's own order\"}");
                if (answer.names().contains("reason_code")) {
                    accepted.add(name);
                }
            }
        }
    }

    /// Whether new risk is forbidden, and everything was compared and answered since: a status is that of
    /// the last tick, and may be older than what it was asked for after.
    private static boolean isAtRest(JsonDocument status, long comparisons) {
        var account = status.items("accounts").getFirst();
        return account.number("comparisons") > comparisons
                && !account.text("safety").equals(NORMAL)
                && account.text("reconciled").equals("true")
                && account.text("unanswered").equals("0");
    }

    /// Closes what one instance holds.
    void flatten(LocalApi api) throws IOException, InterruptedException {
        isClosed = true;
        safety(api, CLOSED, "FLATTEN");
    }

    static JsonDocument safety(LocalApi api, String scope, String state) throws IOException, InterruptedException {
        return api.post(
                "/v1/safety",
                "{\"scope\":\"" + scope + "\",\"state\":\"" + state + "\",\"reason\":\"the test says so\"}");
    }

    static JsonDocument account(LocalApi api) throws IOException, InterruptedException {
        return api.get("/v1/status").items("accounts").getFirst();
    }

    private static boolean loosen(LocalApi api, String scope) throws IOException, InterruptedException {
        var answer = safety(api, scope, NORMAL);
        return answer.names().contains("accounts")
                && answer.at("accounts").at(KillWorld.ACCOUNT).text("state").equals(NORMAL);
    }

    /// A last start without new risk: entries are taken back, what is unknown ends by itself while faults
    /// go on. Then the venue comes up without faults, what it was still about to tell or take back is gone
    /// for good, and the host is asked to compare before it stops in order.
    void bringToRest(String history) throws IOException, InterruptedException {
        var host = world.host("", true);
        try (var api = world.hostApi()) {
            safety(api, "host", "CLOSE_ONLY");
            awaitRest(api, 0, history);
            world.killVenue();
            world.startVenue(false);
            for (int i = 0; i < LAST_COMPARISONS; i++) {
                long before = account(api).number("comparisons");
                api.post("/v1/reconcile", WHY);
                awaitRest(api, before, history);
            }
            assertThat(host.terminate()).as(history).isZero();
        }
    }

    /// @param comparisons a later one than that must have been clean
    private void awaitRest(LocalApi api, long comparisons, String history) throws IOException, InterruptedException {
        var status = api.get("/v1/status");
        for (int look = 0; look < RESTLESS_MAX && !isAtRest(status, comparisons); look++) {
            accept(api);
            status = api.get("/v1/status");
        }
        assertThat(isAtRest(status, comparisons))
                .as(status.text() + " " + history)
                .isTrue();
    }
}
