package dev.rollcall.sandbox.snipeit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that has been let in.
 *
 * @param source {@code api}, or {@code gui} for a person's click
 * @param variables the variable parts of the path, decoded
 * @param query the query's parameters
 * @param input the query's and the body's values as Laravel merges and trims them; the body's win
 */
record Call(
        User user,
        String source,
        List<String> variables,
        Map<String, String> query,
        Map<String, @Nullable Object> input) {

    Actor actor() {
        return new Actor(user.id, source);
    }

    void require(String permission) {
        if (!user.may(permission)) {
            throw new Refusal(Answer.forbidden());
        }
    }

    /** The number in the path; 0, which no row has, for anything else. */
    int id() {
        return integer(variables.get(0));
    }

    /** A parameter of the query; empty if it is missing. */
    String parameter(String key) {
        return query.getOrDefault(key, "");
    }

    boolean has(String key) {
        return input.containsKey(key);
    }

    boolean isFilled(String key) {
        Object value = input.get(key);
        return value != null && !value.toString().isEmpty();
    }

    @Nullable
    Object value(String key) {
        return input.get(key);
    }

    @Nullable
    String text(String key) {
        Object value = input.get(key);
        return value == null ? null : value.toString();
    }

    int integer(String key, int otherwise) {
        Object value = input.get(key);
        return value == null ? otherwise : integer(value);
    }

    /** A value as a whole number; 0 for what is none. */
    static int integer(Object value) {
        if (value instanceof Number number) {
            return number.intValue();
        }
        if (value instanceof Boolean flag) {
            return JsonObject.bit(flag);
        }
        try {
            return Integer.parseInt(value.toString().strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** What PHP takes for true in a form: {@code 1}, {@code true}, {@code on}, {@code yes}. */
    static boolean isTrue(@Nullable Object value) {
        return value != null && List.of("1", "true", "on", "yes").contains(value.toString());
    }
}
