package dev.rollcall.host.connection;

import dev.rollcall.api.setting.Settings;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.connection.ConnectionException.Reason;
import dev.rollcall.host.reconcile.Policy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The connections that are configured: kept in the state, their secrets encrypted. Safe for use by several threads, and
 * by several hosts that share a database.
 */
public final class Connections {
    private final ConnectionBook book;
    private final ConnectionStore store;
    private final ConnectionRules rules;
    private final ConnectionTrail trail;
    private final OptInOutlook outlook;

    /**
     * Opens them, without previews to look into.
     *
     * @param providers the specs of the providers that can be used now
     */
    public Connections(Tools tools, Providers providers) {
        this(tools, providers, OptInOutlook.NONE);
    }

    /**
     * Opens them.
     *
     * @param providers the specs of the providers that can be used now
     * @param outlook what previews showed, for who is about to change the opt-in
     */
    public Connections(Tools tools, Providers providers, OptInOutlook outlook) {
        this.trail = new ConnectionTrail(new AuditTrail(tools.database(), tools.transactions(), tools.clock()));
        this.outlook = outlook;
        this.book = tools.book();
        this.store = book.store();
        this.rules = new ConnectionRules(providers);
    }

    /** All of them, by rank. */
    public List<ConfiguredConnection> all() {
        return store.entries().stream().map(Entry::connection).toList();
    }

    /** Those that are active, by rank. */
    public List<ConfiguredConnection> active() {
        return all().stream().filter(ConfiguredConnection::active).toList();
    }

    /** The one with that id, or with that name in any case of its letters. */
    public Optional<ConfiguredConnection> find(String idOrName) {
        var all = all();
        return all.stream()
                .filter(connection -> connection.id().equals(idOrName))
                .findFirst()
                .or(() -> all.stream()
                        .filter(connection ->
                                ConnectionRules.key(connection.name()).equals(ConnectionRules.key(idOrName)))
                        .findFirst());
    }

    /**
     * The one with that id.
     *
     * @throws ConnectionException {@code UNKNOWN}, naming those there are
     */
    public ConfiguredConnection get(String id) throws ConnectionException {
        return entry(id).connection();
    }

    /**
     * Makes one, for a program that sets a host up: nobody is asked, and nothing is audited.
     *
     * @throws InvalidConnectionException naming everything that is wrong; nothing is stored then
     */
    public ConfiguredConnection create(NewConnection entered) throws ConnectionException {
        return book.writing(() -> created(Entered.of(entered), Optional.empty()));
    }

    /**
     * Makes one.
     *
     * @throws InvalidConnectionException naming everything that is wrong; nothing is stored then
     * @throws UnconfirmedException if its opt-in is on, and nobody has confirmed that; nothing is stored then
     */
    ConfiguredConnection create(Entered<NewConnection> entered, Author by) throws ConnectionException {
        return book.writing(() -> created(entered, Optional.of(by)));
    }

    /**
     * Changes one, for a program that sets a host up: nobody is asked, and nothing is audited.
     *
     * @param expectedVersion of the connection the change was thought for; empty if any will do
     * @return as it is now; the same version if nothing differs
     * @throws InvalidConnectionException naming everything that is wrong; nothing is stored then
     * @throws ConnectionException {@code UNKNOWN}, {@code DECLARED} or {@code OUTDATED}
     */
    public ConfiguredConnection change(String id, ConnectionChange change, OptionalLong expectedVersion)
            throws ConnectionException {
        return book.writing(() -> changed(changeable(id, expectedVersion), Entered.of(change), Optional.empty()));
    }

    /**
     * Changes one. A changed address with secrets that were not entered again is refused: whoever may change settings
     * must not be able to send a stored secret elsewhere.
     *
     * @param expectedVersion of the connection the change was thought for; empty if any will do
     * @return as it is now; the same version if nothing differs
     * @throws InvalidConnectionException naming everything that is wrong; nothing is stored then
     * @throws UnconfirmedException if it changes the opt-in, and nobody has confirmed that; nothing is stored then
     * @throws ConnectionException {@code UNKNOWN}, {@code DECLARED} or {@code OUTDATED}
     */
    ConfiguredConnection change(String id, Entered<ConnectionChange> change, OptionalLong expectedVersion, Author by)
            throws ConnectionException {
        return book.writing(() -> changed(changeable(id, expectedVersion), change, Optional.of(by)));
    }

