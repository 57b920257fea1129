package dev.rollcall.host;

import dev.rollcall.host.connection.SecretKeys;
import dev.rollcall.host.journal.Instances;
import dev.rollcall.host.journal.Instances.Traits;
import dev.rollcall.host.plugin.InstalledPlugin;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.http.OutboundHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * The hosts on one database: they have the same key and the same plugins, and share what the platform allows. One with an
 * embedded database is alone.
 */
final class Fellowship {
    private static final Logger log = LoggerFactory.getLogger(Fellowship.class);
    /** Until the others have looked, and leave the new one its part. */
    private static final Duration SETTLING = Duration.ofSeconds(15);
    /** Enough of a digest to tell two files apart. */
    private static final int DIGITS = 12;

    private final Instances instances;
    private final SecretKeys keys;
    private final Plugins plugins;
    private final OutboundHttp http;
    private Optional<String> told = Optional.empty();

    private Fellowship(Instances instances, SecretKeys keys, Plugins plugins, OutboundHttp http) {
        this.instances = instances;
        this.keys = keys;
        this.plugins = plugins;
        this.http = http;
    }

    /**
     * Joins those that live.
     *
     * @throws ConfigurationException if one of them has another key or other plugins
     */
    static Fellowship join(Instances instances, SecretKeys keys, Plugins plugins, OutboundHttp http) {
        var fellowship = new Fellowship(instances, keys, plugins, http);
        if (instances.areShared()) {
            fellowship.join();
        }
        return fellowship;
    }

    private void join() {
        var own = traits();
        // Before it looks: of two that start at once, each sees the other.
        instances.tell(own);
        var others = instances.others();
        var problems = others.stream()
                .flatMap(other -> problem(own, other).stream())
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            instances.leave();
            throw new ConfigurationException(problems);
        }
        if (!others.isEmpty()) {
            http.shareAmong(others.size() + 1, SETTLING);
        }
    }

    private Traits traits() {
        var lines = plugins.installed().stream().map(Fellowship::line).sorted().toList();
        return new Traits(keys.id().orElse(""), lines);
    }

    private static String line(InstalledPlugin plugin) {
        return plugin.facts().id() + " " + plugin.facts().version() + " (SHA-256 "
                + plugin.sha256().substring(0, DIGITS) + "…)";
    }

    private static Optional<String> problem(Traits own, Traits other) {
        if (!other.keyId().isEmpty() && !other.keyId().equals(own.keyId())) {
            return Optional.of("Another host on this database has another key of secrets (" + other.keyId()
                    + ", and here " + own.keyId() + "). Set rollcall.secrets.key to the same for all of them.");
        }
        return difference(own, other)
                .map(what -> "Another host on this database has other plugins: " + what
                        + ". Put the same files into the plugins folder of each, and start this one then.");
    }

    private static Optional<String> difference(Traits own, Traits other) {
        var parts = new ArrayList<String>();
        missing(other.plugins(), own.plugins(), "here").ifPresent(parts::add);
        missing(own.plugins(), other.plugins(), "there").ifPresent(parts::add);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private static Optional<String> missing(List<String> from, List<String> in, String where) {
        var lines = from.stream().filter(line -> !in.contains(line)).collect(Collectors.joining(", "));
        return lines.isEmpty() ? Optional.empty() : Optional.of("not " + where + " is " + lines);
    }

    /** Says what this host is like by now, and takes its part of what the platform allows. */
    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    void look() {
        if (!instances.areShared()) {
            return;
        }
        try {
            var own = traits();
            instances.tell(own);
            var others = instances.others();
            http.shareAmong(others.size() + 1, Duration.ZERO);
            warn(others.stream()
                    .flatMap(other -> difference(own, other).stream())
                    .findFirst());
        } catch (DataAccessException | TransactionException e) {
            // The heartbeat says so.
            log.debug("The database is away.", e);
        }
    }

    /** Plugins that people change while hosts run; once for each difference. */
    private void warn(Optional<String> difference) {
        if (difference.isPresent() && !difference.equals(told)) {
            log.warn(
                    "Another host on this database has other plugins by now: {}. Do on each host what you did on one.",
                    difference.get());
        }
        told = difference;
    }
}
