package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Fieldset;
import dev.rollcall.sandbox.snipeit.Catalogue.Member;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What custom fields accept, and how a request's values get into them. */
final class CustomFieldRules {
    /** What a TEXT column holds. */
    private static final int COLUMN_BYTES = 65_535;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern MAC = Pattern.compile("([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}");
    private static final Pattern IP = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private final Database database;

    CustomFieldRules(Database database) {
        this.database = database;
    }

    /**
     * Sets the request's custom fields in the draft.
     *
     * @param problems gets what cannot be set; nothing of the request must be saved then
     * @return whether an encrypted field was left alone because the user may not write it
     */
    boolean apply(Asset draft, Call call, Map<String, List<String>> problems) {
        boolean skipped = false;
        Fieldset fieldset = database.catalogue.fieldsetOf(draft.modelId);
        for (String key : call.input().keySet()) {
            if (!key.startsWith("_snipeit_")) {
                continue;
            }
            CustomField field = database.catalogue.fieldByColumn(key);
            if (field == null) {
                problems.put(
                        key,
                        List.of("This field does not seem to exist, please double check your custom field names."));
            } else if (fieldset == null || !fieldset.contains(field.id)) {
                problems.put(
                        key,
                        List.of("This field seems to exist, but is not available on this Asset Model's fieldset."));
            } else if (call.value(key) instanceof List<?>) {
                problems.put(key, List.of(label(field) + " cannot be an array."));
            } else if (field.isEncrypted && !call.user().may("assets.view.encrypted_custom_fields")) {
                skipped = true;
            } else {
                draft.custom(field.id, stored(field, call.value(key)));
            }
        }
        return skipped;
    }

    private static @Nullable String stored(CustomField field, @Nullable Object value) {
        if (field.isBoolean()) {
            return Call.isTrue(value) ? "1" : "0";
        }
        if (value == null) {
            return field.isEncrypted ? "" : null;
        }
        return value.toString();
    }

    /** What every save does to the fields: unset BOOLEANs become 0, and what is too long is cut off. */
    void settle(Asset draft) {
        for (Member member : database.catalogue.membersOf(draft.modelId)) {
            CustomField field = member.field();
            String value = draft.custom(field.id);
            if (field.isBoolean() && value == null) {
                draft.custom(field.id, "0");
            }
            if (value != null && value.length() * 3 > COLUMN_BYTES) {
                draft.custom(field.id, Text.cutBytes(value, COLUMN_BYTES));
            }
        }
    }

    /** Checks all fields of the asset's fieldset, also those that the request does not name. */
    void check(Asset draft, Map<String, List<String>> problems) {
        for (Member member : database.catalogue.membersOf(draft.modelId)) {
            CustomField field = member.field();
            String problem = problem(draft, member, draft.custom(field.id));
            if (problem != null) {
                problems.putIfAbsent(field.column(), List.of("The " + label(field) + " " + problem));
            }
        }
    }

    private @Nullable String problem(Asset draft, Member member, @Nullable String value) {
        CustomField field = member.field();
        if (value == null || value.isBlank()) {
            return member.required() ? "field is required." : null;
        }
        if (field.isUnique && isTaken(draft, field, value)) {
            return "must be unique.";
        }
        return formatProblem(field.format, value);
    }

    private boolean isTaken(Asset draft, CustomField field, String value) {
        for (int id = 1; id < database.nextAssetId(); id++) {
            Asset other = database.asset(id);
            if (other != null
                    && other.id != draft.id
                    && !other.isDeleted()
                    && Collation.equal(other.custom(field.id), value)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String formatProblem(String format, String value) {
        return switch (format) {
            case "NUMERIC" -> NUMBER.matcher(value).matches() ? null : "field must be a number.";
            case "DATE" -> isDate(value) ? null : "field must be a valid date.";
            case "DATETIME" -> isDateTime(value) ? null : "field must be a valid date.";
            case "URL" -> isUrl(value) ? null : "field must be a valid URL.";
            case "MAC" -> MAC.matcher(value).matches() ? null : "field must be a valid MAC address.";
            case "IP" -> IP.matcher(value).matches() ? null : "field must be a valid IP address.";
            case "EMAIL" -> value.matches("[^@\\s]+@[^@\\s]+") ? null : "field must be a valid email address.";
            case "ALPHA" -> value.matches("\\p{L}+") ? null : "field must only contain letters.";
            default -> regexProblem(format, value);
        };
    }

    private static @Nullable String regexProblem(String format, String value) {
        if (!format.startsWith("regex:/") || !format.endsWith("/")) {
            return null;
        }
        Pattern pattern = Pattern.compile(format.substring("regex:/".length(), format.length() - 1));
        return pattern.matcher(value).find() ? null : "field format is invalid.";
    }

    private static boolean isDate(String value) {
        try {
            return LocalDate.parse(Text.cut(value, 10)).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(String value) {
        return isDate(value) && value.matches(".{10}([T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?)?");
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null && List.of("http", "https", "ftp").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** How messages name a field: its column with blanks for underscores, the one in front too. */
    private static String label(CustomField field) {
        return field.column().replace('_', ' ');
    }
}
