package dev.rollcall.benchmark.sync;

import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.snipeit.AssetDraft;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A company whose devices and assets agree but for those that the first sync is to change. */
final class DifferingCompany {
    private static final String VERSION = "26.1";

    private final Company company;
    private final SnipeItWorld world;
    private final CompanyPlatform platform;
    private final int model;

    private DifferingCompany(Company company, SnipeItWorld world) {
        this.company = company;
        this.world = world;
        this.platform = company.platform();
        var made = FleetGenerator.models().get(0);
        // Without fields for what only details bring: how many of them come is a matter of the hour's budget.
        var fields = world.fieldset(
                "Measured",
                platform.field(CompanyPlatform.KANDJI_ID),
                platform.field(CompanyPlatform.OS),
                platform.field(CompanyPlatform.OS_VERSION));
        model = world.model(made.name(), made.number(), world.category("Laptops"), world.manufacturer("Apple"), fields);
    }

    /**
     * Adds devices and their assets.
     *
     * @param changed how many of the assets differ
     */
    static void fill(Company company, int devices, int changed) {
        company.snipeIt().edit(world -> {
            var filling = new DifferingCompany(company, world);
            for (var number = 0; number < devices; number++) {
                // Spread evenly over the list.
                var isChanged = (long) number * changed / devices != (number + 1L) * changed / devices;
                filling.add(number, isChanged ? Difference.values()[number % 3] : null);
            }
        });
    }

    private enum Difference {
        VERSION,
        LINK,
        HOLDER
    }

    private void add(int number, @Nullable Difference difference) {
        var login = "person" + number;
        var email = login + "@example.com";
        var person = world.user(
                login, draft -> draft.name("Person", String.valueOf(number)).email(email));
        var serial = "C02%08dQ".formatted(number).toUpperCase(Locale.ROOT);
        var device = company.kandji()
                .add(draft -> draft.serial(serial).osVersion(VERSION).assignedTo(email, "Person " + number))
                .sourceId();
        world.asset(draft -> describe(draft.serial(serial), device, person, difference));
    }

    private void describe(AssetDraft draft, String device, int person, @Nullable Difference difference) {
        draft.model(model)
                .status(platform.label(CompanyPlatform.ALLOCATED))
                .custom(platform.field(CompanyPlatform.OS), "macOS")
                .custom(
                        platform.field(CompanyPlatform.OS_VERSION),
                        difference == Difference.VERSION ? "26.0" : VERSION);
        if (difference != Difference.LINK) {
            draft.custom(platform.field(CompanyPlatform.KANDJI_ID), device);
        }
        if (difference != Difference.HOLDER) {
            draft.heldByUser(person);
        }
    }
}
