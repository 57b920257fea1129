package dev.rollcall.host;

import dev.rollcall.host.platform.GlpiDraft;
import dev.rollcall.host.platform.PlatformDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the host is configured with under {@code rollcall.*}, from the environment, the command line or the file {@code
 * rollcall.yaml} beside the launcher.
 *
 * @param home the data folder: the embedded database and the key file
 * @param database where the state is kept
 * @param plugins the provider plugins
 * @param http how the host calls out
 * @param secrets how secrets are kept
 * @param platform the asset platform; its values are looked at by the platform's rules
 * @param sync how runs work
 * @param access who may call the host
 * @param retention how long the journal and the audit trail are kept
 * @param notifications who is told what; its values are looked at by {@link NotificationSettings}
 * @param connections connections that are declared, by key; their values are looked at when they are stored
 */
@ConfigurationProperties("rollcall")
public record HostProperties(
        @DefaultValue("data") Path home,
        @DefaultValue Database database,
        @DefaultValue Plugins plugins,
        @DefaultValue Http http,
        @DefaultValue Secrets secrets,
        @DefaultValue Platform platform,
        @DefaultValue Sync sync,
        @DefaultValue AccessProperties access,
        @DefaultValue Retention retention,
        @DefaultValue NotificationProperties notifications,
        @DefaultValue Map<String, Connection> connections) {

    /**
     * Where the state is kept.
     *
     * @param url of a PostgreSQL, {@code jdbc:postgresql://…}; empty for the embedded database in the data folder
     * @param username of the PostgreSQL
     * @param password of the PostgreSQL
     */
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {
        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    /**
     * How long things are kept; {@code Retention} looks at the values.
     *
     * @param journal runs and changes, after the run has ended
     * @param audit entries of the audit trail
     */
    public record Retention(
            @DefaultValue("365d") Duration journal,
            @DefaultValue("1095d") Duration audit) {}

    /**
     * How runs work.
     *
     * @param writers how many assets are written at a time, within the platform's rate limit
     * @param placeholderSerials serials that are none (R3), in place of the usual ones; empty for those
     * @param scheduled whether this host starts the syncs that are due by themselves
     */
    public record Sync(
            @DefaultValue("4") int writers,
            @DefaultValue List<String> placeholderSerials,
            @DefaultValue("true") boolean scheduled) {
        public Sync {
            placeholderSerials = List.copyOf(placeholderSerials);
            if (writers < 1 || writers > 64) {
                throw new IllegalArgumentException(
                        "The property rollcall.sync.writers is " + writers + ". Set it to a number from 1 to 64.");
            }
        }
    }

    /**
     * The provider plugins.
     *
     * @param folder the drop-in folder
     * @param watchInterval how often a running host looks for changes in it
     * @param trustedCertificates a file of certificates in PEM, of which one must have signed every plugin; empty where
     *     no signature is asked for
     */
    public record Plugins(
            @DefaultValue("plugins") Path folder,
            @DefaultValue("2s") Duration watchInterval,
            Optional<String> trustedCertificates) {}

    /**
     * How the host calls out.
     *
     * @param allowInsecure whether plain http and addresses on this machine may be called; for demos and tests
     * @param proxy as {@code http://host:port}
     * @param trustedCertificates a file of certificates in PEM that are trusted beside the JDK's own
     * @param connectTimeout how long the making of a connection may take
     * @param maxAnswer the longest answer that is accepted
     */
    public record Http(
            @DefaultValue("false") boolean allowInsecure,
            Optional<String> proxy,
            Optional<String> trustedCertificates,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("32MB") DataSize maxAnswer) {}

    /**
     * How secrets are kept.
     *
     * @param key of AES-256, 32 bytes in base64; empty for the key file in the data folder
     */
    public record Secrets(@DefaultValue("") String key) {
        @Override
        public String toString() {
            return "Secrets[]";
        }
    }

    /**
     * The asset platform.
     *
     * @param kind which product it is; the usual one if empty
     * @param url its start page
     * @param token an API token of the user who syncs
     * @param requestsPerMinute how many of the requests that the platform allows are Rollcall's
     * @param statuses which statuses mean what
     * @param linkFields by provider, the display name of the field that holds its ids
     * @param specs by spec, where it is written
     * @param order how an active order shows
     * @param creation how assets are made
     * @param syncPageField the display name of the field that leads to the page that syncs the asset; empty for none
     * @param glpi what only a GLPI has
     */
    public record Platform(
            @DefaultValue("") String kind,
            @DefaultValue("") String url,
            @DefaultValue("") String token,
            @DefaultValue("") String requestsPerMinute,
            @DefaultValue Statuses statuses,
            @DefaultValue Map<String, String> linkFields,
            @DefaultValue Map<String, Spec> specs,
            @DefaultValue Order order,
            @DefaultValue Creation creation,
            @DefaultValue("") String syncPageField,
            @DefaultValue Glpi glpi) {
        /** As what people enter is looked at. */
        public PlatformDraft draft() {
            var targets = new LinkedHashMap<String, PlatformDraft.Spec>();
            specs.forEach((name, spec) -> targets.put(name, new PlatformDraft.Spec(spec.field, spec.mode)));
            return new PlatformDraft(
                    kind,
                    url,
                    token,
                    requestsPerMinute,
                    new PlatformDraft.Statuses(statuses.allocated, statuses.transferred),
                    linkFields,
                    targets,
                    new PlatformDraft.Order(order.field, order.values, order.labels),
                    new PlatformDraft.Creation(
                            creation.category, creation.fieldset, creation.modelNumber, creation.tag),
                    syncPageField,
                    glpi.draft());
        }

        @Override
        public String toString() {
            return "Platform[" + kind + ", " + url + "]";
        }
    }

    /** Statuses by name or id; the first of each is the one that is written. */
    public record Statuses(
            @DefaultValue List<String> allocated,
            @DefaultValue List<String> transferred) {}

    /**
     * Where a spec is written.
     *
     * @param field the name of a field
     * @param mode {@code always}, {@code only-if-empty} or {@code off}
     */
    public record Spec(
            @DefaultValue("") String field,
            @DefaultValue("") String mode) {}

    /**
     * How an active order shows.
     *
     * @param field the display name of a custom field
     * @param values of it that mean an active order; none for any value
     * @param labels status labels that mean one
     */
    public record Order(
            @DefaultValue("") String field,
            @DefaultValue List<String> values,
            @DefaultValue List<String> labels) {}

    /**
     * How assets are made.
     *
     * @param category of models that have to be made
     * @param fieldset of models that have to be made
     * @param modelNumber the spec that is the platform's model number
     * @param tag {@code counter}, {@code mdm}, or a pattern with {@code {serial}}
     */
    public record Creation(
            @DefaultValue("") String category,
            @DefaultValue("") String fieldset,
            @DefaultValue("") String modelNumber,
            @DefaultValue("") String tag) {}

    /**
     * What only a GLPI has.
     *
     * @param appToken of the API client
     * @param types which tables hold assets
     * @param locks what is done about fields that somebody has locked
     * @param groups what a group without a user means on an asset
     * @param order what shows an active order
     * @param creation how assets are made
     */
    public record Glpi(
            @DefaultValue("") String appToken,
            @DefaultValue List<String> types,
            @DefaultValue("") String locks,
            @DefaultValue("") String groups,
            @DefaultValue GlpiOrder order,
            @DefaultValue GlpiCreation creation) {
        GlpiDraft draft() {
            return new GlpiDraft(
                    appToken,
                    types,
                    locks,
                    groups,
                    new GlpiDraft.Order(order.notDelivered, order.states, order.ticketCategories),
                    new GlpiDraft.Creation(creation.models, creation.entity));
        }

        @Override
        public String toString() {
            return "Glpi[" + types + "]";
        }
    }

    /**
     * What shows an active order; any of it does.
     *
     * @param notDelivered whether financial information with an order and no date of delivery does
     * @param states of the plugin Order, by name or id
     * @param ticketCategories by complete name or id: an open ticket of one with the asset does
     */
    public record GlpiOrder(
            @DefaultValue("") String notDelivered,
            @DefaultValue List<String> states,
            @DefaultValue List<String> ticketCategories) {}

    /**
     * How assets are made.
     *
     * @param models whether models and manufacturers that are not there are made
     * @param entity the entity that gets them, by complete name or id; the user's own if empty
     */
    public record GlpiCreation(
            @DefaultValue("") String models,
            @DefaultValue("") String entity) {}

    /**
     * A connection that is declared.
     *
     * @param provider the provider's id
     * @param name for people; the key it is declared under if empty
     * @param rank its place in the order
     * @param active whether it is synced
     * @param settings by key, secrets included
     * @param policy by field
     * @param schedule a cron expression of six fields and a time zone, or "never"; daily if empty
     */
    public record Connection(
            @DefaultValue("") String provider,
            @DefaultValue("") String name,
            @DefaultValue("") String rank,
            @DefaultValue("") String active,
            @DefaultValue Map<String, String> settings,
            @DefaultValue Map<String, Object> policy,
            @DefaultValue("") String schedule) {
        @Override
        public String toString() {
            return "Connection[" + provider + "]";
        }
    }
}
