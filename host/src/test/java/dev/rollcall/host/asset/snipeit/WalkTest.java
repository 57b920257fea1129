package dev.rollcall.host.asset.snipeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How lists are read: page by page, and each page row by row. */
class WalkTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private SnipeItHouse house = new SnipeItHouse(SnipeItVersion.V8_1_4);

    @AfterEach
    void close() {
        house.close();
    }

    private Wire wireWithPagesOfTen(int assets) {
        var wire = new Wire(house.url());
        house.with(settings -> SettingsTo.url(settings, wire.url()));
        house.server.settings(settings -> settings.maxResults(10));
        for (var i = 0; i < assets; i++) {
            house.asset("A" + i, "S" + i);
        }
        return wire;
    }

    @Test
    @DisplayName("R2 rows of a page that breaks off in the middle are no reading")
    void refusesAPageThatBreaksOff() {
        try (var wire = wireWithPagesOfTen(40)) {
            wire.halvePage(3);
            assertThatThrownBy(() -> house.platform().read())
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("broken JSON")
                    .extracting(failure -> ((PlatformException) failure).kind())
                    .isEqualTo(FailureKind.PROTOCOL);
        }
    }

    @Test
    @DisplayName("R2 a list that moves at every attempt is read as far as it stood still, and not complete")
    void givesUpOnAListThatKeepsMoving() throws Exception {
        try (var wire = wireWithPagesOfTen(40)) {
            var next = new AtomicInteger(2);
            wire.beforeEachPageFrom(9, () -> {
                var asset = next.getAndIncrement();
                house.server.edit(rows -> rows.changeAsset(asset, draft -> draft.status(house.archived)));
            });
            var survey = house.platform().read();
            assertThat(survey.reading().isComplete()).isFalse();
            assertThat(survey.reading().assets())
                    .extracting(Asset::label)
                    .doesNotHaveDuplicates()
                    .hasSizeLessThan(40)
                    .doesNotContain("A29");
            assertThat(survey.remarks()).anyMatch(remark -> remark.contains("changed while it was read"));
            assertThat(next).hasValue(5);
        }
    }

    @Test
    void fetchesThePageBehindWhileItReadsOneAndNoneTwice() throws Exception {
        try (var wire = wireWithPagesOfTen(40);
                var api = SnipeItApi.open(house.http, SettingsTo.url(house.settings(), wire.url()))) {
            var isNextAsked = new CountDownLatch(1);
            wire.beforePage(3, isNextAsked::countDown);
            var wasInTime = new ArrayList<Boolean>();
            var found = new Walk(api).all("/hardware", row -> {
                // The end comes first, from behind; then this row is the first of the front.
                if (row.path("asset_tag").asString().equals("A0")) {
                    wasInTime.add(isAsked(isNextAsked));
                }
                return row.path("asset_tag").asString();
            });
            assertThat(wasInTime).containsExactly(true);
            assertThat(found.isComplete()).isTrue();
            assertThat(found.rows()).hasSize(40).doesNotHaveDuplicates();
            assertThat(wire.passed()).hasSize(5);
        }
    }

    private static boolean isAsked(CountDownLatch next) {
        try {
            return next.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("R2 pages that become shorter on the way are all read, and what was fetched ahead of them is left")
    void readsPagesThatBecomeShorter() throws Exception {
        try (var wire = wireWithPagesOfTen(40);
                var api = SnipeItApi.open(house.http, SettingsTo.url(house.settings(), wire.url()))) {
            wire.beforePage(3, () -> house.server.settings(settings -> settings.maxResults(4)));
            var found =
                    new Walk(api).all("/hardware", row -> row.path("asset_tag").asString());
            assertThat(found.isComplete()).isTrue();
            assertThat(found.rows()).hasSize(40).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(SnipeItVersion.class)
    void readsOfAnExcerptWhatItReadsOfTheWholeRow(SnipeItVersion version) throws Exception {
        house.close();
        house = new SnipeItHouse(version);
        var id = house.asset("A & B", "S<1>");
        house.server.edit(rows -> rows.changeAsset(Integer.parseInt(id), draft -> draft.custom(house.link, "uuid-1")
                .custom(house.osVersion, "26.1")
                .custom(house.order, "Retrieval 7")));
        house.handOver(id, house.person("anna", "anna@example.com"));
        house.place(house.asset("B", ""));
        house.asset("C", "S3");
        var settings = SettingsTo.order(house.settings(), new ActiveOrder("Order", List.of(), List.of()));
        try (var api = SnipeItApi.open(house.http, settings)) {
            var rows = new Rows(settings, SnipeItCheck.scheme(api, settings).usable());
            var excerpts = new ArrayList<JsonNode>();
            api.list("/hardware", Rows.EXCERPT, excerpts::add);
            var wholes = api.read("/hardware").path("rows");
            assertThat(excerpts).hasSize(3).hasSameSizeAs(wholes);
            for (var i = 0; i < wholes.size(); i++) {
                assertSame(rows, excerpts.get(i), wholes.get(i));
            }
        }
    }

    private static void assertSame(Rows rows, JsonNode excerpt, JsonNode whole) {
        assertThat(rows.asset(excerpt)).usingRecursiveComparison().isEqualTo(rows.asset(whole));
        assertThat(excerpt.size()).isLessThan(whole.size());
        assertThat(excerpt.path("category").path("id"))
                .isEqualTo(whole.path("category").path("id"));
        assertThat(Rows.isDeleted(excerpt)).isEqualTo(Rows.isDeleted(whole));
        assertThat(excerpt.get("last_seen")).isEqualTo(whole.get("last_seen"));
    }

    @Test
    void keepsWhatIsBesideTheRows() {
        var taken = new ArrayList<JsonNode>();
        var rest = page("""
                {"total": 2, "rows": [{"id": 1, "a": [1, {"b": 2}]}, {"b": {"c": 3}, "id": 2}], "more": {"x": "y"}}
                """, Excerpt.of("id"), taken);
        assertThat(rest).isEqualTo(MAPPER.readTree("{\"total\": 2, \"rows\": [], \"more\": {\"x\": \"y\"}}"));
        assertThat(taken).containsExactly(MAPPER.readTree("{\"id\": 1}"), MAPPER.readTree("{\"id\": 2}"));
    }

    @Test
    void leavesAnEmptyArrayThatPhpMeansAsAnObject() {
        var taken = new ArrayList<JsonNode>();
        page("{\"rows\": [{\"custom_fields\": []}]}", Rows.EXCERPT, taken);
        assertThat(taken.get(0).path("custom_fields").isArray()).isTrue();
    }

    @Test
    void refusesWhatIsBehindTheEnd() {
        var taken = new ArrayList<JsonNode>();
        assertThatThrownBy(() -> page("{\"rows\": []} {}", Excerpt.WHOLE, taken))
                .isInstanceOf(JacksonException.class);
    }

    private static JsonNode page(String body, Excerpt excerpt, List<JsonNode> taken) {
        return new Page(MAPPER, excerpt, taken::add).read(body.getBytes(StandardCharsets.UTF_8));
    }
}
