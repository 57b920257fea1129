package dev.rollcall.host.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the audit trail. */
final class AuditStore {
    private static final String COLUMNS = "id, at, who, origin, what, details, salt, content, seal, previous, digest";

    private final JdbcClient database;

    AuditStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Where the chain begins and ends.
     *
     * @param head the id of its last entry; 0 if there is none
     * @param anchor the id of the last entry that was pruned; 0 if none was
     */
    record Ends(long head, String headDigest, long anchor, String anchorDigest) {}

    /** Waits until no other transaction adds, and keeps others waiting until this one ends. */
    Ends lock() {
        return database.sql("select head, head_digest, anchor, anchor_digest from audit_chain where id = 1 for update")
                .query((row, number) -> new Ends(
                        row.getLong("head"),
                        row.getString("head_digest"),
                        row.getLong("anchor"),
                        row.getString("anchor_digest")))
                .single();
    }

    void insert(Link link) {
        var entry = link.entry();
        database.sql("insert into audit_entry (" + COLUMNS + ") values (:id, :at, :who, :origin, :what, :details,"
                        + " :salt, :content, :seal, :previous, :digest)")
                .param("id", entry.id())
                .param("at", time(entry.at()))
                .param("who", entry.who())
                .param("origin", entry.from().orElse(null))
                .param("what", entry.what())
                .param("details", entry.details())
                .param("salt", link.salt())
                .param("content", link.content())
                .param("seal", link.seal())
                .param("previous", link.previous())
                .param("digest", entry.digest())
                .update();
        database.sql("update audit_chain set head = :head, head_digest = :digest where id = 1")
                .param("head", entry.id())
                .param("digest", entry.digest())
                .update();
    }

    /** Entries in their order, from the one after that. */
    List<Link> after(long id, int limit) {
        return database.sql("select " + COLUMNS + " from audit_entry where id > :id order by id"
                        + " fetch next :limit rows only")
                .param("id", id)
                .param("limit", limit)
                .query(AuditStore::link)
                .list();
    }

    /** Entries that are looked for, the latest first. */
    List<AuditEntry> latest(AuditQuery query, long before, int limit) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        query.who().ifPresent(text -> condition(where, values, "lower(who) like :who escape '!'", "who", text));
        query.what().ifPresent(text -> condition(where, values, "lower(what) like :what escape '!'", "what", text));
        query.since().ifPresent(at -> {
            where.add("at >= :since");
            values.put("since", time(at));
        });
        query.until().ifPresent(at -> {
            where.add("at < :until");
            values.put("until", time(at));
        });
        if (before > 0) {
            where.add("id < :before");
            values.put("before", before);
        }
        values.put("limit", limit);
        return database.sql("select " + COLUMNS + " from audit_entry"
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by id desc fetch next :limit rows only")
                .params(values)
                .query((row, number) -> link(row, number).entry())
                .list();
    }

    private static void condition(
            List<String> where, Map<String, Object> values, String condition, String name, String text) {
        where.add(condition);
        values.put(
                name,
                "%"
                        + text.toLowerCase(Locale.ROOT)
                                .replace("!", "!!")
                                .replace("%", "!%")
                                .replace("_", "!_") + "%");
    }

    /** The last entry before the first one that is not that old; empty if the first of all is not. */
    Optional<Long> lastBefore(Instant time, long head) {
        var kept = database.sql("select min(id) from audit_entry where at >= :time")
                .param("time", time(time))
                .query(Long.class)
                .optional()
                .orElse(head + 1);
        return database.sql("select max(id) from audit_entry where id < :kept")
                .param("kept", kept)
                .query(Long.class)
                .optional();
    }

    /** Deletes the entries up to that one, which the chain is anchored at from then on. */
    int prune(long id) {
        database.sql("update audit_chain set anchor = :id, anchor_digest = (select digest from audit_entry"
                        + " where id = :id) where id = 1")
                .param("id", id)
                .update();
        database.sql("delete from audit_erasure where erasure_id <= :id")
                .param("id", id)
                .update();
        return database.sql("delete from audit_entry where id <= :id")
                .param("id", id)
                .update();
    }

    /** Puts what is left of an entry in the place of what it said. */
    void erase(long erasure, AuditEntry left, String salt) {
        database.sql("update audit_entry set who = :who, origin = :origin, what = :what, details = :details,"
                        + " salt = :salt where id = :id")
                .param("who", left.who())
                .param("origin", left.from().orElse(null))
                .param("what", left.what())
                .param("details", left.details())
                .param("salt", salt)
                .param("id", left.id())
                .update();
        database.sql("insert into audit_erasure (erasure_id, entry_id, content) values (:erasure, :entry, :content)")
                .param("erasure", erasure)
                .param("entry", left.id())
                .param("content", Link.content(left, salt))
                .update();
    }

    /** What an erasure changed, by entry. */
    List<Link.Erased> erasedBy(long erasure) {
        return database.sql("select entry_id, content from audit_erasure where erasure_id = :id order by entry_id")
                .param("id", erasure)
                .query((row, number) -> new Link.Erased(row.getLong("entry_id"), row.getString("content")))
                .list();
    }

    /**
     * What an erasure left of an entry.
     *
     * @param erasure the id of the entry about the erasure
     * @param content the digest
     */
    record Left(long erasure, String content) {}

    /** What the latest erasure left of an entry; empty if none changed it. */
    Optional<Left> leftOf(long entry) {
        return database.sql("select erasure_id, content from audit_erasure where entry_id = :id"
                        + " order by erasure_id desc fetch next 1 rows only")
                .param("id", entry)
                .query((row, number) -> new Left(row.getLong("erasure_id"), row.getString("content")))
                .optional();
    }

    /** The entries from before there was a chain; they are taken out of where they were. */
    List<AuditEntry> takeEarlier() {
        var earlier = database.sql("select id, at, who, what, details from audit order by id")
                .query((row, number) -> new AuditEntry(
                        0,
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        Optional.empty(),
                        row.getString("what"),
                        row.getString("details"),
                        ""))
                .list();
        database.sql("delete from audit").update();
        return earlier;
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        var entry = new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                Optional.ofNullable(row.getString("origin")),
                row.getString("what"),
                row.getString("details"),
                row.getString("digest"));
        return new Link(
                entry,
                row.getString("salt"),
                row.getString("content"),
                row.getString("seal"),
                row.getString("previous"));
    }

    /** A database rounds what is finer than its column, so it is cut off before. */
    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
