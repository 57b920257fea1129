package dev.rollcall.host.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who did what, when and from where. Entries are added in the caller's transaction, by one at a time, also where several
 * hosts share the database; each carries the digest of the one before. Only {@link #prune} deletes entries, and only
 * {@link #erase} changes what they say; each leaves an entry about it.
 */
public final class AuditTrail {
    /** How many entries are read or deleted at a time. */
    static final int AT_ONCE = 1000;

    private static final int LONGEST_WHO = 500;
    private static final int LONGEST_WHAT = 200;
    private static final int LONGEST_FROM = 200;

    private final AuditStore store;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    public AuditTrail(JdbcClient database, TransactionOperations transactions, InstantSource clock) {
        this.store = new AuditStore(database);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds an entry about what no request asked for.
     *
     * @param who a person, a token, or a file
     * @param what in a few words
     * @param details for people; never a secret
     */
    public void add(String who, String what, String details) {
        add(Author.of(who), what, details);
    }

    /**
     * Adds an entry.
     *
     * @param what in a few words
     * @param details for people; never a secret
     */
    public void add(Author author, String what, String details) {
        transactions.executeWithoutResult(status -> append(begun(), entry(author, what, details), ""));
    }

    /** All entries, the oldest first. */
    public List<AuditEntry> entries() {
        var all = new ArrayList<AuditEntry>();
        var part = store.after(0, AT_ONCE);
        while (!part.isEmpty()) {
            part.forEach(link -> all.add(link.entry()));
            part = store.after(part.get(part.size() - 1).entry().id(), AT_ONCE);
        }
        return all;
    }

    /**
     * Entries that are looked for, the latest first.
     *
     * @param before only those with a lower id; 0 for all
     */
    public List<AuditEntry> latest(AuditQuery query, long before, int limit) {
        return store.latest(query, before, limit);
    }

    /** Looks whether every entry is as it was written, and follows the one before. Keeps others from adding meanwhile. */
    public Verification verify(Optional<String> expectedHead) {
        return Objects.requireNonNull(
                transactions.execute(status -> new Verifier(store, expectedHead).verify(begun())));
    }

    /** Takes entries of an earlier version into the chain: to be called once at the start. */
    public void begin() {
        transactions.executeWithoutResult(status -> begun());
    }

    /**
     * Deletes the oldest entries, {@value #AT_ONCE} at the most, and adds an entry about it.
     *
     * @param before entries from that time on stay, and all behind the first that stays
     * @return how many were deleted
     */
    public int prune(Instant before, Author author) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var ends = begun();
            var last = store.lastBefore(before, ends.head());
            if (last.isEmpty() || last.get() <= ends.anchor()) {
                return 0;
            }
            var part = store.after(ends.anchor(), AT_ONCE);
            var until = Math.min(last.get(), part.get(part.size() - 1).entry().id());
            var anchor = part.stream()
                    .map(Link::entry)
                    .filter(entry -> entry.id() == until)
                    .findFirst()
                    .orElseThrow();
            var count = store.prune(until);
            var details = count + " entries from before " + before.truncatedTo(ChronoUnit.SECONDS)
                    + " were deleted, as rollcall.retention.audit says. The trail goes on after the entry " + until
                    + ".";
            append(ends, entry(author, "audit pruned", details), Link.anchor(until, anchor.digest()));
            return count;
        }));
    }

    /**
     * Changes what entries say, and adds an entry about it. The chain holds digests of what they said, and stays as it
     * is.
     *
     * @param left what is to be left of an entry: an equal one if nothing is to be changed; id, time and digest count for
     *     nothing
     * @param details what the entry about it says, by how many were changed
     * @return how many were changed
     */
    public int erase(UnaryOperator<AuditEntry> left, Author author, Details details) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var ends = begun();
            var erasure = ends.head() + 1;
            var part = store.after(0, AT_ONCE);
            while (!part.isEmpty()) {
                for (var link : part) {
                    erase(erasure, link.entry(), left.apply(link.entry()));
                }
                part = store.after(part.get(part.size() - 1).entry().id(), AT_ONCE);
            }
            var erased = store.erasedBy(erasure);
            append(ends, entry(author, "personal data erased", details.of(erased.size())), Link.erasure(erased));
            return erased.size();
        }));
    }

    /** What an entry says of how many were changed. */
    @FunctionalInterface
    public interface Details {
        String of(int count);
    }

    private void erase(long erasure, AuditEntry was, AuditEntry left) {
        if (!left.equals(was)) {
            var kept = new AuditEntry(
                    was.id(), was.at(), left.who(), left.from(), left.what(), left.details(), was.digest());
            store.erase(erasure, kept, Digests.salt());
        }
    }

    private AuditEntry entry(Author author, String what, String details) {
        return new AuditEntry(
                0,
                clock.instant(),
                cut(author.who(), LONGEST_WHO),
                author.from().map(from -> cut(from, LONGEST_FROM)),
                cut(what, LONGEST_WHAT),
                // PostgreSQL keeps no text with a zero in it.
                details.replace('\0', ' '),
                "");
    }

    private static String cut(String text, int longest) {
        var plain = text.replace('\0', ' ');
        return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
    }

    /** With the lock, and with the entries from before there was a chain. */
    private AuditStore.Ends begun() {
        var ends = store.lock();
        if (ends.head() > 0) {
            return ends;
        }
        for (var earlier : store.takeEarlier()) {
            ends = append(ends, earlier, "");
        }
        return ends;
    }

    private AuditStore.Ends append(AuditStore.Ends ends, AuditEntry said, String seal) {
        // As it comes back, or the digest would be of another time.
        var at = said.at().truncatedTo(ChronoUnit.MICROS);
        var entry = new AuditEntry(ends.head() + 1, at, said.who(), said.from(), said.what(), said.details(), "");
        var salt = Digests.salt();
        var content = Link.content(entry, salt);
        var digest = Link.digest(ends.headDigest(), entry, content, seal);
        var linked = new AuditEntry(entry.id(), at, entry.who(), entry.from(), entry.what(), entry.details(), digest);
        store.insert(new Link(linked, salt, content, seal, ends.headDigest()));
        return new AuditStore.Ends(entry.id(), digest, ends.anchor(), ends.anchorDigest());
    }
}