    /** Lets it be synced from now on; nothing happens if it is active. */
    public ConfiguredConnection activate(String id) throws ConnectionException {
        return book.writing(() -> switched(id, true, OptionalLong.empty(), Optional.empty()));
    }

    /** Its MDM is sent nothing from now on; nothing happens if it is inactive. */
    public ConfiguredConnection deactivate(String id) throws ConnectionException {
        return book.writing(() -> switched(id, false, OptionalLong.empty(), Optional.empty()));
    }

    /** Activates or deactivates it; nothing happens if it is so already. */
    ConfiguredConnection switchTo(boolean active, String id, OptionalLong expectedVersion, Author by)
            throws ConnectionException {
        return book.writing(() -> switched(id, active, expectedVersion, Optional.of(by)));
    }

    /** Deletes it with its secrets. */
    public void delete(String id) throws ConnectionException {
        book.writing(() -> deleted(id, OptionalLong.empty(), Optional.empty()));
    }

    /** Deletes it with its secrets. */
    void delete(String id, OptionalLong expectedVersion, Author by) throws ConnectionException {
        book.writing(() -> deleted(id, expectedVersion, Optional.of(by)));
    }

    /**
     * Its settings with the secrets as they are stored now, valid for the plugin that is installed now.
     *
     * @throws ConnectionException {@code UNKNOWN} if it was deleted; {@code UNUSABLE} if the plugin is away, asks for something else by now, or a secret
     *     can't be decrypted
     */
    public Settings settings(ConfiguredConnection connection) throws ConnectionException {
        // Under the lock, and with the address as it is now: a new secret must not meet an old address.
        return book.writing(() -> revealed(get(connection.id())));
    }

    /**
     * What was entered for a new connection, as its plugin takes it; nothing is stored.
     *
     * @throws InvalidConnectionException naming everything that is wrong
     */
    Settings settings(String provider, Map<String, String> entered) throws InvalidConnectionException {
        var problems = new ArrayList<ConnectionProblem>();
        rules.settings(new Draft(provider, "", entered, Policy.DEFAULT, ""), problems);
        if (!problems.isEmpty()) {
            throw new InvalidConnectionException(problems);
        }
        return Settings.of(rules.provider(provider).orElseThrow().settings(), entered);
    }

    /** What a person has to know who gives it that policy, which has another opt-in. */
    OptInQuestion question(ConfiguredConnection connection, Policy next) {
        return OptInQuestion.of(connection.name(), next, outlook.of(connection.id(), next));
    }

    /** Who changed it to what it is now, as far as the audit trail knows. */
    Optional<Author> changedBy(ConfiguredConnection connection) {
        return trail.changedBy(connection);
    }

    private Settings revealed(ConfiguredConnection connection) throws ConnectionException {
        var provider = rules.provider(connection.provider())
                .orElseThrow(() -> unusable(connection, problem(rules.unknownProvider(connection.provider()))));
        var values = new LinkedHashMap<>(connection.settings());
        for (var secret : store.secrets(connection.id())) {
            var value = book.reveal(secret);
            values.put(secret.key(), value.orElseThrow(() -> unusable(connection, otherKey(secret))));
        }
        var problems = new ArrayList<ConnectionProblem>();
        rules.settings(draft(connection, values), problems);
        if (!problems.isEmpty()) {
            throw unusable(connection, new InvalidConnectionException(problems).getMessage());
        }
        return Settings.of(provider.settings(), values);
    }

    private ConfiguredConnection created(Entered<NewConnection> wish, Optional<Author> by) throws ConnectionException {
        var entered = wish.value();
        var draft =
                new Draft(entered.provider(), entered.name(), entered.settings(), entered.policy(), entered.schedule());
        var entries = store.entries();
        var problems = rules.problems(draft);
        var checked = rules.settings(draft, problems);
        problems.addAll(rules.clashes(draft, checked == null ? null : checked.destination(), entries));
        var ranks = ranks(entries);
        entered.rank().ifPresent(rank -> refuseRank(rank, ranks, entries, problems));
        var all = wish.with(problems);
        if (checked == null || !all.isEmpty()) {
            throw new InvalidConnectionException(all);
        }
        var now = book.now();
        var blank = Entry.blank(UUID.randomUUID().toString(), entered.provider(), now);
        var question = question(blank, draft);
        requireConfirmation(question, wish, by);
        ranks.put(blank.id(), entered.rank().orElseGet(ranks::last));
        book.rank(ranks, entries);
        var entry = blank.revised(
                        new Entry.Parts(blank)
                                .name(draft.name().strip())
                                .rank(ranks.of(blank.id()))
                                .active(entered.active())
                                .settings(checked)
                                .policy(draft.policy())
                                .schedule(draft.schedule().strip()),
                        now)
                .orElseThrow();
        book.insert(entry, checked.secrets());
        by.ifPresent(author -> trail.made(author, entry));
        by.ifPresent(author -> question.ifPresent(asked -> trail.optIn(author, entry, asked)));
        return entry.connection();
    }

