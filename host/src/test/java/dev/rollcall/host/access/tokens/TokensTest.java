package dev.rollcall.host.access.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.audit.AuditEntry;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.state.Database;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.testkit.simulator.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class TokensTest {
    private static final Caller ANN = Caller.person("1", "ann", Role.ADMIN);

    private final SettableClock clock = new SettableClock();
    private final JdbcClient client;
    private final AuditTrail audit;
    private final Tokens tokens;

    TokensTest(Database database) {
        var source = database.fresh();
        client = JdbcClient.create(source);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        audit = new AuditTrail(client, transactions, clock);
        tokens = new Tokens(client, transactions, audit, clock);
    }

    @Test
    void keepsAHashAndNotTheValue() {
        var made = make("ci", null);
        assertThat(made.value()).startsWith("rct_").hasSize(47);
        assertThat(tokens.withValue(made.value())).contains(made.token());
        assertThat(tokens.withValue(made.value() + "x")).isEmpty();
        var kept = client.sql("select * from api_token").query().singleRow().toString();
        assertThat(kept).doesNotContain(made.value().substring(4));
        assertThat(made.toString() + audit.entries()).doesNotContain(made.value());
        tokens.delete(made.token().id(), ANN);
        assertThat(tokens.withValue(made.value())).isEmpty();
        assertThat(audit.entries()).extracting(AuditEntry::what).containsExactly("token made", "token deleted");
        assertThat(audit.entries()).extracting(AuditEntry::who).containsOnly("ann");
    }

    @Test
    void expiresInNinetyDaysOrWhenItIsSaid() {
        assertThat(make("usual", null).token().expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(90)));
        var soon = make("soon", clock.instant().plusSeconds(60)).token();
        assertThat(soon.isExpired(clock.instant().plusSeconds(59))).isFalse();
        assertThat(soon.isExpired(clock.instant().plusSeconds(60))).isTrue();
        assertInvalid("late", clock.instant().plus(Duration.ofDays(367)), "expiresAt");
        assertInvalid("past", clock.instant(), "expiresAt");
    }

    @Test
    void notesItsUseToTheMinute() {
        var made = make("ci", null);
        tokens.used(made.token());
        var first = clock.instant();
        assertThat(used(made)).isEqualTo(first);
        clock.advance(Duration.ofSeconds(30));
        tokens.used(tokens.withValue(made.value()).orElseThrow());
        assertThat(used(made)).isEqualTo(first);
        clock.advance(Duration.ofSeconds(31));
        tokens.used(tokens.withValue(made.value()).orElseThrow());
        assertThat(used(made)).isEqualTo(clock.instant());
    }

    @Test
    void refusesNamesThatCantBeUsed() {
        make("ci", null);
        for (var name : new String[] {"", "CI", "it's", "a".repeat(101)}) {
            assertInvalid(name, null, "name");
        }
    }

    @Test
    void asksForAnotherToApprove() {
        make("ci", null);
        var ben = Caller.person("2", "ben", Role.OPERATOR);
        var ci = Caller.token("3", "ci", Role.OPERATOR);
        var on = new FourEyes(true, tokens);
        assertThatThrownBy(() -> on.requireAnother("ben", ben)).hasMessageContaining("ben asked for these changes");
        assertThatCode(() -> on.requireAnother("ann", ben)).doesNotThrowAnyException();
        // A token is as who made it.
        assertThatThrownBy(() -> on.requireAnother("ann", ci)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> on.requireAnother(ci.name(), ANN)).isInstanceOf(ProblemException.class);
        assertThatCode(() -> on.requireAnother(ci.name(), ben)).doesNotThrowAnyException();
        assertThatCode(() -> on.requireAnother("Rollcall", ben)).doesNotThrowAnyException();
        assertThatCode(() -> new FourEyes(false, tokens).requireAnother("ben", ben))
                .doesNotThrowAnyException();
    }

    private Instant used(Tokens.Made made) {
        return tokens.withValue(made.value()).orElseThrow().lastUsedAt().orElseThrow();
    }

    private Tokens.Made make(String name, @Nullable Instant end) {
        return tokens.create(name, Role.OPERATOR, end, ANN);
    }

    private void assertInvalid(String name, @Nullable Instant end, String field) {
        assertThatThrownBy(() -> make(name, end))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    }
}
