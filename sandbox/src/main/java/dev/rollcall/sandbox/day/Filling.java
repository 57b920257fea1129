package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.fleet.Dice;
import dev.rollcall.sandbox.fleet.FleetDevice;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.fleet.FleetPerson;
import dev.rollcall.sandbox.fleet.FleetUser;
import dev.rollcall.sandbox.fleet.Trap;
import dev.rollcall.sandbox.mdm.MdmTenant;
import dev.rollcall.sandbox.snipeit.AssetDraft;
import dev.rollcall.sandbox.snipeit.HolderType;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills the company's Snipe-IT: its people, and assets for nearly all devices, most of them linked. */
final class Filling {
    private static final double KNOWN = 0.97;
    private static final double LINKED = 0.85;
    private static final double ALLOCATED = 0.86;
    private static final double TRANSFERRED = 0.05;

    private final SnipeItWorld world;
    private final FleetGenerator fleet;
    private final CompanyPlatform platform;
    private final long seed;
    private final Map<FleetModel, Integer> models;
    private final int store;
    private int firstUser;

    Filling(SnipeItWorld world, FleetGenerator fleet, CompanyPlatform platform, long seed) {
        this.world = world;
        this.fleet = fleet;
        this.platform = platform;
        this.seed = seed;
        this.models = models();
        this.store = world.location("Store");
    }

    private Map<FleetModel, Integer> models() {
        var fieldset = world.fieldset("Devices", platform.fieldset());
        var category = world.category("Devices");
        var manufacturers = new HashMap<String, Integer>();
        var made = new HashMap<FleetModel, Integer>();
        for (var model : FleetGenerator.models()) {
            var manufacturer = manufacturers.computeIfAbsent(model.manufacturer(), world::manufacturer);
            made.put(model, world.model(model.name(), model.number(), category, manufacturer, fieldset));
        }
        return made;
    }

    /** All people; the answer is the id of the first, from which the others count on. */
    int people() {
        fleet.people().forEach(person -> {
            var id = world.user(person.username(), draft -> draft.name(person.firstName(), person.lastName())
                    .email(person.email())
                    .activated(!fleet.hasLeft(person)));
            firstUser = person.index() == 0 ? id : firstUser;
        });
        return firstUser;
    }

    /** All assets, linked to what the tenants have. A device that is enrolled twice has one. */
    void assets(List<MdmTenant> tenants) {
        fleet.devices().filter(device -> !device.has(Trap.DUPLICATE_SERIAL)).forEach(device -> {
            var dice = new Dice(~seed, device.index());
            if (dice.chance(KNOWN)) {
                world.asset(draft -> describe(draft, device, dice, links(tenants, device.index())));
            }
        });
    }

    private static Map<String, String> links(List<MdmTenant> tenants, int index) {
        var links = new HashMap<String, String>();
        tenants.forEach(tenant -> tenant.idOf(index).ifPresent(id -> links.put(tenant.linkField(), id)));
        return links;
    }

    private void describe(AssetDraft draft, FleetDevice device, Dice dice, Map<String, String> links) {
        var hasSerial = !device.has(Trap.PLACEHOLDER_SERIAL) && !device.has(Trap.EMPTY_SERIAL);
        draft.serial(hasSerial ? device.trueSerial() : device.serial())
                .model(models.getOrDefault(device.model(), 0))
                .custom(platform.field(CompanyPlatform.OS), device.model().os().title());
        if (dice.chance(0.8)) {
            draft.custom(platform.field(CompanyPlatform.OS_VERSION), device.osVersion());
        }
        var isLinked = dice.chance(LINKED);
        var status = status(dice);
        draft.status(platform.label(status));
        if (isLinked && !status.equals(CompanyPlatform.TRANSFERRED)) {
            links.forEach((field, id) -> draft.custom(platform.field(field), id));
        }
        if (status.equals(CompanyPlatform.ALLOCATED)) {
            hold(draft, device, dice);
        }
        if (dice.chance(0.01)) {
            draft.custom(platform.field(CompanyPlatform.ORDER), "Deployment " + device.index());
        }
    }

    private static String status(Dice dice) {
        if (dice.chance(ALLOCATED)) {
            return CompanyPlatform.ALLOCATED;
        }
        var isBack = dice.chance(TRANSFERRED / (1 - ALLOCATED));
        return isBack ? CompanyPlatform.TRANSFERRED : dice.pick(CompanyPlatform.PROTECTED);
    }

    /** Mostly whom the MDM says; some have somebody else, nobody, or a place. */
    private void hold(AssetDraft draft, FleetDevice device, Dice dice) {
        var lot = dice.below(100);
        if (lot == 0) {
            draft.heldBy(HolderType.LOCATION, store);
            return;
        }
        if (lot < 4) {
            draft.heldByUser(firstUser + dice.below(fleet.options().people()));
            return;
        }
        device.user()
                .filter(user -> !user.isLastLogin())
                .map(FleetUser::person)
                .map(FleetPerson::index)
                .filter(index -> lot < 95 && index < fleet.options().people())
                .ifPresent(index -> draft.heldByUser(firstUser + index));
    }
}
