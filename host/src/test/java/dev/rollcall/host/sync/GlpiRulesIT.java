package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.glpi.AssetRule;
import dev.rollcall.sandbox.glpi.Glpi;
import dev.rollcall.sandbox.glpi.ItemType;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules where they meet what only GLPI has: bulk writes, phones, connected items, locks, and rules of its own. */
@OnPlatforms({Product.GLPI_11, Product.GLPI_10})
class GlpiRulesIT extends Housed {
    /** As many as no guardrail holds. */
    private static final int MANY = 10;

    private KandjiTenant kandji;
    private Glpi glpi;
    private int ann;
    private int bob;

    @BeforeEach
    void people() {
        kandji = house.company.kandji();
        glpi = house.company.glpi();
        ann = house.person("ann");
        bob = house.person("bob");
    }

    @Test
    @DisplayName("R21 many assets are handed over by one request")
    void inBulk() {
        var connection = on(kandji);
        for (var i = 0; i < MANY; i++) {
            settled(kandji, "C02XX" + i, "ann");
        }
        house.sync(connection);
        for (var i = 0; i < MANY; i++) {
            kandji.assign("C02XX" + i, SyncHouse.email("bob"), "bob");
        }
        var written = writes().size();

        var run = house.sync(connection);

        assertThat(house.changes(run, ChangeState.DONE)).hasSize(MANY);
        assertThat(writes().subList(written, writes().size())).containsExactly("PUT /apirest.php/Computer");
    }

    @Test
    @DisplayName("R21, R30 a phone is an asset as a computer is, with the id of its own table")
    void phones() {
        var connection = on(kandji);
        bystander(kandji);
        var iPhone = FleetGenerator.models().stream()
                .filter(model -> model.name().startsWith("iPhone"))
                .findFirst()
                .orElseThrow();
        var id = kandji.add(draft -> draft.serial("F17XX1").model(iPhone).assignedTo(SyncHouse.email("bob"), "bob"))
                .sourceId();
        var phone = phone(iPhone, id);
        assertThat(house.book().idOf(phone)).startsWith("Phone/");

        house.sync(connection);

        assertUntouched(phone, CompanyPlatform.ALLOCATED, bob, kandji, id);
        kandji.vanish("F17XX1");
        house.sync(connection);
        assertEnded(phone, kandji);
    }

    private int phone(FleetModel model, String sourceId) {
        return house.book().add(sheet -> sheet.serial("F17XX1")
                .model(house.company.model(model))
                .status(CompanyPlatform.ALLOCATED)
                .heldBy(ann)
                .link("kandji", sourceId));
    }

    @Test
    @DisplayName("R20 what is connected to a computer follows its user in GLPI, and is not fought over")
    void connected() {
        var connection = on(kandji);
        var computer = settled(kandji, "C02XX1", "ann");
        var iPhone = FleetGenerator.models().stream()
                .filter(model -> model.name().startsWith("iPhone"))
                .findFirst()
                .orElseThrow();
        var id = kandji.add(draft -> draft.serial("F17XX1").model(iPhone).assignedTo(SyncHouse.email("ann"), "ann"))
                .sourceId();
        var phone = phone(iPhone, id);
        glpi.edit(world -> world.connect(rowOf(computer), ItemType.PHONE, rowOf(phone)));
        house.sync(connection);
        kandji.assign("C02XX1", SyncHouse.email("bob"), "bob");

        var run = house.sync(connection);

        assertThat(house.holder(computer)).contains(bob);
        assertThat(house.holder(phone)).contains(bob);
        assertThat(of(run, computer))
                .flatExtracting(change -> change.sideEffects())
                .anyMatch(effect -> effect.contains(house.book().idOf(phone)) || effect.contains("connected"));
        var refused = house.sync(connection);
        assertThat(story(refused, phone)).containsExactly("R21 REASSIGN REFUSED");
        assertThat(words(refused, phone)).contains("connected");
        assertThat(house.holder(phone)).contains(bob);
    }

    /** The number of the row in its table. */
    private int rowOf(int asset) {
        var id = house.book().idOf(asset);
        return Integer.parseInt(id.substring(id.indexOf('/') + 1));
    }

    @Test
    @DisplayName("R20 a user whom somebody else has locked is left, with the reason")
    void locked() {
        var connection = on(kandji);
        var asset = settled(kandji, "C02XX1", "ann");
        house.sync(connection);
        house.book().refuse(asset);
        kandji.assign("C02XX1", SyncHouse.email("bob"), "bob");

        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
        assertThat(story(run, asset)).containsExactly("R21 REASSIGN REFUSED");
        assertThat(words(run, asset)).contains("lock");
    }

    @Test
    @DisplayName("R15 what a business rule of GLPI's rewrites is told as refused, and not tried night after night")
    void rewritten() {
        var connection = on(kandji);
        var asset = settled(kandji, "C02XX1", "ann");
        house.sync(connection);
        glpi.edit(world ->
                world.assetRule(new AssetRule("nobody's", ItemType.COMPUTER, "users_id", String.valueOf(ann))));
        kandji.assign("C02XX1", SyncHouse.email("bob"), "bob");

        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
        assertThat(story(run, asset)).containsExactly("R21 REASSIGN REFUSED");
        assertThat(words(run, asset)).contains("business rule");
        var tried = writes();
        assertThat(of(house.sync(connection), asset))
                .extracting(change -> change.rule())
                .containsExactly("R15");
        assertThat(writes()).isEqualTo(tried);
    }

    @Test
    @DisplayName("R30 of several rows of one MDM none is left, and those of remote control stay")
    void severalLinks() {
        var connection = on(kandji);
        var asset = settled(kandji, "C02XX1", "ann");
        var link = house.link(asset, kandji).orElseThrow();
        glpi.edit(world -> {
            world.unlink(ItemType.COMPUTER, rowOf(asset), "kandji");
            world.link(ItemType.COMPUTER, rowOf(asset), "kandji", "an-old-one");
            world.link(ItemType.COMPUTER, rowOf(asset), "kandji", link);
            world.link(ItemType.COMPUTER, rowOf(asset), "teamviewer", "123456");
        });
        house.sync(connection);
        assertUntouched(asset, CompanyPlatform.ALLOCATED, ann, kandji, link);
        kandji.vanish("C02XX1");

        house.sync(connection);

        assertEnded(asset, kandji);
        assertThat(glpi.links(ItemType.COMPUTER, rowOf(asset)))
                .extracting(row -> row.provider())
                .containsExactly("teamviewer");
    }
}
