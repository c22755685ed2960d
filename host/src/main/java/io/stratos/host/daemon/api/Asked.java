package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import org.jspecify.annotations.Nullable;

/// What a caller asked for.
public final class Asked {
    /// Longest reason, in characters; as for the interlock.
    static final int NOTE_LENGTH_MAX = 120;

    private static final String NAME = "request";

    private static final String ROLE = "role";

    private Asked() {}

    /// Keeps in whose role a call is made; the token says it.
    public static void in(Context context, Role role) {
        context.attribute(ROLE, role);
    }

    /// In whose role a call is made.
    static Role role(Context context) {
        Role role = context.attribute(ROLE);
        if (role == null) {
            throw new IllegalStateException("Invariant: a call is served for who has shown a token");
        }
        return role;
    }

    /// Who asks, as the journal names it.
    public static String actor(Context context) {
        return role(context).word();
    }

    static Refused forbidden(Role role, Role least) {
        return Refusal.of(ReasonCode.API_ROLE, "the token's role may not do that")
                .got(role.word(), least.word())
                .fix("show the token of that role; a command: --role " + least.word())
                .refused();
    }

    /// Refuses who may not what the call needs.
    public static void require(Context context, Role least) throws Refused {
        var role = role(context);
        if (!role.may(least)) {
            throw forbidden(role, least);
        }
    }

    /// The fields of the request's body.
    static Fields body(Context context) throws Refused {
        var document = Documents.json(context.bodyAsBytes(), DocumentLimits.SMALL, NAME, ReasonCode.CLI_USAGE);
        return Fields.of(document, NAME, ReasonCode.CLI_USAGE);
    }

    /// The mandatory reason of a call that changes something.
    static String reason(Fields fields) throws Refused {
        return reason(fields.text("reason", ""));
    }

    static String reason(@Nullable String said) throws Refused {
        var reason = said == null ? "" : said;
        if (reason.isBlank() || reason.length() > NOTE_LENGTH_MAX) {
            throw Refusal.of(ReasonCode.CLI_REASON, "a change has a reason")
                    .got(reason.length() + " characters", "1 to " + NOTE_LENGTH_MAX)
                    .refused();
        }
        return reason;
    }

    /// Why, for a call that says nothing else.
    public static String onlyReason(Context context) throws Refused {
        var fields = body(context);
        var reason = reason(fields);
        fields.finish();
        return reason;
    }

    /// The instance that the query names.
    static InstanceId instance(Context context) throws Refused {
        var text = context.queryParam("instance");
        return instance(text == null ? "" : text);
    }

    static InstanceId instance(String text) throws Refused {
        try {
            return InstanceId.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw noInstance(text);
        }
    }

    /// A name of the query.
    static String identifier(Context context, String name) throws Refused {
        var text = context.queryParam(name);
        if (text == null || !Identifier.isValid(text)) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "no such name: " + name)
                    .got(text == null ? "none" : text, "1 to 64 characters of [A-Za-z0-9._-]")
                    .refused();
        }
        return text;
    }

    static Refused noInstance(Object got) {
        return Refusal.of(ReasonCode.CLI_USAGE, "there is no such instance")
                .got(got, "BOT/STRATEGY/INSTANCE of a running one")
                .fix("stratos ps")
                .refused();
    }

    /// A whole number of the query, `absent` when it is not there.
    static long number(Context context, String name, long least, long most, long absent) throws Refused {
        var text = context.queryParam(name);
        return text == null ? absent : number(name, text, least, most);
    }

    /// A whole number that the caller gave.
    static long number(String name, String text, long least, long most) throws Refused {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // told below, as for any other wrong number
        }
        throw Refusal.of(ReasonCode.CLI_USAGE, "no such number: " + name)
                .got(text, least + " to " + most)
                .refused();
    }
}
