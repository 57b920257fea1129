package dev.rollcall.host.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.state.Database;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an erasure takes out of the trail, while the chain holds. */
class AuditErasureTest {

    private static AuditHouse erased(Database database) {
        var house = new AuditHouse(database).with(2);
        house.trail.add(Author.of("Bob", "192.0.2.9"), "thing done", "Ann was there.");
        house.trail.add("Bob", "thing done", "Nobody was there.");
        assertThat(erase(house)).isEqualTo(3);
        return house;
    }

    private static int erase(AuditHouse house) {
        return house.trail.erase(AuditErasureTest::withoutAnn, Author.of("Bob"), count -> count + " entries.");
    }

    private static AuditEntry withoutAnn(AuditEntry entry) {
        var isAnn = entry.who().equals("Ann");
        return new AuditEntry(
                entry.id(),
                entry.at(),
                isAnn ? "(erased)" : entry.who(),
                isAnn ? Optional.empty() : entry.from(),
                entry.what(),
                entry.details().replace("Ann", "(erased)"),
                entry.digest());
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingOfWhatWasErased(Database database) {
        var house = erased(database);
        assertThat(house.everything()).doesNotContain("Ann", "192.0.2.7").contains("Bob", "192.0.2.9");
        assertThat(house.trail.entries())
                .extracting(AuditEntry::details)
                .containsExactly("Thing 1", "Thing 2", "(erased) was there.", "Nobody was there.", "3 entries.");
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheChain(Database database) {
        var house = new AuditHouse(database).with(3);
        var noted = house.verified().head();
        erase(house);
        var found = house.trail.verify(Optional.of(noted));
        assertThat(found.problems()).isEmpty();
        assertThat(found.erased()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void canBeRepeated(Database database) {
        var house = erased(database);
        house.trail.add("Ann", "thing done", "Ann again.");
        assertThat(erase(house)).isEqualTo(1);
        house.trail.erase(
                entry -> new AuditEntry(
                        entry.id(),
                        entry.at(),
                        entry.who(),
                        entry.from(),
                        entry.what(),
                        entry.details().replace("there", "(erased)"),
                        entry.digest()),
                Author.of("Bob"),
                count -> "More.");
        assertThat(house.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isAuditedWhereNothingWasFoundToo(Database database) {
        var house = new AuditHouse(database);
        assertThat(erase(house)).isZero();
        assertThat(house.trail.entries()).extracting(AuditEntry::what).containsExactly("personal data erased");
        assertThat(house.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatIsChangedUnderThePretextOfAnErasure(Database database) {
        var house = erased(database);
        house.execute("update audit_entry set details = 'Cid was there.' where id = 3");
        assertThat(house.problems()).containsExactly("The entry 3 does not say what it said when it was written.");

        // Who notes it as erased needs an entry that vouches for that.
        var other = erased(database);
        other.execute("update audit_entry set details = 'Cid was there.' where id = 4");
        var changed = other.trail.entries().get(3);
        var salt = other.database
                .sql("select salt from audit_entry where id = 4")
                .query(String.class)
                .single();
        var content = Link.content(changed, salt);
        other.execute("insert into audit_erasure (erasure_id, entry_id, content) values (5, 4, '" + content + "')");
        assertThat(other.problems())
                .containsExactly("What the erasure of the entry 5 changed is not what is noted of it.");
        other.execute("update audit_erasure set erasure_id = 77 where entry_id = 4");
        assertThat(other.problems())
                .containsExactly("Entries say less than they said, and no entry says that personal data was erased.");
    }

    @ParameterizedTest
    @EnumSource
    void isForgottenWithTheEntriesThatArePruned(Database database) {
        var house = erased(database);
        var before = house.later(Duration.ofDays(1));
        house.with(1);
        house.trail.prune(before, Author.of("Rollcall"));
        assertThat(house.problems()).isEmpty();
        assertThat(house.database
                        .sql("select count(*) from audit_erasure")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void holdsWhereTheErasedIsPrunedAndTheErasureIsNot(Database database) {
        var house = new AuditHouse(database).with(2);
        var before = house.later(Duration.ofDays(1));
        house.with(1);
        erase(house);
        assertThat(house.trail.prune(before, Author.of("Rollcall"))).isEqualTo(2);
        assertThat(house.problems()).isEmpty();
        assertThat(house.verified().erased()).isEqualTo(1);
    }
}
