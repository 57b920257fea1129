package dev.rollcall.host.access.people;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.web.FieldProblem;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people can be called. A name is never taken for a token's, nor for the host's own. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+#-]{0,99}");

    private Names() {}

    static boolean isUsable(@Nullable String name) {
        return name != null && NAME.matcher(name).matches() && !name.equalsIgnoreCase(Caller.HOST.name());
    }

    /** Why nobody can be called so; empty if somebody can. */
    static Optional<FieldProblem> problem(@Nullable String name) {
        return isUsable(name)
                ? Optional.empty()
                : Optional.of(new FieldProblem(
                        "name",
                        "The name is not one that a person can have.",
                        "Enter 1 to 100 letters, digits and . _ @ + # -, such as an e-mail address; not '"
                                + Caller.HOST.name() + "'."));
    }
}
