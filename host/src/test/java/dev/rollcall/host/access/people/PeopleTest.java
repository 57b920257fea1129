package dev.rollcall.host.access.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.audit.AuditEntry;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.state.Database;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import dev.rollcall.testkit.simulator.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class PeopleTest {
    private static final String PASSWORD = "planted quiet words 9d";
    private static final String OTHER = "another planted secret 4c";

    private final JdbcClient client;
    private final AuditTrail audit;
    private final People people;

    PeopleTest(Database database) {
        var source = database.fresh();
        var clock = new SettableClock();
        client = JdbcClient.create(source);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        audit = new AuditTrail(client, transactions, clock);
        people = new People(client, transactions, audit, clock);
    }

    @Test
    void keepsAHashOfThePasswordAndNothingElse() {
        var ann = admin("ann");
        var hash = hash(ann);
        assertThat(hash).startsWith("{bcrypt}").doesNotContain(PASSWORD);
        assertThat(people.withPassword("ANN", PASSWORD)).contains(ann);
        assertThat(people.withPassword("ann", PASSWORD + "x")).isEmpty();
        assertThat(people.withPassword("nobody", PASSWORD)).isEmpty();
        assertThat(people.withPassword("ann", "x".repeat(100))).isEmpty();
        assertThat(audit.entries())
                .extracting(AuditEntry::who, AuditEntry::what)
                .containsExactly(tuple("Rollcall", "person made"));
        assertThat(audit.entries().toString()).doesNotContain(PASSWORD, hash);
    }

    @Test
    void hashesAnOldHashAnewAtTheLogin() {
        var ann = admin("ann");
        var weak = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
        client.sql("update person set password_hash = :hash")
                .param("hash", weak)
                .update();
        assertThat(people.withPassword("ann", PASSWORD)).contains(ann);
        assertThat(hash(ann)).startsWith("{bcrypt}$2a$10$");
        assertThat(people.withPassword("ann", PASSWORD)).contains(ann);
    }

    @Test
    void keepsTheLastAdmin() {
        var ann = admin("ann");
        var ben = admin("ben");
        people.change(ben.id(), Optional.empty(), Optional.of(true), Caller.HOST);
        assertLast(() -> people.change(ann.id(), Optional.of(Role.OPERATOR), Optional.empty(), Caller.HOST));
        assertLast(() -> people.change(ann.id(), Optional.empty(), Optional.of(true), Caller.HOST));
        assertLast(() -> {
            people.delete(ann.id(), Caller.HOST);
            return ann;
        });
        people.change(ben.id(), Optional.empty(), Optional.of(false), Caller.HOST);
        people.delete(ann.id(), Caller.HOST);
        assertThat(people.all()).extracting(Person::name).containsExactly("ben");
    }

    @Test
    void keepsAnAdminWhenTwoLeaveAtOnce() throws InterruptedException {
        var both = List.of(admin("ann"), admin("ben"));
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> leaving = both.stream()
                    .<Callable<Boolean>>map(person -> () -> {
                        people.delete(person.id(), Caller.HOST);
                        return true;
                    })
                    .toList();
            assertThat(threads.invokeAll(leaving))
                    .extracting(PeopleTest::succeeded)
                    .containsExactlyInAnyOrder(true, false);
        } finally {
            threads.shutdownNow();
        }
        assertThat(people.hasAdmin()).isTrue();
    }

    private static boolean succeeded(Future<Boolean> leaving) throws InterruptedException {
        try {
            return leaving.get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(ProblemException.class);
            return false;
        }
    }

    @Test
    void endsSessionsByWhatIsChanged() {
        admin("ann");
        var ben = people.create("ben", Role.VIEWER, PASSWORD, Caller.HOST);
        var promoted = people.change(ben.id(), Optional.of(Role.OPERATOR), Optional.empty(), Caller.HOST);
        assertThat(promoted.stamp()).isGreaterThan(ben.stamp());
        var same = people.change(ben.id(), Optional.of(Role.OPERATOR), Optional.of(false), Caller.HOST);
        assertThat(same.stamp()).isEqualTo(promoted.stamp());
        people.setPassword(ben.id(), OTHER, Caller.HOST);
        assertThat(people.find(ben.id()).orElseThrow().stamp()).isGreaterThan(promoted.stamp());
        assertThat(people.withPassword("ben", PASSWORD)).isEmpty();
        assertThat(people.withPassword("ben", OTHER)).isPresent();
        people.change(ben.id(), Optional.empty(), Optional.of(true), Caller.HOST);
        assertThat(people.withPassword("ben", OTHER)).isEmpty();
    }

    @Test
    void makesTheFirstAdminOnce() {
        assertThat(people.createFirst("ann", PASSWORD, "A test")).isPresent();
        assertThat(people.createFirst("ben", PASSWORD, "A test")).isEmpty();
        assertThat(people.all()).hasSize(1);
    }

    @Test
    void refusesNamesAndPasswordsThatCantBeUsed() {
        for (var name : new String[] {"", " ann", "The token 'x'", "rollcall", "a".repeat(101), "a\nb"}) {
            assertInvalid(() -> people.create(name, Role.VIEWER, PASSWORD, Caller.HOST), "name");
        }
        assertInvalid(() -> people.create("ann", null, PASSWORD, Caller.HOST), "role");
        for (var password : new String[] {"", "eleven char", "ä".repeat(37), "this is ANN's own word"}) {
            assertInvalid(() -> people.create("ann", Role.VIEWER, password, Caller.HOST), "password");
        }
        admin("ann");
        assertInvalid(() -> people.create("Ann", Role.VIEWER, PASSWORD, Caller.HOST), "name");
    }

    @Test
    void takesWhomAnIdentityProviderLetsIn() {
        var local = admin("ann");
        var ben = people.external("https://idp.example.com 7", "ben", Role.VIEWER);
        assertThat(ben.external()).isTrue();
        assertThat(people.withPassword("ben", "")).isEmpty();
        var promoted = people.external("https://idp.example.com 7", "ben", Role.OPERATOR);
        assertThat(promoted.id()).isEqualTo(ben.id());
        assertThat(promoted.role()).isEqualTo(Role.OPERATOR);
        assertThat(promoted.stamp()).isGreaterThan(ben.stamp());
        // The name of somebody else gives nobody their place.
        assertForbidden(() -> people.external("https://idp.example.com 8", local.name(), Role.ADMIN));
        assertForbidden(() -> people.external("https://idp.example.com 8", "ben", Role.ADMIN));
        people.change(ben.id(), Optional.empty(), Optional.of(true), Caller.HOST);
        assertForbidden(() -> people.external("https://idp.example.com 7", "ben", Role.OPERATOR));
        assertThatThrownBy(() -> people.setPassword(ben.id(), OTHER, Caller.HOST))
                .hasMessageContaining("identity provider");
        assertThatThrownBy(() -> people.change(ben.id(), Optional.of(Role.ADMIN), Optional.empty(), Caller.HOST))
                .hasMessageContaining("identity provider");
    }

    private Person admin(String name) {
        return people.create(name, Role.ADMIN, PASSWORD, Caller.HOST);
    }

    private String hash(Person person) {
        return client.sql("select password_hash from person where id = :id")
                .param("id", person.id())
                .query(String.class)
                .single();
    }

    private static void assertLast(Callable<Person> change) {
        assertThatThrownBy(change::call).isInstanceOf(ProblemException.class).hasMessageContaining("the last ADMIN");
    }

    private static void assertForbidden(Callable<Person> login) {
        assertThatThrownBy(login::call)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(ProblemType.FORBIDDEN));
    }

    private static void assertInvalid(Callable<Person> making, String field) {
        assertThatThrownBy(making::call)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    }
}