    private ConfiguredConnection changed(Entry entry, Entered<ConnectionChange> wish, Optional<Author> by)
            throws ConnectionException {
        var change = wish.value();
        var was = entry.connection();
        var others = store.entries().stream()
                .filter(other -> !other.id().equals(entry.id()))
                .toList();
        var problems = new ArrayList<ConnectionProblem>();
        var values = merged(entry, change.settings(), problems);
        var draft = new Draft(
                was.provider(),
                change.name().orElse(was.name()),
                values,
                change.policy().orElse(was.policy()),
                change.schedule().orElse(was.schedule()));
        problems.addAll(rules.problems(draft));
        var checked = change.settings().isEmpty() ? null : rules.settings(draft, problems);
        problems.addAll(rules.clashes(draft, checked == null ? null : checked.destination(), others));
        if (checked != null) {
            problems.addAll(keptElsewhere(entry, change, checked.destination()));
        }
        var ranks = ranks(store.entries());
        change.rank().ifPresent(rank -> refuseRank(rank, ranks, others, problems));
        var all = wish.with(problems);
        if (!all.isEmpty()) {
            throw new InvalidConnectionException(all);
        }
        var question = question(entry, draft);
        requireConfirmation(question, wish, by);
        change.rank().ifPresent(rank -> ranks.put(entry.id(), rank));
        book.rank(ranks, others);
        var revision = new Revision(draft, checked, change.settings().keySet(), ranks.of(entry.id()));
        var next = stored(entry, revision);
        by.ifPresent(author -> next.ifPresent(after -> {
            trail.changed(author, entry, after, revision.secrets());
            question.ifPresent(asked -> trail.optIn(author, after, asked));
        }));
        return next.orElse(entry).connection();
    }

    /** What has to be confirmed; empty if the opt-in stays as it is. */
    private Optional<OptInQuestion> question(Entry before, Draft draft) {
        var was = before.connection().policy().allowAssigneeUpdates();
        if (draft.policy().allowAssigneeUpdates() == was) {
            return Optional.empty();
        }
        return Optional.of(
                OptInQuestion.of(draft.name().strip(), draft.policy(), outlook.of(before.id(), draft.policy())));
    }

    private static void requireConfirmation(Optional<OptInQuestion> question, Entered<?> wish, Optional<Author> by)
            throws UnconfirmedException {
        if (question.isPresent() && by.isPresent() && !wish.isConfirmed()) {
            throw new UnconfirmedException(question.get());
        }
    }

    private Optional<Entry> stored(Entry entry, Revision revision) {
        var draft = revision.draft;
        var checked = revision.checked;
        var parts = new Entry.Parts(entry)
                .name(draft.name().strip())
                .rank(revision.rank)
                .policy(draft.policy())
                .schedule(draft.schedule().strip());
        if (checked != null) {
            parts.settings(checked).otherSecrets(!revision.secrets().isEmpty());
        }
        var next = entry.revised(parts, book.now());
        next.ifPresent(
                changed -> book.update(changed, Optional.ofNullable(checked).map(Checked::secrets)));
        return next;
    }

    /** What was stored, with what is entered now over it; settings that nobody touches need no plugin. */
    private Map<String, String> merged(Entry entry, Map<String, String> entered, List<ConnectionProblem> problems) {
        var values = new LinkedHashMap<>(entry.connection().settings());
        if (entered.isEmpty()) {
            return values;
        }
        for (var secret : store.secrets(entry.id())) {
            if (!entered.containsKey(secret.key())) {
                book.reveal(secret)
                        .ifPresentOrElse(
                                value -> values.put(secret.key(), value),
                                () -> problems.add(new ConnectionProblem(
                                        "settings." + secret.key(),
                                        "The stored secret was encrypted with another key.",
                                        "Enter the secret again.")));
            }
        }
        values.putAll(entered);
        return values;
    }

