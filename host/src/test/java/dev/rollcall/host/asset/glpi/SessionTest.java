package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.asset.glpi.Line.Fate;
import dev.rollcall.host.asset.glpi.Line.Passed;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.ItemType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins, and sessions that end under the adapter. */
class SessionTest {
    private static final Provenance WHY = new Provenance("run-7", "R21");

    private GlpiHouse house = new GlpiHouse(GlpiVersion.V10_0_19);
    private Line line = new Line(house.url());

    @AfterEach
    void close() {
        line.close();
        house.close();
    }

    private void in(GlpiVersion version) {
        close();
        house = new GlpiHouse(version);
        line = new Line(house.url());
    }

    private List<Passed> logins() {
        return line.passed().stream()
                .filter(request -> request.path().endsWith("/initSession"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void logsInOnceAndOutAtTheEnd(GlpiVersion version) throws Exception {
        in(version);
        house.asset("A", "S1");
        var platform = house.with(settings -> settings.url(line.url()));
        platform.read();
        platform.read();
        assertThat(logins()).hasSize(1);
        platform.close();
        assertThat(line.passed().get(line.passed().size() - 1).path()).endsWith("/killSession");
    }

    @Test
    void endsTheSessionOfWhoIsInterrupted() throws Exception {
        var platform = house.with(settings -> settings.url(line.url()));
        platform.read();
        Thread.currentThread().interrupt();
        platform.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(line.passed()).anyMatch(request -> request.path().endsWith("/killSession"));
    }

    @Test
    void sendsNothingAtTheEndIfNobodyLoggedIn() {
        house.with(settings -> settings.url(line.url())).close();
        assertThat(line.passed()).isEmpty();
    }

    @Test
    void sendsTheApplicationTokenWithEveryRequest() throws Exception {
        house.server.edit(rows -> rows.appToken("apptoken"));
        house.with(settings -> settings.url(line.url()).appToken("apptoken"));
        house.asset("A", "S1");
        assertThat(house.platform().read().reading().assets()).hasSize(1);
        house.platform().close();
        assertThat(line.passed()).allMatch(request -> request.has("App-Token"));
    }

    @Test
    void saysThatTheApplicationTokenIsMissingOrWrong() {
        house.server.edit(rows -> rows.appToken("apptoken"));
        for (var platform :
                List.of(house.opened(house.settings()), house.with(settings -> settings.appToken("other")))) {
            assertThatThrownBy(platform::read)
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("application token")
                    .extracting(failure -> ((PlatformException) failure).kind())
                    .isEqualTo(FailureKind.CONFIGURATION);
            platform.close();
        }
    }

    @Test
    void putsNoTokenIntoAnAddress() throws Exception {
        house.with(settings -> settings.url(line.url()));
        house.asset("A", "S1");
        house.platform().read();
        house.platform().close();
        assertThat(line.passed()).noneMatch(request -> request.query().contains("token"));
        assertThat(logins()).allMatch(request -> request.has("Authorization") && !request.has("Session-Token"));
        assertThat(line.passed())
                .filteredOn(request -> !request.path().endsWith("/initSession"))
                .allMatch(request -> request.has("Session-Token") && !request.has("Authorization"));
    }

    @ParameterizedTest
    @EnumSource
    void logsInAgainInTheMiddleOfAList(GlpiVersion version) throws Exception {
        in(version);
        house.server.edit(rows -> IntStream.range(0, 4200)
                .forEach(i -> rows.item(ItemType.COMPUTER, draft -> draft.otherserial("A" + i))));
        var pages = new AtomicInteger();
        line.watch(request -> {
            if (request.isPageOf("Computer") && pages.incrementAndGet() == 3) {
                house.server.killSessions();
            }
            return Fate.PASSED;
        });
        house.with(settings -> settings.url(line.url()));
        var reading = house.platform().read().reading();
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.assets()).hasSize(4200);
        // Several pages under way met the end, and one of them logged in for all.
        assertThat(logins()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void writesOnceThoughTheSessionEndsUnderTheWrite(GlpiVersion version) throws Exception {
        in(version);
        var anna = house.person("anna", "anna@example.com");
        var id = house.asset("A", "S1");
        house.with(settings -> settings.url(line.url()));
        var before = house.platform().asset(id).orElseThrow();
        line.watch(request -> {
            if (request.isWrite() && line.writes().isEmpty()) {
                house.server.killSessions();
            }
            return Fate.PASSED;
        });
        var edit = AssetEdit.NOTHING.withHolder(new Holder.Person(anna, "Anna"));
        assertThat(house.platform().write(List.of(new AssetWrite(before, edit, WHY))))
                .singleElement()
                .isInstanceOf(WriteOutcome.Done.class);
        assertThat(house.handovers(id)).containsExactly("out " + anna);
        assertThat(line.writes()).containsExactly("PUT /Computer", "PUT /Computer");
    }

    @Test
    void doesNotLogInForEver() {
        line.watch(request -> {
            if (!request.path().endsWith("/initSession")) {
                house.server.killSessions();
            }
            return Fate.PASSED;
        });
        house.with(settings -> settings.url(line.url()));
        assertThatThrownBy(() -> house.platform().read())
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("forgets a session")
                .extracting(failure -> ((PlatformException) failure).kind())
                .isEqualTo(FailureKind.CONFIGURATION);
        assertThat(logins()).hasSize(2);
    }
}
