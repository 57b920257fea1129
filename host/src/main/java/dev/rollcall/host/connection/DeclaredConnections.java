package dev.rollcall.host.connection;

import dev.rollcall.host.audit.AuditTrail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the stored connections follow what the configuration declares. A connection that is declared no more becomes
 * inactive, and can be changed again.
 */
public final class DeclaredConnections {
    private static final Logger log = LoggerFactory.getLogger(DeclaredConnections.class);

    private final ConnectionBook book;
    private final ConnectionStore store;
    private final ConnectionRules rules;
    private final AuditTrail audit;

    /**
     * Makes nothing happen yet.
     *
     * @param providers the specs of the providers that can be used now
     */
    public DeclaredConnections(Connections.Tools tools, Providers providers, AuditTrail audit) {
        this.book = tools.book();
        this.store = book.store();
        this.rules = new ConnectionRules(providers);
        this.audit = audit;
    }

    /**
     * Stores what is declared.
     *
     * @param declared all of it
     * @param origin what declares it, for the audit trail: a file and its digest
     * @throws InvalidConnectionException naming everything that is wrong, each field with the declaration's key before
     *     it ({@code acme.settings.apiUrl}); nothing is stored then
     */
    public void apply(List<Declaration> declared, String origin) throws InvalidConnectionException {
        if (declared.isEmpty() && store.entries().stream().noneMatch(Entry::isDeclared)) {
            return;
        }
        try {
            book.writing(() -> applied(declared, origin));
        } catch (InvalidConnectionException e) {
            throw e;
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean applied(List<Declaration> declared, String origin) throws InvalidConnectionException {
        var entries = store.entries();
        var problems = new ArrayList<ConnectionProblem>();
        var intents = declared.stream()
                .map(declaration -> Intent.of(declaration, rules, problems))
                .toList();
        match(intents, entries, problems);
        var taken = new HashSet<String>();
        intents.forEach(intent -> intent.entry().ifPresent(entry -> taken.add(entry.id())));
        var others =
                entries.stream().filter(entry -> !taken.contains(entry.id())).toList();
        intents.forEach(intent -> problems.addAll(intent.clashes(rules, others)));
        problems.addAll(clashesAmong(intents));
        if (!problems.isEmpty()) {
            throw new InvalidConnectionException(problems);
        }
        others.stream().filter(Entry::isDeclared).forEach(entry -> release(entry, origin));
        store(intents, origin);
        return true;
    }

    /** By key, then by name, then, where the key was changed, by the tenant it was declared for before. */
    private void match(List<Intent> intents, List<Entry> entries, List<ConnectionProblem> problems) {
        var free = new ArrayList<>(entries);
        intents.forEach(intent -> intent.take(free, entry -> intent.key().equals(entry.declaredAs())));
        intents.forEach(intent -> intent.take(free, intent::hasItsName));
        intents.forEach(intent -> intent.take(free, entry -> entry.isDeclared() && intent.isSameTenant(entry)));
        for (var intent : intents) {
            intent.check(problems);
        }
    }

    private static List<ConnectionProblem> clashesAmong(List<Intent> intents) {
        var problems = new ArrayList<ConnectionProblem>();
        for (var index = 0; index < intents.size(); index++) {
            for (var before : intents.subList(0, index)) {
                problems.addAll(intents.get(index).clashes(before));
            }
        }
        return problems;
    }

    private void release(Entry entry, String origin) {
        var name = entry.connection().name();
        var parts = new Entry.Parts(entry).active(false).declaredAs(null);
        entry.revised(parts, book.now()).ifPresent(store::update);
        audit.add(origin, "connection no longer declared", "The connection '" + name + "' is inactive now.");
        log.info("The connection '{}' is declared no more. It is inactive, and can be changed or deleted.", name);
    }

    private void store(List<Intent> intents, String origin) {
        intents.forEach(intent -> intent.entry().ifPresent(entry -> store.release(entry.id())));
        var ranks = places(intents);
        book.rank(ranks, others(intents));
        for (var intent : intents) {
            var before = intent.entry();
            var base = before.orElseGet(() -> intent.blank(book.now()));
            var stored = intent.stored(base, secrets(base), ranks.of(intent.id()), book.now());
            if (before.isEmpty()) {
                book.insert(stored.orElseThrow(), intent.secrets().orElseThrow());
            } else {
                // Also where nothing differs: its name and key were taken away for the others' sake.
                book.update(stored.orElse(base), intent.secrets().filter(values -> !values.equals(secrets(base))));
            }
            stored.ifPresent(after -> auditOptIn(base, after, origin));
        }
    }

    /** Places that are asked for first, the others behind what there is. */
    private Ranks places(List<Intent> intents) {
        var entries = store.entries();
        var ids = intents.stream()
                .filter(intent -> intent.rank().isPresent())
                .map(Intent::id)
                .toList();
        var ranks = new Ranks(entries, ids);
        intents.forEach(intent -> intent.rank().ifPresent(rank -> ranks.put(intent.id(), rank)));
        intents.stream()
                .filter(intent -> intent.rank().isEmpty() && intent.entry().isEmpty())
                .forEach(intent -> ranks.put(intent.id(), ranks.last()));
        return ranks;
    }

    private List<Entry> others(List<Intent> intents) {
        Set<String> ids = new HashSet<>(intents.stream().map(Intent::id).toList());
        return store.entries().stream()
                .filter(entry -> !ids.contains(entry.id()))
                .toList();
    }

    /** What can't be decrypted is as if it were not there: it is stored anew. */
    private Map<String, String> secrets(Entry entry) {
        var secrets = new LinkedHashMap<String, String>();
        store.secrets(entry.id())
                .forEach(secret -> book.reveal(secret).ifPresent(value -> secrets.put(secret.key(), value)));
        return secrets;
    }

    private void auditOptIn(Entry before, Entry after, String origin) {
        var was = before.connection().policy().allowAssigneeUpdates();
        var is = after.connection().policy().allowAssigneeUpdates();
        if (was == is) {
            return;
        }
        var name = after.connection().name();
        var what = is ? "opt-in switched on" : "opt-in switched off";
        audit.add(origin, what, "Allow MDM to update assignee, connection '" + name + "'.");
        log.info("{} for the connection '{}' by {}.", is ? "Opt-in switched on" : "Opt-in switched off", name, origin);
    }
}
