package dev.rollcall.host.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every adapter of an asset platform, and every stand-in for a platform, does. */
public abstract class AssetPlatformContract {
    /** The provider whose link field the house has. */
    protected static final String PROVIDER = "kandji";

    protected static final Provenance WHY = new Provenance("run-7", "R21");

    private @Nullable House house;

    /** A platform with a few rows, and what can be seen and done behind the adapter's back. */
    public interface House extends AutoCloseable {
        AssetPlatform platform();

        /** A person who may log in; the id. */
        String person(String username, String email);

        /** A person who may not log in any more; the id. */
        String formerPerson(String username, String email);

        /** An asset of role ALLOCATED that nobody holds and that has no link; the id. */
        String asset(String label, String serial);

        /** Gives it to a person, as a person would. */
        void handOver(String asset, String person);

        /** Gives it to a place, as a person would. */
        void place(String asset);

        /** Takes it back, as a person would. */
        void takeBack(String asset);

        void delete(String asset);

        /** The names of whom the platform's history shows as givers and takers, oldest first: {@code out id}, {@code in id}. */
        List<String> handovers(String asset);

        /** How many requests that change something were answered. */
        long changes();

        @Override
        void close();
    }

    protected abstract House open();

    @BeforeEach
    void build() {
        house = open();
    }

    @AfterEach
    void tearDown() {
        house().close();
    }

    protected House house() {
        if (house == null) {
            throw new IllegalStateException("There is no house before the test begins.");
        }
        return house;
    }

    protected AssetPlatform platform() {
        return house().platform();
    }

    protected Asset look(String id) throws Exception {
        return platform().asset(id).orElseThrow();
    }

    protected WriteOutcome write(Asset before, AssetEdit edit) throws Exception {
        return platform().write(List.of(new AssetWrite(before, edit, WHY))).get(0);
    }

    protected static Holder.Person person(String id) {
        return new Holder.Person(id, "somebody");
    }

