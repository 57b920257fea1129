package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The identity provider that lets people in by OpenID Connect.
 *
 * @param issuer as its tokens name it, with its path
 * @param clientId what Rollcall is called there
 * @param clientSecret by which the provider knows Rollcall
 * @param label what people know it by
 * @param scopes what is asked for
 * @param nameClaim the claim that people are named by
 * @param roleClaim the claim that says what they may do; parts of a path are separated by dots
 * @param roles by role, the values of that claim that mean it
 */
public record OidcSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        String label,
        List<String> scopes,
        String nameClaim,
        String roleClaim,
        Map<Role, List<String>> roles) {
    public OidcSettings {
        scopes = List.copyOf(scopes);
        roles = Map.copyOf(roles);
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }
}
