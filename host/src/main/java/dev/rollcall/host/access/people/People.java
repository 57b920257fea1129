package dev.rollcall.host.access.people;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people who may log in. Every change is audited in its own transaction, and ends the sessions of who is changed. What
 * can't be done ends with a {@link ProblemException}.
 */
public final class People {
    /** A password was entered twice, and not in the same way. */
    public static final FieldProblem UNEQUAL =
            new FieldProblem("again", "The two passwords differ.", "Enter the new one twice.");

    private final PeopleStore store;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();

    public People(JdbcClient database, TransactionTemplate transactions, AuditTrail audit, InstantSource clock) {
        this.store = new PeopleStore(database);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, by name. */
    public List<Person> all() {
        return store.all();
    }

    public Optional<Person> find(String id) {
        return store.find(id);
    }

    /** Whom an identity provider means. */
    public Optional<Person> withSubject(String subject) {
        return store.withSubject(subject);
    }

    /** Whether somebody is ADMIN and can log in. */
    public boolean hasAdmin() {
        return store.adminsBeside("") > 0;
    }

    /** Makes somebody known who logs in with a password. */
    public Person create(@Nullable String name, @Nullable Role role, @Nullable String password, Caller by) {
        requireUsable(name, role, password);
        return writing(() -> insert(String.valueOf(name), role == null ? Role.VIEWER : role, password, by.author()));
    }

    /**
     * Makes the first ADMIN.
     *
     * @param by what made them, for the audit trail
     * @return empty if there is an ADMIN by now
     */
    public Optional<Person> createFirst(@Nullable String name, @Nullable String password, String by) {
        requireUsable(name, Role.ADMIN, password);
        return writing(() -> hasAdmin()
                ? Optional.<Person>empty()
                : Optional.of(insert(String.valueOf(name), Role.ADMIN, password, Author.of(by))));
    }

    private Person insert(String name, Role role, @Nullable String password, Author by) {
        requireFree(name);
        var now = clock.instant();
        var person =
                new Person(UUID.randomUUID().toString(), name, role, false, Optional.empty(), 1, now, Optional.empty());
        store.insert(person, passwords.hash(String.valueOf(password)));
        audit.add(by, "person made", name + ", " + role + ".");
        return person;
    }

    /** Changes what somebody may do, or whether they are kept out. */
    public Person change(String id, Optional<Role> role, Optional<Boolean> disabled, Caller by) {
        return writing(() -> {
            var person = get(id);
            if (role.isPresent() && person.external()) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "The role of " + person.name() + " comes from the identity provider. Change it there.");
            }
            var newRole = role.orElse(person.role());
            var isDisabled = disabled.orElse(person.disabled());
            if (newRole == person.role() && isDisabled == person.disabled()) {
                return person;
            }
            if (newRole != Role.ADMIN || isDisabled) {
                requireAnotherAdmin(person);
            }
            store.change(id, newRole, isDisabled);
            audit.add(
                    by.author(),
                    "person changed",
                    person.name() + ", " + newRole + (isDisabled ? ", disabled." : ", enabled."));
            return get(id);
        });
    }

    /** Deletes somebody. What is kept of their runs still names them. */
    public void delete(String id, Caller by) {
        writing(() -> {
            var person = get(id);
            requireAnotherAdmin(person);
            store.delete(id);
            audit.add(by.author(), "person deleted", person.name() + ".");
            return person;
        });
    }

    /** Gives somebody another password. */
    public void setPassword(String id, @Nullable String password, Caller by) {
        writing(() -> {
            var person = get(id);
            requireOwnPassword(person);
            requireNone(Passwords.problem("password", password, person.name()).stream()
                    .toList());
            store.password(id, passwords.hash(String.valueOf(password)));
            audit.add(by.author(), "password set", "Of " + person.name() + ".");
            return person;
        });
    }

    /**
     * Who that is, if the password is theirs. Nothing is told apart in its answer or its time: whether there is no such
     * person, or the password is wrong, or they are disabled, or an identity provider lets them in.
     */
    public Optional<Person> withPassword(String name, String password) {
        var person = store.named(name);
        var hash = person.flatMap(known -> store.hash(known.id()));
        var matches = passwords.matches(password, hash);
        return person.filter(known -> matches && !known.disabled()).map(known -> {
            hash.filter(passwords::isOutdated)
                    .ifPresent(former -> store.rehash(known.id(), former, passwords.hash(password)));
            return known;
        });
    }

    private boolean isName(String name) {
        return store.named(name).isPresent();
    }

    /**
     * Who the identity provider lets in, made known if need be.
     *
     * @param subject whom it means, unique among all providers
     * @throws ProblemException if they are disabled, or the name is not theirs
     */
    public Person external(String subject, String name, Role role) {
        return writing(() -> {
            var known = store.withSubject(subject);
            if (known.isEmpty()) {
                return insertExternal(subject, name, role);
            }
            var person = known.get();
            if (person.disabled()) {
                throw new ProblemException(
                        ProblemType.FORBIDDEN, person.name() + " is disabled here. Ask an ADMIN of Rollcall.");
            }
            if (person.role() != role) {
                store.change(person.id(), role, false);
                audit.add("The identity provider", "person changed", person.name() + ", " + role + ", enabled.");
            }
            return get(person.id());
        });
    }

    private Person insertExternal(String subject, String name, Role role) {
        if (!Names.isUsable(name) || isName(name)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The name that the identity provider gives is none that a person can have here, or somebody else's."
                            + " Ask an ADMIN of Rollcall.");
        }
        var id = UUID.randomUUID().toString();
        store.insert(
                new Person(id, name, role, false, Optional.of(subject), 1, clock.instant(), Optional.empty()), null);
        audit.add("The identity provider", "person made", name + ", " + role + ".");
        return get(id);
    }

    /** Keeps that somebody logged in. */
    public void loggedIn(Person person, String address) {
        transactions.executeWithoutResult(status -> {
            store.loggedIn(person.id(), clock.instant());
            var how = person.external() ? "By the identity provider." : "By a password.";
            audit.add(Author.of(person.name(), address), "logged in", how);
        });
    }

    /** Keeps that somebody was not let in who gave that name. */
    public void refused(String name, String address) {
        // Some enter their password in the place of the name: what nobody is called is not kept.
        var who = store.named(name).map(Person::name).orElse("Somebody unknown");
        transactions.executeWithoutResult(status ->
                audit.add(Author.of(who, address), "login refused", "The password, or the person, is not let in."));
    }

    private Person get(String id) {
        return store.find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN,
                        "There is no person with the id '" + id + "'. Look at the list of people for theirs."));
    }

    private <T> T writing(Supplier<T> work) {
        var result = transactions.execute(status -> {
            store.lock();
            return work.get();
        });
        return Objects.requireNonNull(result);
    }

    private void requireFree(String name) {
        if (isName(name)) {
            throw ProblemException.invalid(
                    "name", "Somebody is called '" + name + "' already.", "Choose another name.");
        }
    }

    private void requireAnotherAdmin(Person person) {
        if (person.role() == Role.ADMIN && !person.disabled() && store.adminsBeside(person.id()) == 0) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    person.name() + " is the last ADMIN, and without one nobody could let others in. Make another"
                            + " person ADMIN first.");
        }
    }

    private static void requireOwnPassword(Person person) {
        if (person.external()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    person.name() + " logs in by the identity provider and has no password here. Change it there.");
        }
    }

    private static void requireUsable(@Nullable String name, @Nullable Role role, @Nullable String password) {
        var problems = new ArrayList<FieldProblem>();
        Names.problem(name).ifPresent(problems::add);
        if (role == null) {
            problems.add(new FieldProblem("role", "The value is missing.", "Enter VIEWER, OPERATOR or ADMIN."));
        }
        Passwords.problem("password", password, name == null ? "" : name).ifPresent(problems::add);
        requireNone(problems);
    }

    private static void requireNone(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }
}
