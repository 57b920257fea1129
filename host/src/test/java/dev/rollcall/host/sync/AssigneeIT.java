package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.day.BookAsset.Holder;
import dev.rollcall.sandbox.day.BookAsset.Kind;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.NewPerson;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.mdm.MdmUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who holds the asset of a device that one connection sees. */
@OnPlatforms({Product.SNIPE_IT, Product.GLPI_11, Product.GLPI_10})
class AssigneeIT extends Housed {
    private static final String KEEPING = "{\"allowAssigneeUpdates\": true, \"clearWhenUnassigned\": false}";

    private int ann;
    private int bob;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        bob = house.person("bob");
    }

    @EachMdm
    @DisplayName("R11 an asset that nobody holds gets its first assignee, whatever the opt-in")
    void firstWrite(Mdm mdm, boolean optIn) {
        var tenant = mdm.of(house);
        var connection = optIn ? on(tenant) : off(tenant);
        var allocated = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        var transferred = house.asset("C02XX2", CompanyPlatform.TRANSFERRED, draft -> {});
        house.device(tenant, "C02XX1", "ann");
        house.device(tenant, "C02XX2", "bob");

        var run = house.sync(connection);

        assertThat(house.holder(allocated)).contains(ann);
        assertThat(house.holder(transferred)).contains(bob);
        assertThat(house.status(transferred)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(house.link(transferred, tenant)).isEmpty();
        assertThat(story(run, allocated)).containsExactly("R12 LINK DONE", "R11 ASSIGN DONE");
        assertThat(story(run, transferred)).containsExactlyInAnyOrder("R42 REPORT NOTED", "R11 ASSIGN DONE");
    }

    @EachMdm
    @DisplayName("R21 opt-in on: the assignee becomes the MDM's, on ALLOCATED and TRANSFERRED assets")
    void change(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var allocated = settled(tenant, "C02XX1", "ann");
        house.device(tenant, "C02XX2", "bob");
        var transferred = house.asset("C02XX2", CompanyPlatform.TRANSFERRED, draft -> draft.heldBy(ann));
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");

        var run = house.sync(connection);

        assertThat(house.holder(allocated)).contains(bob);
        assertThat(house.status(allocated)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(house.holder(transferred)).contains(bob);
        assertThat(house.status(transferred)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(story(run, allocated)).containsExactly("R21 REASSIGN DONE");
    }

    @EachMdm
    @DisplayName("R22 opt-in on: nobody in the MDM clears the assignee, and the status stays")
    void removal(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var allocated = settled(tenant, "C02XX1", "ann");
        var transferred = house.asset("C02XX2", CompanyPlatform.TRANSFERRED, draft -> draft.heldBy(ann));
        tenant.add(draft -> draft.serial("C02XX2"));
        var link = house.link(allocated, tenant);
        tenant.unassign("C02XX1");

        var run = house.sync(connection);

        assertThat(house.holder(allocated)).isEmpty();
        assertThat(house.status(allocated)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(house.link(allocated, tenant)).isEqualTo(link);
        assertThat(house.holder(transferred)).isEmpty();
        assertThat(house.status(transferred)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(story(run, allocated)).containsExactly("R22 CLEAR DONE");
    }

    @EachMdm
    @DisplayName("R22 what the MDM does not say clears nothing")
    void notReported(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        tenant.hideUser("C02XX1");

        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
        assertThat(story(run, asset)).isEmpty();
    }

    @Test
    @DisplayName("R22 a section on users that can't be read clears nothing in the whole tenant")
    void unreadableUsers() {
        var jamf = house.company.jamf();
        var connection = on(jamf);
        var asset = settled(jamf, "C02XX1", "ann");
        jamf.unassign("C02XX1");
        jamf.usersReadable(false);

        house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
    }

    @EachMdm
    @DisplayName("R22 the policy clearWhenUnassigned, switched off, keeps the assignee and says so")
    void keepsByPolicy(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, KEEPING);
        var asset = settled(tenant, "C02XX1", "ann");
        tenant.unassign("C02XX1");

        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
        assertThat(story(run, asset)).containsExactly("R22 SKIP NOTED");
        assertThat(words(run, asset)).contains("policy keeps the assignee");
    }

    @EachMdm
    @DisplayName("R50 opt-in off: an assignee that is there is neither overwritten nor cleared")
    void optInOff(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var changed = settled(tenant, "C02XX1", "ann");
        var removed = settled(tenant, "C02XX2", "ann");
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        tenant.unassign("C02XX2");

        var run = house.sync(connection);

        assertThat(house.holder(changed)).contains(ann);
        assertThat(house.holder(removed)).contains(ann);
        assertThat(story(run, changed)).containsExactly("R50 SKIP NOTED");
        assertThat(story(run, removed)).containsExactly("R50 SKIP NOTED");
        assertThat(house.book().handovers(changed)).isZero();
    }

    @EachMdm
    @DisplayName("R23 a person's edit is overwritten by the next sync with the opt-in on, and never with it off")
    void lastWriteWins(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        admin().handOn(asset, bob);

        house.sync(connection);
        assertThat(house.holder(asset)).contains(bob);

        house.change(connection, SyncHouse.ON);
        house.sync(connection);
        assertThat(house.holder(asset)).contains(ann);
    }

    @EachMdm
    @DisplayName("R14 addresses are the same in any case")
    void caseOfAddress(Mdm mdm, boolean optIn) {
        var tenant = mdm.of(house);
        var connection = optIn ? on(tenant) : off(tenant);
        var free = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        tenant.add(draft -> draft.serial("C02XX1").assignedTo("ANN@Example.COM", "Ann"));
        var held = settled(tenant, "C02XX2", "ann");
        tenant.assign("C02XX2", "Ann@EXAMPLE.com", "Ann");

        var run = house.sync(connection);

        assertThat(house.holder(free)).contains(ann);
        assertThat(story(run, held)).isEmpty();
    }

    @EachMdm
    @DisplayName("R14 whom the platform does not know, knows twice or not as active is reported, and the holder stays")
    void unresolved(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        house.book().person(NewPerson.of("twin1", "T", "One", "twin@example.com"));
        house.book().person(NewPerson.of("twin2", "T", "Two", "Twin@example.com"));
        house.book().person(NewPerson.of("left", "L", "Eft", "left@example.com").left());
        var unknown = settled(tenant, "C02XX1", "ann");
        var ambiguous = settled(tenant, "C02XX2", "ann");
        var inactive = settled(tenant, "C02XX3", "ann");
        tenant.assign("C02XX1", "stranger@example.com", "Stranger");
        tenant.assign("C02XX2", "twin@example.com", "Twin");
        tenant.assign("C02XX3", "left@example.com", "Left");

        var run = house.sync(connection);

        for (var asset : new int[] {unknown, ambiguous, inactive}) {
            assertThat(house.holder(asset)).contains(ann);
            assertThat(story(run, asset)).containsExactly("R14 REPORT NOTED");
        }
        assertThat(words(run, ambiguous)).contains("2 active users");
        assertThat(words(run, inactive)).contains("no active user");
    }

    /** The two that tell user names. */
    @EachMdm({Mdm.JAMF, Mdm.INTUNE})
    @DisplayName("R14 the user name counts only where the MDM reports no e-mail")
    void userName(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var byName = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        var byEmail = house.asset("C02XX2", CompanyPlatform.ALLOCATED, draft -> {});
        tenant.add(draft -> draft.serial("C02XX1").user(user("", "bob")));
        tenant.add(draft -> draft.serial("C02XX2").user(user("stranger@example.com", "bob")));

        house.sync(connection);

        assertThat(house.holder(byName)).contains(bob);
        assertThat(house.holder(byEmail)).isEmpty();
    }

    private static MdmUser user(String email, String username) {
        return new MdmUser(MdmUser.Kind.ASSIGNED, email, username, "Somebody", false);
    }

    @EachMdm
    @DisplayName("R7 a last login assigns nobody")
    void lastLogin(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        tenant.add(draft -> draft.serial("C02XX1").lastLogin("bob"));

        var run = house.sync(connection);

        assertThat(house.holder(asset)).isEmpty();
        assertThat(story(run, asset)).containsExactly("R12 LINK DONE");
    }

    @EachMdm
    @DisplayName("R7 an ignored account is nobody the platform has: the holder stays, and it is reported")
    void ignored(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection =
                house.connect(tenant, "{\"allowAssigneeUpdates\": true, \"ignoredAccounts\": [\"BOB@example.com\"]}");
        var asset = settled(tenant, "C02XX1", "ann");
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");

        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
        assertThat(story(run, asset)).containsExactly("R14 REPORT NOTED");
        assertThat(words(run, asset)).contains("ignore list");
    }

    @Test
    @DisplayName("R7 a user whom the MDM archived is nobody the platform has")
    void archived() {
        var kandji = house.company.kandji();
        var connection = on(kandji);
        var asset = settled(kandji, "C02XX1", "ann");
        var gone = new MdmUser(MdmUser.Kind.ASSIGNED, SyncHouse.email("bob"), "", "Bob", true);
        kandji.change("C02XX1", draft -> draft.user(gone));

        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
        assertThat(words(run, asset)).contains("archived in the MDM");
    }

    @Test
    @DisplayName("R7 a shared iPad reports no user")
    void sharedDevice() {
        var jamf = house.company.jamf();
        var connection = on(jamf);
        var asset = settled(jamf, "C02XX1", "ann");
        var iPad = FleetGenerator.models().stream()
                .filter(model -> model.name().startsWith("iPad"))
                .findFirst()
                .orElseThrow();
        var shared = house.asset("C02XX2", CompanyPlatform.ALLOCATED, draft -> draft.heldBy(ann));
        jamf.add(draft -> draft.serial("C02XX2").model(iPad).user(MdmUser.NOT_REPORTED));

        house.sync(connection);

        assertThat(house.holder(shared)).contains(ann);
        assertThat(house.holder(asset)).contains(ann);
    }

    @EachMdm
    @DisplayName("R16 an asset held by a place keeps its holder, and is not ended")
    void onlyPeople(Mdm mdm, boolean optIn) {
        var tenant = mdm.of(house);
        var connection = optIn ? on(tenant) : off(tenant);
        bystander(tenant);
        var office = house.book().place("Office");
        var atOffice = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> draft.heldAt(office));
        house.device(tenant, "C02XX1", "ann");

        var run = house.sync(connection);
        assertThat(story(run, atOffice)).containsExactlyInAnyOrder("R12 LINK DONE", "R16 REPORT NOTED");
        tenant.vanish("C02XX1");
        var later = house.sync(connection);

        assertThat(house.state(atOffice).holder()).contains(new Holder(Kind.PLACE, office));
        assertThat(house.status(atOffice)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(story(later, atOffice)).containsExactly("R42 REPORT NOTED");
        assertThat(words(later, atOffice)).contains("R16");
    }
}
