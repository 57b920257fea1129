package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.fleet.Dice;
import dev.rollcall.sandbox.fleet.FleetDevice;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.fleet.FleetPerson;
import dev.rollcall.sandbox.fleet.FleetUser;
import dev.rollcall.sandbox.fleet.Trap;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills the company's book: its people, and assets for nearly all devices, most of them linked. */
final class Filling {
    private static final double KNOWN = 0.97;
    private static final double LINKED = 0.85;
    private static final double ALLOCATED = 0.86;
    private static final double TRANSFERRED = 0.05;

    private final AssetBook book;
    private final FleetGenerator fleet;
    private final long seed;
    private final Map<FleetModel, Integer> models;
    private final int store;
    private int firstUser;

    Filling(AssetBook book, FleetGenerator fleet, long seed) {
        this.book = book;
        this.fleet = fleet;
        this.seed = seed;
        this.models = made();
        this.store = book.place("Store");
    }

    private Map<FleetModel, Integer> made() {
        var made = new HashMap<FleetModel, Integer>();
        for (var model : FleetGenerator.models()) {
            made.put(model, book.model(NewModel.of(model)));
        }
        return made;
    }

    /** The models in the book. */
    Map<FleetModel, Integer> models() {
        return Map.copyOf(models);
    }

    /** All people; the answer is the id of the first, from which the others count on. */
    int people() {
        fleet.people().forEach(person -> {
            var fresh = NewPerson.of(person.username(), person.firstName(), person.lastName(), person.email());
            var id = book.person(fleet.hasLeft(person) ? fresh.left() : fresh);
            firstUser = person.index() == 0 ? id : firstUser;
        });
        return firstUser;
    }

    /** All assets, linked to what the tenants have. A device that is enrolled twice has one. */
    void assets(List<MdmTenant> tenants) {
        fleet.devices().filter(device -> !device.has(Trap.DUPLICATE_SERIAL)).forEach(device -> {
            var dice = new Dice(~seed, device.index());
            if (dice.chance(KNOWN)) {
                book.add(sheet -> describe(sheet, device, dice, links(tenants, device.index())));
            }
        });
    }

    private static Map<String, String> links(List<MdmTenant> tenants, int index) {
        var links = new HashMap<String, String>();
        tenants.forEach(tenant -> tenant.idOf(index).ifPresent(id -> links.put(tenant.provider(), id)));
        return links;
    }

    private void describe(AssetSheet sheet, FleetDevice device, Dice dice, Map<String, String> links) {
        var hasSerial = !device.has(Trap.PLACEHOLDER_SERIAL) && !device.has(Trap.EMPTY_SERIAL);
        sheet.serial(hasSerial ? device.trueSerial() : device.serial())
                .model(models.getOrDefault(device.model(), 0))
                .field(CompanyPlatform.OS, device.model().os().title());
        if (dice.chance(0.8)) {
            sheet.field(CompanyPlatform.OS_VERSION, device.osVersion());
        }
        var isLinked = dice.chance(LINKED);
        var status = status(dice);
        sheet.status(status);
        if (isLinked && !status.equals(CompanyPlatform.TRANSFERRED)) {
            links.forEach(sheet::link);
        }
        if (status.equals(CompanyPlatform.ALLOCATED)) {
            hold(sheet, device, dice);
        }
        if (dice.chance(0.01)) {
            sheet.order("Deployment " + device.index());
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
    private void hold(AssetSheet sheet, FleetDevice device, Dice dice) {
        var lot = dice.below(100);
        if (lot == 0) {
            sheet.heldAt(store);
            return;
        }
        if (lot < 4) {
            sheet.heldBy(firstUser + dice.below(fleet.options().people()));
            return;
        }
        device.user()
                .filter(user -> !user.isLastLogin())
                .map(FleetUser::person)
                .map(FleetPerson::index)
                .filter(index -> lot < 95 && index < fleet.options().people())
                .ifPresent(index -> sheet.heldBy(firstUser + index));
    }
}
