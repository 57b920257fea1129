package dev.rollcall.host.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which policy a preview tried, so that its numbers can be shown to who is about to choose that policy. */
public class Trials {
    private final JdbcClient jdbc;

    public Trials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a preview showed.
     *
     * @param planned by kind, how many changes would be written or held
     * @param held how many of them would be held
     */
    public record Shown(String runId, Instant beganAt, Map<ChangeKind, Long> planned, long held) {
        public Shown {
            planned = Map.copyOf(planned);
        }

        /** How many of that kind. */
        public long count(ChangeKind kind) {
            return planned.getOrDefault(kind, 0L);
        }
    }

    /**
     * Keeps which policy a preview tries.
     *
     * @param policy a text that is the same for the same policy; only its digest is kept
     */
    public void add(String runId, String policy) {
        jdbc.sql("insert into trial (run_id, policy) values (:run, :policy)")
                .param("run", runId)
                .param("policy", digest(policy))
                .update();
    }

    /**
     * The latest preview of a connection that tried the policy, read everything, and is not outdated by a run that may
     * write.
     *
     * @param since how old it may be
     */
    public Optional<Shown> latest(String connectionId, String policy, Instant since) {
        return jdbc.sql("select r.id, r.began_at from run r join trial t on t.run_id = r.id"
                        + " where r.connection_id = :connection and t.policy = :policy and r.began_at >= :since"
                        + " and r.complete = true and r.ended_at is not null and not exists (select 1 from run w"
                        + " where w.connection_id = r.connection_id and w.purpose not in ('PREVIEW', 'PREVIEW_DEVICE')"
                        + " and w.began_at > r.began_at)"
                        + " order by r.began_at desc, r.id fetch next 1 rows only")
                .param("connection", connectionId)
                .param("policy", digest(policy))
                .param("since", Times.of(since))
                .query((row, number) -> new Preview(row.getString("id"), Times.at(row, "began_at")))
                .optional()
                .map(preview -> shown(preview, counts(preview.runId())));
    }

    private record Preview(String runId, Instant beganAt) {}

    private record Count(ChangeKind kind, boolean isHeld, long number) {}

    private List<Count> counts(String runId) {
        return jdbc.sql("select kind, state, count(*) as number from asset_change where run_id = :run"
                        + " and state in ('PLANNED', 'PLANNED_HELD') group by kind, state")
                .param("run", runId)
                .query((row, number) -> new Count(
                        ChangeKind.valueOf(row.getString("kind")),
                        row.getString("state").equals("PLANNED_HELD"),
                        row.getLong("number")))
                .list();
    }

    private static Shown shown(Preview preview, List<Count> counts) {
        var planned = counts.stream().collect(Collectors.toMap(Count::kind, Count::number, Long::sum));
        var held =
                counts.stream().filter(Count::isHeld).mapToLong(Count::number).sum();
        return new Shown(preview.runId(), preview.beganAt(), planned, held);
    }

    private static String digest(String policy) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(policy.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