    private List<ConnectionProblem> keptElsewhere(Entry entry, ConnectionChange change, Destination next) {
        if (entry.destination().addresses().equals(next.addresses())) {
            return List.of();
        }
        return entry.connection().secrets().stream()
                .filter(key -> !change.settings().containsKey(key))
                .sorted()
                .map(key -> new ConnectionProblem(
                        "settings." + key,
                        "The address changes, and a stored secret is not sent to another one.",
                        "Enter the secret again."))
                .toList();
    }

    private ConfiguredConnection switched(String id, boolean active, OptionalLong expectedVersion, Optional<Author> by)
            throws ConnectionException {
        var entry = changeable(id, expectedVersion);
        var next = entry.revised(new Entry.Parts(entry).active(active), book.now());
        next.ifPresent(store::update);
        by.ifPresent(author -> next.ifPresent(after -> trail.activated(author, after)));
        return next.orElse(entry).connection();
    }

    private Entry deleted(String id, OptionalLong expectedVersion, Optional<Author> by) throws ConnectionException {
        var entry = changeable(id, expectedVersion);
        store.delete(id);
        by.ifPresent(author -> trail.deleted(author, entry));
        return entry;
    }

    private Entry changeable(String id, OptionalLong expectedVersion) throws ConnectionException {
        var entry = entry(id);
        var connection = entry.connection();
        if (entry.isDeclared()) {
            throw new ConnectionException(
                    Reason.DECLARED,
                    "The connection '" + connection.name() + "' is declared in rollcall.yaml. Change it there, under"
                            + " rollcall.connections." + entry.declaredAs() + ", and start the host anew.");
        }
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != connection.version()) {
            throw new ConnectionException(
                    Reason.OUTDATED,
                    "The connection '" + connection.name() + "' was changed meanwhile. Look at it as it is now, and"
                            + " change it then.");
        }
        return entry;
    }

    private Entry entry(String id) throws ConnectionException {
        var entries = store.entries();
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ConnectionBook.unknown(id, entries));
    }

    private static Ranks ranks(List<Entry> entries) {
        return new Ranks(
                entries,
                entries.stream().filter(Entry::isDeclared).map(Entry::id).toList());
    }

    private static void refuseRank(int rank, Ranks ranks, List<Entry> others, List<ConnectionProblem> problems) {
        ConnectionRules.rankProblem(rank).ifPresent(problems::add);
        ranks.fixedHolder(rank)
                .flatMap(id ->
                        others.stream().filter(other -> other.id().equals(id)).findFirst())
                .ifPresent(other -> problems.add(new ConnectionProblem(
                        "rank",
                        "The connection '" + other.connection().name()
                                + "' has that rank, and rollcall.yaml declares it.",
                        "Choose another rank, or change it there.")));
    }

    private static Draft draft(ConfiguredConnection connection, Map<String, String> values) {
        return new Draft(connection.provider(), connection.name(), values, connection.policy(), connection.schedule());
    }

    private static String problem(ConnectionProblem problem) {
        return problem.message() + " " + problem.cure();
    }

    private static String otherKey(SealedSecret secret) {
        return "The secret '" + secret.key() + "' was encrypted with another key (" + secret.keyId()
                + "). Give the host that key, or enter the secret again.";
    }

    private static ConnectionException unusable(ConfiguredConnection connection, String why) {
        return new ConnectionException(
                Reason.UNUSABLE, "The connection '" + connection.name() + "' can't be used now: " + why);
    }

    /**
     * What is to be stored of a change.
     *
     * @param checked null if the settings stay as they are
     * @param entered the keys of the settings that were entered now
     */
    private record Revision(Draft draft, @Nullable Checked checked, Set<String> entered, int rank) {
        /** The keys of the secrets that were entered now. */
        Set<String> secrets() {
            var stored = checked == null ? Set.<String>of() : checked.secrets().keySet();
            return entered.stream().filter(stored::contains).collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * What connections are kept with.
     *
     * @param transactions of the same database
     */
    public record Tools(JdbcClient database, TransactionOperations transactions, SecretKeys keys, InstantSource clock) {
        ConnectionBook book() {
            return new ConnectionBook(database, transactions, keys, clock);
        }
    }
}
