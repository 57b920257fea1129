package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the claims of an identity provider let people do here: nothing, unless a value of theirs is configured. */
final class OidcRoles {
    private OidcRoles() {}

    /** The largest role that the claims mean; empty for none. */
    static Optional<Role> of(OidcSettings settings, Map<String, Object> claims) {
        var values = values(claims.get(settings.roleClaim()), claims, settings.roleClaim());
        return Arrays.stream(Role.values())
                .filter(role ->
                        settings.roles().getOrDefault(role, List.of()).stream().anyMatch(values::contains))
                .max(Comparator.naturalOrder());
    }

    private static List<String> values(@Nullable Object direct, Map<String, Object> claims, String path) {
        var claim = direct == null ? nested(claims, path) : direct;
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return claim instanceof String one ? List.of(one) : List.of();
    }

    /** Some providers put roles deeper: {@code realm_access.roles}. */
    private static @Nullable Object nested(Map<String, Object> claims, String path) {
        @Nullable Object place = claims;
        for (var part : path.split("\\.", -1)) {
            place = place instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return place;
    }
}
