package dev.rollcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.state.Database;
import org.junit.jupiter.api.Test;

class DatabaseUseTest {

    @Test
    void seesAnotherHostOnAPostgresql() throws Exception {
        var source = Database.POSTGRESQL.fresh();
        assertThat(DatabaseUse.isShared(source)).isFalse();
        try (var other = source.getConnection();
                var statement = other.createStatement()) {
            statement.execute("set application_name = 'rollcall-another'");
            assertThat(DatabaseUse.isShared(source)).isTrue();
            statement.execute("set application_name = '" + DatabaseUse.NAME + "'");
            assertThat(DatabaseUse.isShared(source)).isFalse();
        }
    }

    @Test
    void asksNothingOfAnH2() {
        assertThat(DatabaseUse.isShared(Database.H2.fresh())).isFalse();
    }
}
