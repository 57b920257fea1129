package dev.rollcall.host.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The processes that share this state. Each says now and then that it lives; what one that lives no more had begun may
 * be taken up by another (R72).
 */
public class Instances {
    /** Silent for so long, a process is gone. */
    public static final Duration GONE_AFTER = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean isShared;
    private final String id = UUID.randomUUID().toString();

    /**
     * @param isShared whether other processes may use the state at the same time; an embedded database is this
     *     process's alone
     */
    public Instances(JdbcClient jdbc, Clock clock, boolean isShared) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.isShared = isShared;
    }

    /** Whether other processes may use the state at the same time. */
    public boolean areShared() {
        return isShared;
    }

    /** This process. */
    public String own() {
        return id;
    }

    /** Says that this process lives. One thread at a time: two that both find nothing would both insert. */
    public synchronized void beat() {
        var now = Times.of(clock.instant());
        var known = jdbc.sql("update instance set seen_at = :now where id = :id")
                .param("now", now)
                .param("id", id)
                .update();
        if (known == 0) {
            jdbc.sql("insert into instance (id, started_at, seen_at) values (:id, :now, :now)")
                    .param("now", now)
                    .param("id", id)
                    .update();
        }
    }

    /**
     * What processes that share this state have to agree in.
     *
     * @param keyId which key secrets are encrypted with; empty if a process did not say
     * @param plugins a line for each; empty if it has none, or did not say
     */
    public record Traits(String keyId, List<String> plugins) {
        public Traits {
            plugins = List.copyOf(plugins);
        }
    }

    /** Says that this process lives, and what it is like. */
    public void tell(Traits own) {
        beat();
        jdbc.sql("update instance set key_id = :key, plugins = :plugins where id = :id")
                .param("key", own.keyId)
                .param("plugins", String.join("\n", own.plugins))
                .param("id", id)
                .update();
    }

    /** What the other processes are like that live. */
    public List<Traits> others() {
        if (!isShared) {
            return List.of();
        }
        return jdbc.sql("select key_id, plugins from instance where id <> :id and seen_at > :since order by started_at")
                .param("id", id)
                .param("since", Times.of(clock.instant().minus(GONE_AFTER)))
                .query((row, number) -> new Traits(
                        row.getString("key_id"),
                        row.getString("plugins").lines().toList()))
                .list();
    }

    /** Says that this process ends, and forgets those that are long gone. */
    public void leave() {
        jdbc.sql("delete from instance where id = :id or seen_at < :before")
                .param("id", id)
                .param("before", Times.of(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    /**
     * Whether another process lives.
     *
     * @param instance its id
     */
    public boolean lives(String instance) {
        if (instance.equals(id)) {
            return true;
        }
        if (!isShared) {
            return false;
        }
        Instant since = clock.instant().minus(GONE_AFTER);
        return jdbc.sql("select count(*) from instance where id = :id and seen_at > :since")
                        .param("id", instance)
                        .param("since", Times.of(since))
                        .query(Long.class)
                        .single()
                > 0;
    }
}
