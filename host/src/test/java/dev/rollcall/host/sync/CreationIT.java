package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.sandbox.day.BookAsset;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R13: devices that the platform does not hold. */
class CreationIT extends Housed {
    private static final String CREATING = "{\"allowAssigneeUpdates\": %s, \"unknownDevices\": \"CREATE\"%s}";

    private int ann;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        house.withoutTwinModel();
    }

    private ConfiguredConnection creating(MdmTenant tenant, boolean optIn, String more) {
        return house.connect(tenant, CREATING.formatted(optIn, more));
    }

    private static boolean isForDetails(String endpoint) {
        return Stream.of("details", "{id}", "{deviceId}", "$batch").anyMatch(endpoint::contains);
    }

    private BookAsset made(String serial) {
        var living = living(serial);
        assertThat(living).hasSize(1);
        return living.get(0);
    }

    private List<BookAsset> living(String serial) {
        return house.book().bySerial(serial);
    }

    @EachMdm
    @DisplayName("R13 by default nothing is created: it is reported, and the MDM is asked for no detail of it")
    void existingOnly(Mdm mdm, boolean optIn) {
        var tenant = mdm.of(house);
        var connection = optIn ? on(tenant) : off(tenant);
        house.device(tenant, "C02XX1", "ann");

        var run = house.sync(connection);

        assertThat(living("C02XX1")).isEmpty();
        assertThat(strangers(run)).containsExactly("R13 SKIP NOTED");
        assertThat(writes()).isEmpty();
        assertThat(tenant.requests().counts().keySet()).noneMatch(CreationIT::isForDetails);
    }

    @EachMdm
    @DisplayName("R13 CREATE makes an ALLOCATED asset with link, specs and assignee, once")
    void creates(Mdm mdm, boolean optIn) {
        var tenant = mdm.of(house);
        var connection = creating(tenant, optIn, "");
        var id = house.device(tenant, "C02XX1", "ann");
        house.device(tenant, "C02XX2", "stranger");

        var run = house.sync(connection);

        var asset = made("C02XX1").id();
        assertUntouched(asset, CompanyPlatform.ALLOCATED, ann, tenant, id);
        assertThat(spec(asset, CompanyPlatform.OS_VERSION)).isEqualTo("26.1");
        assertThat(made("C02XX2").holder()).isEmpty();
        assertThat(house.changes(run, ChangeState.DONE)).hasSize(2).allSatisfy(change -> assertThat(change.kind())
                .isEqualTo(ChangeKind.CREATE));
        house.sync(connection);
        var sent = writes();
        house.sync(connection);
        assertThat(writes()).isEqualTo(sent);
        assertThat(living("C02XX1")).hasSize(1);
    }

    @EachMdm
    @DisplayName("R13 a serial that a deleted asset has makes no second one, and is told")
    void deletedAsset(Mdm mdm) {
        var wordOfDeletion = house.book().product().isGlpi() ? "GLPI's trash" : "deleted asset";
        var tenant = mdm.of(house);
        var connection = creating(tenant, true, "");
        var deleted = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        admin().delete(deleted);
        house.device(tenant, "C02XX1", "ann");

        var run = house.sync(connection);

        assertThat(living("C02XX1")).isEmpty();
        assertThat(strangers(run)).containsExactly("R13 CREATE STALE");
        assertThat(house.changes(run, ChangeState.STALE).get(0).message()).contains(wordOfDeletion);
    }

    @EachMdm
    @DisplayName("R13 two connections that see an unknown device at once make one asset")
    void twoAtOnce(Mdm mdm) throws SyncException {
        var one = mdm.of(house);
        var other = mdm.other().of(house);
        var first = creating(one, true, "");
        var second = creating(other, true, "");
        for (var i = 0; i < 5; i++) {
            house.device(one, "C02XX" + i, "ann");
            house.device(other, "C02XX" + i, "ann");
        }

        var run = house.syncs.sync(first.id(), Purpose.APPLY, Optional.empty(), "test");
        var rival = house.syncs.sync(second.id(), Purpose.APPLY, Optional.empty(), "test");
        house.ended(run.run());
        house.ended(rival.run());

        for (var i = 0; i < 5; i++) {
            assertThat(living("C02XX" + i)).hasSize(1);
        }
    }

    @EachMdm
    @DisplayName("R13 right before, the serial is looked up again: an asset that a person made meanwhile is the one")
    void madeMeanwhile(Mdm mdm) {
        house.oneByOne();
        var tenant = mdm.of(house);
        var connection = creating(tenant, true, "");
        house.device(tenant, "C02XX0", "ann");
        house.device(tenant, "C02XX1", "ann");
        house.book().duringNextWrite(() -> house.asset("C02XX1", "Intake", draft -> {}));

        house.sync(connection);

        assertThat(living("C02XX1")).hasSize(1);
        assertThat(house.status(made("C02XX1").id())).isEqualTo("Intake");
    }

    /** Google tells nobody's name, without which nobody is made. */
    @EachMdm({Mdm.KANDJI, Mdm.JAMF, Mdm.INTUNE})
    @DisplayName("R14 an unknown user is made only where the policy says so, for a created asset only, and once")
    void userCreation(Mdm mdm) {
        house.book().allowUserCreation();
        var tenant = mdm.of(house);
        var connection = creating(tenant, true, ", \"createUsers\": true");
        tenant.add(draft -> draft.serial("C02XX1").assignedTo("new.joiner@example.com", "New Joiner"));
        tenant.add(draft -> draft.serial("C02XX2").assignedTo("mononym@example.com", "Mononym"));
        var held = settled(tenant, "C02XX3", "ann");
        tenant.assign("C02XX3", "other.joiner@example.com", "Other Joiner");

        house.sync(connection);

        assertThat(made("C02XX1").assignee()).isPresent();
        assertThat(made("C02XX1").assignee().orElseThrow()).isGreaterThan(ann);
        assertThat(made("C02XX2").holder()).isEmpty();
        assertThat(house.holder(held)).contains(ann);
        tenant.add(draft -> draft.serial("C02XX4").assignedTo("New.Joiner@example.com", "New Joiner"));
        house.sync(connection);
        assertThat(made("C02XX4").assignee()).isEqualTo(made("C02XX1").assignee());
    }

    @Test
    @DisplayName("R14 of an MDM that tells an address and no name, nobody is made")
    void nameless() {
        house.book().allowUserCreation();
        var google = Mdm.GOOGLE.of(house);
        var connection = creating(google, true, ", \"createUsers\": true");
        google.add(draft -> draft.serial("C02XX1").assignedTo("new.joiner@example.com", "New Joiner"));

        house.sync(connection);

        assertThat(made("C02XX1").holder()).isEmpty();
        assertThat(writes()).noneMatch(write -> write.contains("/users"));
    }

    /** The two that tell whose a device is. */
    @EachMdm({Mdm.JAMF, Mdm.INTUNE})
    @DisplayName("R13 personal devices are left out unless the policy includes them")
    void personal(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = creating(tenant, true, "");
        var iPhone = FleetGenerator.models().stream()
                .filter(model -> model.name().startsWith("iPhone"))
                .findFirst()
                .orElseThrow();
        tenant.add(draft -> draft.serial("F17OWN").model(iPhone).personal(true));
        tenant.add(draft -> draft.serial("F17WORK").model(iPhone));

        var run = house.sync(connection);
        assertThat(living("F17OWN")).isEmpty();
        assertThat(living("F17WORK")).hasSize(1);
        assertThat(strangersWords(run)).contains("personal device");
        house.change(connection, CREATING.formatted(true, ", \"includePersonal\": true"));
        house.sync(connection);

        assertThat(living("F17OWN")).hasSize(1);
    }

    @EachMdm
    @DisplayName("R6 of a record that is not enrolled nothing is created")
    void notEnrolled(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = creating(tenant, true, "");
        house.device(tenant, "C02XX1", "ann");
        tenant.wipe("C02XX1");
        if (mdm == Mdm.JAMF) {
            tenant.change("C02XX1", draft -> draft.enrolment(FleetEnrolment.UNMANAGED));
        }

        house.sync(connection);

        assertThat(living("C02XX1")).isEmpty();
    }
}
