package dev.rollcall.host.access.senders;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which messages were taken, so that none is twice: by all hosts on the database, and after a start anew. */
final class MessageStore {
    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps that a message was taken.
     *
     * @return whether it is new
     */
    boolean take(String sender, String id, Instant now) {
        try {
            jdbc.sql("insert into signed_message (sender, message_id, taken_at) values (:sender, :id, :now)")
                    .param("sender", sender)
                    .param("id", id)
                    .param("now", time(now))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Lets a message come once more, since nothing came of it. */
    void forget(String sender, String id) {
        jdbc.sql("delete from signed_message where sender = :sender and message_id = :id")
                .param("sender", sender)
                .param("id", id)
                .update();
    }

    /** Forgets what is too old to be taken again anyway. */
    void prune(Instant before) {
        jdbc.sql("delete from signed_message where taken_at < :before")
                .param("before", time(before))
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
