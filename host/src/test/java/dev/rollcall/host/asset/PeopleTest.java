package dev.rollcall.host.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final Holder.Person ANN = new Holder.Person("1", "Ann");
    private static final Holder.Person BEN = new Holder.Person("2", "Ben");
    private static final Holder.Person CY = new Holder.Person("3", "Cy");

    @Test
    @DisplayName("R14 finds a user by each address and by user name, without regard to case and blanks")
    void findsAUserByEachAddressAndByUserName() {
        var people = People.builder()
                .add(ANN, List.of("Ann@Example.com", "a@example.com", " "), "ann")
                .build();
        assertThat(people.byEmail(" ann@example.COM")).isEqualTo(new UserMatch.Found(ANN));
        assertThat(people.byEmail("a@example.com")).isEqualTo(new UserMatch.Found(ANN));
        assertThat(people.byUsername("ANN")).isEqualTo(new UserMatch.Found(ANN));
        assertThat(people.byUsername("a@example.com")).isEqualTo(UserMatch.UNKNOWN);
        assertThat(people.byEmail("")).isEqualTo(UserMatch.UNKNOWN);
    }

    @Test
    @DisplayName("R14 counts those who share an address, each once")
    void countsThoseWhoShareAnAddress() {
        var shared = List.of("team@example.com");
        var people = People.builder()
                .add(ANN, shared, "")
                .add(ANN, shared, "")
                .add(BEN, shared, "")
                .add(ANN, shared, "")
                .add(CY, shared, "")
                .build();
        assertThat(people.byEmail("team@example.com")).isEqualTo(new UserMatch.Ambiguous(3));
    }

    @Test
    void findsEachOfMany() {
        var builder = People.builder();
        for (var number = 0; number < 5000; number++) {
            builder.add(new Holder.Person("p" + number, ""), List.of(number + "@example.com"), "user" + number);
        }
        var people = builder.build();
        for (var number = 0; number < 5000; number++) {
            var person = new UserMatch.Found(new Holder.Person("p" + number, ""));
            assertThat(people.byEmail(number + "@example.com")).isEqualTo(person);
            assertThat(people.byUsername("user" + number)).isEqualTo(person);
        }
        assertThat(people.byEmail("5000@example.com")).isEqualTo(UserMatch.UNKNOWN);
    }
}