    protected Asset found(String serial) throws Exception {
        return platform().read().reading().assets().stream()
                .filter(asset -> serial.equals(asset.serial()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsEveryAssetOnce() throws Exception {
        for (var i = 0; i < 30; i++) {
            house().asset("A" + i, "SERIAL-" + i);
        }
        var reading = platform().read().reading();
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.assets()).hasSize(30).extracting(Asset::label).doesNotHaveDuplicates();
    }

    @Test
    void readsHolderAndRole() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        house().handOver(house().asset("A", "HELD"), anna);
        house().asset("B", "FREE");
        house().place(house().asset("C", "PLACED"));
        assertThat(found("HELD").holder()).isEqualTo(person(anna));
        assertThat(found("HELD").role()).isEqualTo(StatusRole.ALLOCATED);
        assertThat(found("FREE").holder()).isEqualTo(Holder.NOBODY);
        assertThat(found("PLACED").holder()).isInstanceOf(Holder.Location.class);
    }

    @Test
    void leavesDeletedAssetsOut() throws Exception {
        var id = house().asset("A", "GONE");
        house().delete(id);
        assertThat(platform().read().reading().assets()).isEmpty();
        assertThat(platform().asset(id)).isEmpty();
        assertThat(platform().assetsBySerial("GONE")).isEmpty();
    }

    @Test
    @DisplayName("R14 finds active people by e-mail in any case, and nobody else")
    void findsPeople() throws Exception {
        var anna = house().person("anna", "Anna@Example.com");
        house().formerPerson("carl", "carl@example.com");
        house().person("twin1", "twin@example.com");
        house().person("twin2", "twin@example.com");
        var people = platform().read().reading().people();
        assertThat(people.byEmail("anna@example.COM")).isEqualTo(new UserMatch.Found(person(anna)));
        assertThat(people.byEmail("carl@example.com")).isEqualTo(UserMatch.UNKNOWN);
        assertThat(people.byEmail("twin@example.com")).isEqualTo(new UserMatch.Ambiguous(2));
        assertThat(people.byEmail("")).isEqualTo(UserMatch.UNKNOWN);
    }

    @Test
    @DisplayName("R3 looks an asset up by its serial")
    void looksUpBySerial() throws Exception {
        var id = house().asset("A", "C02 XK/1");
        house().asset("B", "OTHER");
        assertThat(platform().assetsBySerial("c02 xk/1")).extracting(Asset::id).containsExactly(id);
        assertThat(platform().assetsBySerial("NONE")).isEmpty();
    }

    @Test
    @DisplayName("R11 gives an asset to a person, with its place in the history")
    void assigns() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        var id = house().asset("A", "S1");
        var outcome = write(look(id), AssetEdit.NOTHING.withHolder(person(anna)));
        assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look(id).holder()).isEqualTo(person(anna));
        assertThat(house().handovers(id)).containsExactly("out " + anna);
    }

    @Test
    @DisplayName("R21 hands an asset on")
    void reassigns() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        var bob = house().person("bob", "bob@example.com");
        var id = house().asset("A", "S1");
        house().handOver(id, anna);
        var outcome = write(look(id), AssetEdit.NOTHING.withHolder(person(bob)));
        assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
        assertThat(house().handovers(id)).containsExactly("out " + anna, "in " + anna, "out " + bob);
    }

    @Test
    @DisplayName("R22 clears the holder and leaves the status")
    void clears() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        var id = house().asset("A", "S1");
        house().handOver(id, anna);
        var before = look(id);
        assertThat(write(before, AssetEdit.NOTHING.withHolder(Holder.NOBODY))).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look(id).holder()).isEqualTo(Holder.NOBODY);
        assertThat(look(id).status()).isEqualTo(before.status());
    }

    @Test
    @DisplayName("R12 writes, replaces and clears a link")
    void links() throws Exception {
        var id = house().asset("A", "S1");
        for (var link : List.of("uuid-1", "uuid-2", "")) {
            write(look(id), AssetEdit.NOTHING.withLink(PROVIDER, link));
            assertThat(Optional.ofNullable(look(id).link(PROVIDER)).orElse("")).isEqualTo(link);
        }
    }

    @Test
    @DisplayName("R30 ends an asset, R40 recovers it")
    void endsAndRecovers() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        var id = house().asset("A", "S1");
        house().handOver(id, anna);
        write(look(id), AssetEdit.NOTHING.withLink(PROVIDER, "uuid-1"));
        var statuses = platform().read().reading().statuses();

        assertThat(write(look(id), end(statuses))).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look(id).role()).isEqualTo(StatusRole.TRANSFERRED);
        assertThat(look(id).holder()).isEqualTo(Holder.NOBODY);
        assertThat(look(id).links()).isEmpty();

        assertThat(write(look(id), recovery(statuses, anna))).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look(id).role()).isEqualTo(StatusRole.ALLOCATED);
        assertThat(look(id).holder()).isEqualTo(person(anna));
        assertThat(look(id).link(PROVIDER)).isEqualTo("uuid-2");
    }

    protected static AssetEdit end(LifecycleStatuses statuses) {
        return AssetEdit.NOTHING
                .withHolder(Holder.NOBODY)
                .withStatus(statuses.transferred())
                .withLink(PROVIDER, "");
    }

    protected static AssetEdit recovery(LifecycleStatuses statuses, String person) {
        return AssetEdit.NOTHING
                .withHolder(person(person))
                .withStatus(statuses.allocated())
                .withLink(PROVIDER, "uuid-2");
    }

    @Test
    @DisplayName("R10 writes specs and fills an empty serial")
    void writesSpecs() throws Exception {
        var id = house().asset("A", "");
        Map<SpecKey<?>, String> specs = Map.of(StandardSpecs.OS_VERSION, "15.1 & <beta>");
        var outcome = write(look(id), AssetEdit.NOTHING.withSpecs(specs).withSerial("NEW-1"));
        assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look(id).specs().text(StandardSpecs.OS_VERSION)).contains("15.1 & <beta>");
        assertThat(look(id).serial()).isEqualTo("NEW-1");
    }

    @Test
    @DisplayName("R10 never overwrites a serial")
    void keepsASerial() throws Exception {
        var id = house().asset("A", "OLD");
        write(look(id), AssetEdit.NOTHING.withSerial("NEW"));
        assertThat(look(id).serial()).isEqualTo("OLD");
    }

    @Test
    @DisplayName("R15 sends nothing where nothing is to do")
    void sendsNothingForNothing() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        var id = house().asset("A", "S1");
        house().handOver(id, anna);
        var before = house().changes();
        var asset = look(id);
        assertThat(write(asset, AssetEdit.NOTHING.withHolder(person(anna)).withStatus(asset.status())))
                .isInstanceOf(WriteOutcome.Done.class);
        assertThat(house().changes()).isEqualTo(before);
    }

    @Test
    @DisplayName("R71 drops a change of an asset that is not any more what it was")
    void dropsStaleChanges() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        var bob = house().person("bob", "bob@example.com");
        var id = house().asset("A", "S1");
        var before = look(id);
        house().handOver(id, anna);
        var changes = house().changes();
        assertThat(write(before, AssetEdit.NOTHING.withHolder(person(bob)))).isInstanceOf(WriteOutcome.Stale.class);
        assertThat(house().changes()).isEqualTo(changes);
        assertThat(look(id).holder()).isEqualTo(person(anna));
    }

    @Test
    @DisplayName("R71 each of several writes has its own outcome, in their order")
    void writesSeveralEachByItself() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        var carl = house().formerPerson("carl", "carl@example.com");
        var ids = List.of(
                house().asset("A", "S1"), house().asset("B", "S2"), house().asset("C", "S3"), house().asset("D", "S4"));
        var writes = new ArrayList<AssetWrite>();
        for (var id : ids) {
            var to = person(id.equals(ids.get(2)) ? carl : anna);
            writes.add(new AssetWrite(look(id), AssetEdit.NOTHING.withHolder(to), WHY));
        }
        house().delete(ids.get(1));
        assertThat(platform().write(writes))
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Done", "Stale", "Refused", "Done");
        assertThat(look(ids.get(3)).holder()).isEqualTo(person(anna));
        assertThat(platform().write(List.of())).isEmpty();
    }

    @Test
    @DisplayName("R10, R15 what is written is read back as the platform spells it")
    void readsBackWhatItWrote() throws Exception {
        var device = Device.withId("uuid-1")
                .spec(StandardSpecs.OS_VERSION, "  15.1 (24B83) ")
                .build();
        var spelled = platform().spelled(device);
        var id = house().asset("A", "S1");
        assertThat(look(id).specs().differencesTo(spelled)).hasSize(1);
        write(look(id), AssetEdit.NOTHING.withSpecs(spelled.asMap()));
        assertThat(look(id).specs().differencesTo(spelled)).isEmpty();
        assertThat(found("S1").specs().differencesTo(spelled)).isEmpty();
    }

    @Test
    @DisplayName("R71 drops a change of an asset that was deleted")
    void dropsChangesOfTheDeleted() throws Exception {
        var id = house().asset("A", "S1");
        var before = look(id);
        house().delete(id);
        assertThat(write(before, AssetEdit.NOTHING.withLink(PROVIDER, "x"))).isInstanceOf(WriteOutcome.Stale.class);
    }

    @Test
    @DisplayName("R14 gives nothing to a person who may not log in, and takes it from nobody for that")
    void refusesFormerPeople() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        var carl = house().formerPerson("carl", "carl@example.com");
        var id = house().asset("A", "S1");
        house().handOver(id, anna);
        var changes = house().changes();
        assertThat(write(look(id), AssetEdit.NOTHING.withHolder(person(carl))))
                .isInstanceOf(WriteOutcome.Refused.class);
        assertThat(house().changes()).isEqualTo(changes);
    }

    @Test
    @DisplayName("R72 knows what of a change is still to be sent")
    void knowsWhatRemains() throws Exception {
        var anna = house().person("anna", "anna@example.com");
        var bob = house().person("bob", "bob@example.com");
        var id = house().asset("A", "S1");
        house().handOver(id, anna);
        var write = new AssetWrite(look(id), AssetEdit.NOTHING.withHolder(person(bob)), WHY);

        assertThat(platform().remaining(write, look(id))).contains(write.edit());
        platform().write(List.of(write));
        assertThat(platform().remaining(write, look(id))).contains(AssetEdit.NOTHING);
        house().takeBack(id);
        house().place(id);
        assertThat(platform().remaining(write, look(id))).isEmpty();
    }
}
