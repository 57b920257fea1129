package dev.rollcall.host;

import dev.rollcall.host.backup.Restoration;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Where a configuration puts what a backup is restored to. */
public final class RestorationTarget {
    private RestorationTarget() {}

    /**
     * Reads it; opens nothing.
     *
     * @throws ConfigurationException if the state is in PostgreSQL
     */
    public static Restoration.Target of(Environment configuration) {
        var properties = Binder.get(configuration).bindOrCreate("rollcall", HostProperties.class);
        if (!properties.database().url().isBlank()) {
            throw new ConfigurationException(
                    List.of("The property rollcall.database.url names a PostgreSQL, which has its"
                            + " own way back. Restore it with pg_restore or psql, or leave the property out."));
        }
        return new Restoration.Target(
                properties.home(), properties.plugins().folder(), ConnectionConfiguration.keys(properties));
    }
}
