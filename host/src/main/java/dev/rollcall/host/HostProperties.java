package dev.rollcall.host;

import java.nio.file.Path;
import java.time.Duration;
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
 */
@ConfigurationProperties("rollcall")
public record HostProperties(
        @DefaultValue("data") Path home,
        @DefaultValue Database database,
        @DefaultValue Plugins plugins,
        @DefaultValue Http http) {

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
     * The provider plugins.
     *
     * @param folder the drop-in folder
     * @param watchInterval how often a running host looks for changes in it
     */
    public record Plugins(
            @DefaultValue("plugins") Path folder,
            @DefaultValue("2s") Duration watchInterval) {}

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
            Optional<Path> trustedCertificates,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("32MB") DataSize maxAnswer) {}
}
