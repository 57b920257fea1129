package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.glpi.Line.Fate;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.ItemType;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that change while they are read. */
class WalkTest {
    private static final int ASSETS = 3500;

    private final GlpiHouse house = new GlpiHouse(GlpiVersion.V10_0_19);
    private final Line line = new Line(house.url());

    @BeforeEach
    void fill() {
        house.server.edit(rows -> IntStream.range(0, ASSETS)
                .forEach(i -> rows.item(
                        ItemType.COMPUTER, draft -> draft.otherserial("A" + i).serial("S" + i))));
        house.with(settings -> settings.url(line.url()));
    }

    @AfterEach
    void close() {
        line.close();
        house.close();
    }

    /** Does something before each page of computers from the second on. */
    private void beforeEachPage(IntConsumer work) {
        var pages = new AtomicInteger();
        line.watch(request -> {
            if (request.isPageOf("Computer") && pages.incrementAndGet() > 1) {
                work.accept(pages.get());
            }
            return Fate.PASSED;
        });
    }

    private void trash(int from, int count) {
        var admin = house.server.person(GlpiWorld.ADMIN);
        for (var id = from; id < from + count; id++) {
            admin.trash(ItemType.COMPUTER, id);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 40, 700})
    @DisplayName("R2 misses none of the assets that stay, however many before them go meanwhile")
    void missesNothingWhenRowsGo(int count) throws Exception {
        beforeEachPage(page -> {
            if (page == 2) {
                trash(1, count);
            }
        });
        var reading = house.platform().read().reading();
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.assets())
                .extracting(Asset::label)
                .doesNotHaveDuplicates()
                .contains(IntStream.range(count, ASSETS).mapToObj(i -> "A" + i).toArray(String[]::new));
    }

    @Test
    @DisplayName("R2 reads none twice when rows come back, and takes new ones")
    void readsNothingTwiceWhenRowsComeBack() throws Exception {
        trash(1, 30);
        beforeEachPage(page -> {
            if (page == 2) {
                house.server.edit(rows -> {
                    for (var id = 1; id <= 30; id++) {
                        rows.changeItem(ItemType.COMPUTER, id, draft -> draft.trashed(false));
                    }
                    rows.item(ItemType.COMPUTER, draft -> draft.otherserial("NEW"));
                });
            }
        });
        var reading = house.platform().read().reading();
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.assets())
                .extracting(Asset::label)
                .doesNotHaveDuplicates()
                .contains("A30", "A3499", "NEW");
    }

    @Test
    @DisplayName("R2 a list whose rest does not come is not complete")
    void givesUpOnAListWhoseRestDoesNotCome() throws Exception {
        line.watch(request ->
                request.isPageOf("Computer") && !request.query().contains("range=0-999&") ? Fate.EMPTIED : Fate.PASSED);
        var survey = house.platform().read();
        assertThat(survey.reading().isComplete()).isFalse();
        assertThat(survey.reading().assets()).hasSize(1000);
        assertThat(survey.remarks()).anyMatch(remark -> remark.contains("changed while it was read"));
    }

    @Test
    @DisplayName("R2 a page without rows in the middle of a list is no end of it")
    void takesAnEmptyPageForNoEnd() throws Exception {
        var pages = new AtomicInteger();
        line.watch(
                request -> request.isPageOf("Computer") && pages.incrementAndGet() == 2 ? Fate.EMPTIED : Fate.PASSED);
        var reading = house.platform().read().reading();
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.assets()).extracting(Asset::label).hasSize(ASSETS).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R2 rows of a page that breaks off in the middle are no reading")
    void refusesAPageThatBreaksOff() {
        line.watch(request ->
                request.isPageOf("Computer") && request.query().contains("range=990-") ? Fate.HALVED : Fate.PASSED);
        assertThatThrownBy(() -> house.platform().read())
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("broken JSON")
                .extracting(failure -> ((PlatformException) failure).kind())
                .isEqualTo(FailureKind.PROTOCOL);
    }

    @Test
    @DisplayName("R2 what was read before GLPI fails is not complete")
    void keepsWhatItReadAsIncomplete() throws Exception {
        house.item(dev.rollcall.host.asset.glpi.ItemType.PHONE, draft -> draft.otherserial("P"));
        line.watch(request -> request.isPageOf("Phone") ? Fate.LOST_BEFORE : Fate.PASSED);
        var survey = house.platform().read();
        assertThat(survey.reading().isComplete()).isFalse();
        assertThat(survey.reading().assets()).hasSize(ASSETS);
        assertThat(survey.remarks()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "UserEmail", "Item_RemoteManagement", "Item_OperatingSystem"})
    @DisplayName("R2 without users, links or systems there is no reading")
    void needsWhatBelongsToAssets(String table) {
        line.watch(request -> request.isPageOf(table) ? Fate.LOST_BEFORE : Fate.PASSED);
        assertThatThrownBy(() -> house.platform().read())
                .isInstanceOf(PlatformException.class)
                .extracting(failure -> ((PlatformException) failure).kind())
                .isEqualTo(FailureKind.TRANSIENT);
    }
}
