package io.stratos.host.audit;

import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.Numbered;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.ForcedAction;
import io.stratos.execution.reconcile.Step;
import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as JSON: every component by its name in lower case with underscores, none left out.
///
/// Decimals are texts, times are ISO-8601 UTC with nanoseconds (0 is null), durations whole
/// nanoseconds, codes names. Made from the record's
/// own components, so that a field which is added to a record cannot be forgotten here.
public final class RecordDocument {
    private static final String NANOS = "Nanos";

    /// How the names of moments end; other nanoseconds are durations.
    private static final List<String> MOMENTS = List.of("At", "Time", "Since", "After", "Until");

    private RecordDocument() {}

    /// The object of one record.
    public static Map<String, @Nullable Object> of(Record body) {
        var document = Json.object();
        if (body instanceof Intent) {
            document.put("kind", body.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
        for (var component : body.getClass().getRecordComponents()) {
            put(document, body, component);
        }
        return document;
    }

    private static void put(Map<String, @Nullable Object> document, Record body, RecordComponent component) {
        var name = component.getName();
        var value = read(body, component);
        if (value instanceof Long nanos && name.endsWith(NANOS)) {
            var bare = name.substring(0, name.length() - NANOS.length());
            if (MOMENTS.stream().anyMatch(bare::endsWith)) {
                document.put(snake(bare), nanos == 0 ? null : IsoTime.of(nanos));
            } else {
                document.put(snake(bare) + "_ns", nanos);
            }
        } else if (value instanceof Integer number && isNumberOfCore(body, name)) {
            document.put(snake(name), nameInCore(body, name, number));
        } else {
            document.put(snake(name), plain(value));
        }
    }

    private static @Nullable Object read(Record body, RecordComponent component) {
        try {
            return component.getAccessor().invoke(body);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Invariant: a record can be read, got=" + component, e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal amount ->
                amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
            case Decimal _, InstanceId _, AccountId _ -> value.toString();
            case Record nested -> of(nested);
            case List<?> list -> list.stream().map(RecordDocument::plain).toList();
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            default -> value;
        };
    }

    /// The account core's own enums stand in records as numbers.
    private static boolean isNumberOfCore(Record body, String name) {
        return switch (body) {
            case OrderRecord _ -> name.equals("lifecycle") || name.equals("pending");
            case ReconciliationRecord _ ->
                name.equals("cause") || name.equals("step") || name.equals("category") || name.equals("action");
            default -> false;
        };
    }

    private static @Nullable Object nameInCore(Record body, String name, int number) {
        Numbered[] constants = switch (name) {
            case "lifecycle" -> Lifecycle.values();
            case "pending" -> Pending.values();
            case "cause" -> Cause.values();
            case "step" -> Step.values();
            case "category" -> Category.values();
            case "action" -> ForcedAction.values();
            default -> throw new IllegalStateException("Invariant: a number of the core, got=" + body + " " + name);
        };
        for (var constant : constants) {
            if (constant.number() == number) {
                return constant;
            }
        }
        return number == 0 ? null : number;
    }

    private static String snake(String name) {
        var text = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                text.append('_').append(Character.toLowerCase(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
