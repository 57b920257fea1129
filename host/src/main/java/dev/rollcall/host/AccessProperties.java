package dev.rollcall.host;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.access.entry.OidcSettings;
import dev.rollcall.host.access.people.FirstAdmin;
import dev.rollcall.host.web.Signature;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the host.
 *
 * @param bootstrapToken an API token for automation, with the role ADMIN; empty for none
 * @param hostNames that requests may name, beside those of this machine, while the host listens on it only
 * @param publicUrl where people find the host, such as a proxy's address; empty for where it listens
 * @param fourEyes whether who asked for a held change may not approve it
 * @param firstAdmin who becomes ADMIN at a start without one
 * @param session how long people stay logged in
 * @param senders by a name of the admin's choice, who may send messages to webhooks
 * @param oidc the identity provider that lets people in by OpenID Connect
 */
public record AccessProperties(
        @DefaultValue("") String bootstrapToken,
        @DefaultValue List<String> hostNames,
        @DefaultValue("") String publicUrl,
        @DefaultValue("false") boolean fourEyes,
        @DefaultValue FirstAdministrator firstAdmin,
        @DefaultValue Session session,
        @DefaultValue Map<String, Sender> senders,
        @DefaultValue Oidc oidc) {
    private static final String PREFIX = "The property rollcall.access.";
    private static final int LONGEST_NAME = 100;

    public AccessProperties {
        hostNames = List.copyOf(hostNames);
        senders = Map.copyOf(senders);
        senders.forEach(AccessProperties::require);
        var isAddress = publicUrl.isEmpty() || isAddress(publicUrl);
        if (!isAddress) {
            throw new IllegalArgumentException(PREFIX + "public-url is no address of a host. Set it to one such as"
                    + " https://rollcall.example.com, without a blank at its end, a user, or a question mark.");
        }
    }

    private static void require(String name, Sender sender) {
        try {
            Signature.of(Secret.of(sender.secret()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    PREFIX + "senders." + name + ".secret can't be used. " + e.getMessage()
                            + " Make one with `echo \"whsec_$(openssl rand -base64 32)\"`, and give it to the sender"
                            + " too.",
                    e);
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(PREFIX + "senders names a sender with more than " + LONGEST_NAME
                    + " characters. Give it a shorter name.");
        }
    }

    /** What messages are signed with, by sender. */
    Map<String, Signature> signatures() {
        return senders.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        sender -> Signature.of(Secret.of(sender.getValue().secret()))));
    }

    /** Where people find the host; empty for where it listens. */
    Optional<URI> address() {
        var trimmed = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        return trimmed.isEmpty() ? Optional.empty() : Optional.of(URI.create(trimmed));
    }

    private static boolean isAddress(String text) {
        try {
            var uri = URI.create(text);
            return List.of("https", "http").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "AccessProperties[" + hostNames + ", " + publicUrl + "]";
    }

    /**
     * Who becomes ADMIN at a start without one.
     *
     * @param name to log in with; empty for nobody
     * @param password theirs; of no use once they are there
     */
    public record FirstAdministrator(
            @DefaultValue("") String name, @DefaultValue("") String password) {
        public FirstAdministrator {
            if (!name.isEmpty() || !password.isEmpty()) {
                FirstAdmin.problem(name, password).ifPresent(problem -> {
                    throw new IllegalArgumentException(PREFIX + "first-admin." + problem.field() + " can't be used. "
                            + problem.message() + " " + problem.cure());
                });
            }
        }

        @Override
        public String toString() {
            return "FirstAdministrator[" + name + "]";
        }
    }

    /**
     * Who may send messages to webhooks.
     *
     * @param secret that both sides know: {@code whsec_} and 24 to 64 bytes in base64
     */
    public record Sender(@DefaultValue("") String secret) {
        @Override
        public String toString() {
            return "Sender[]";
        }
    }

    /**
     * The identity provider that lets people in by OpenID Connect.
     *
     * @param issuer as it calls itself; empty for none
     * @param clientId what Rollcall is called there
     * @param clientSecret by which it knows Rollcall
     * @param label what people know it by
     * @param scopes what is asked for
     * @param nameClaim the claim that people are named by
     * @param roleClaim the claim that says what they may do; parts of a path are separated by dots
     * @param roles what the values of that claim mean
     */
    public record Oidc(
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("the identity provider") String label,
            @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
            @DefaultValue("preferred_username") String nameClaim,
            @DefaultValue("roles") String roleClaim,
            @DefaultValue OidcValues roles) {
        public Oidc {
            scopes = List.copyOf(scopes);
            if (!issuer.isEmpty()) {
                require("issuer", isAddress(issuer), "Set it to the address that the provider calls itself by.");
                require("client-id", !clientId.isBlank(), "Set it to what Rollcall is called at the provider.");
                require("client-secret", !clientSecret.isBlank(), "Set it to the secret that the provider made.");
                require("scopes", scopes.contains("openid"), "Name openid among them.");
                require("name-claim", !nameClaim.isBlank(), "Name a claim, such as preferred_username.");
                require("role-claim", !roleClaim.isBlank(), "Name a claim, such as roles or groups.");
                require("roles", !roles.isEmpty(), "Set roles.admin, roles.operator or roles.viewer to its values.");
            }
        }

        private static void require(String name, boolean isGood, String cure) {
            if (!isGood) {
                throw new IllegalArgumentException(PREFIX + "oidc." + name + " is missing or can't be used. " + cure);
            }
        }

        /** For the access package; empty if there is none. */
        Optional<OidcSettings> settings() {
            return issuer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new OidcSettings(
                            URI.create(issuer),
                            clientId,
                            clientSecret,
                            label,
                            scopes,
                            nameClaim,
                            roleClaim,
                            Map.of(
                                    Role.ADMIN, roles.admin(),
                                    Role.OPERATOR, roles.operator(),
                                    Role.VIEWER, roles.viewer())));
        }

        @Override
        public String toString() {
            return "Oidc[" + issuer + ", " + clientId + "]";
        }
    }

    /** The values of the role claim that mean each role. */
    public record OidcValues(
            @DefaultValue List<String> admin,
            @DefaultValue List<String> operator,
            @DefaultValue List<String> viewer) {
        public OidcValues {
            admin = List.copyOf(admin);
            operator = List.copyOf(operator);
            viewer = List.copyOf(viewer);
        }

        boolean isEmpty() {
            return admin.isEmpty() && operator.isEmpty() && viewer.isEmpty();
        }
    }

    /**
     * How long people stay logged in.
     *
     * @param idle without a request
     * @param longest after the login, whatever comes
     */
    public record Session(
            @DefaultValue("30m") Duration idle,
            @DefaultValue("12h") Duration longest) {
        private static final Duration SHORTEST = Duration.ofMinutes(1);
        private static final Duration MOST = Duration.ofDays(30);

        public Session {
            require("idle", idle);
            require("longest", longest);
        }

        private static void require(String name, Duration value) {
            if (value.compareTo(SHORTEST) < 0 || value.compareTo(MOST) > 0) {
                throw new IllegalArgumentException(PREFIX + "session." + name + " is " + value
                        + ". Set it to something from 1m to 30d, such as 30m or 12h.");
            }
        }
    }
}
