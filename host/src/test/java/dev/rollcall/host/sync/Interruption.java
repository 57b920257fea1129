package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** Plays one cell, and says where it does not end as it has to. */
final class Interruption {
    private final Cell cell;
    private final Site site;
    private RunRecord broken;
    private int before;

    private Interruption(Cell cell, Site site) {
        this.cell = cell;
        this.site = site;
        this.broken = site.lastSync();
    }

    static void play(Cell cell, Path home) {
        var house = new SyncHouse(
                home, CompanyOptions.of(0).platform(cell.sequence().product()));
        try (var site = new Site(home, house)) {
            new Interruption(cell, site).play();
        }
    }

    private void play() {
        cell.story().prepare(site);
        assertThat(site.look())
                .as("the asset before")
                .isEqualTo(cell.sequence().states().get(0));
        before = site.find() == 0 ? 0 : site.handovers();
        breakOff();
        site.happens(cell.meanwhile());
        assertThat(site.look()).as("the asset meanwhile").isEqualTo(cell.edited());
        if (cell.isRestarted()) {
            startAnew();
        } else {
            goOn();
        }
        assertThat(site.look()).as("the asset after the next full run").isEqualTo(cell.end());
        assertThat(site.handovers() - before)
                .as("entries of the asset's history")
                .isEqualTo(cell.handovers());
        journalIsConsistent();
        nothingIsLeftToDo();
    }

    private void breakOff() {
        var life = site.life();
        var dies = cell.isRestarted();
        life.wire.cut(new Wire.Cut(cell.write(), cell.moment(), dies ? life::kill : () -> {}));
        broken = cell.story().isUndo() ? life.revert(site.lastSync().id()) : life.start(site.connection.id());
        life.await(broken);
        assertThat(life.wire.writes())
                .as("the requests that were sent; the journal: %s", told())
                .hasSize(cell.write());
        assertThat(site.look()).as("the asset after the break").isEqualTo(cell.broken());
        if (dies) {
            assertThat(intents())
                    .as("the journal after the break")
                    .isNotEmpty()
                    .allMatch(one -> one.state() == ChangeState.BEGUN);
        }
    }

    private void startAnew() {
        var life = site.start();
        life.syncs.recover();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> site.house.notebook.changes().open().isEmpty());
        assertThat(site.look()).as("the asset after the new start").isEqualTo(cell.recovered());
        assertThat(site.house.notebook.runs().find(broken.id()).orElseThrow().state())
                .as("the run that was killed")
                .isEqualTo(RunState.INTERRUPTED);
        if (cell.meanwhile() == Meanwhile.MDM_AWAY) {
            assertThat(life.sync(site.connection.id()).state()).isEqualTo(RunState.INCOMPLETE);
            assertThat(site.look()).as("the asset while the MDM is away").isEqualTo(cell.recovered());
        }
        site.comesBack(cell.meanwhile());
        complete(life);
    }

    private void goOn() {
        var life = site.life();
        life.wire.heal();
        if (cell.meanwhile() == Meanwhile.MDM_AWAY) {
            assertThat(life.sync(site.connection.id()).state()).isEqualTo(RunState.INCOMPLETE);
            assertThat(site.look()).as("the asset while the MDM is away").isEqualTo(cell.recovered());
        }
        site.comesBack(cell.meanwhile());
        complete(life);
    }

    private void complete(HostLife life) {
        var run = life.sync(site.connection.id());
        assertThat(run.report().failure()).isEmpty();
        assertThat(run.complete()).isTrue();
    }

    private List<ChangeRecord> intents() {
        var changes = site.house.notebook.changes().of(broken.id(), Set.of(), 0, 1_000);
        return changes.stream()
                .filter(change -> change.kind() != ChangeKind.SKIP
                        && change.kind() != ChangeKind.WAIT
                        && change.kind() != ChangeKind.REPORT)
                .toList();
    }

    private List<String> told() {
        return site.house.notebook.changes().of(broken.id(), Set.of(), 0, 1_000).stream()
                .map(change -> change.kind() + " " + change.state() + " " + change.message())
                .toList();
    }

    private void journalIsConsistent() {
        assertThat(site.house.notebook.changes().open())
                .as("what is still open")
                .isEmpty();
        assertThat(intents()).as("what became of what was begun").isNotEmpty().allSatisfy(intent -> {
            assertThat(intent.state()).isEqualTo(cell.intents());
            assertThat(intent.endedAt()).isPresent();
        });
        if (cell.intents() == ChangeState.CLOSED) {
            assertThat(intents())
                    .allSatisfy(intent -> assertThat(intent.message()).isNotEmpty());
        }
    }

    private void nothingIsLeftToDo() {
        var life = site.life();
        if (cell.story() == Story.CREATE) {
            // Details of a device are asked for once the platform holds it (R13).
            life.sync(site.connection.id());
        }
        life.wire.cut(Wire.Cut.NEVER);
        life.sync(site.connection.id());
        assertThat(life.wire.writes()).as("what one more run sends").isEmpty();
    }
}
