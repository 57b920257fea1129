package dev.rollcall.sandbox.fleet;

import dev.rollcall.sandbox.snipeit.AssetDraft;
import dev.rollcall.sandbox.snipeit.FieldSpec;
import dev.rollcall.sandbox.snipeit.HolderType;
import dev.rollcall.sandbox.snipeit.LabelType;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Puts a platform beside a fleet: people, models, and assets for most devices, in all the states that a sync must tell
 * apart. Deterministic, like the fleet.
 *
 * @param allocated the label of assets in use
 * @param transferred the label of assets that are back
 * @param linkField the custom field that holds the MDM's id
 * @param osField the custom field that holds the system's version
 */
public record FleetPlatform(int allocated, int transferred, List<Integer> protectedLabels, int linkField, int osField) {
    /** Of a hundred devices, the platform holds so many. */
    private static final double KNOWN = 0.94;

    public FleetPlatform {
        protectedLabels = List.copyOf(protectedLabels);
    }

    /**
     * Fills a fresh world.
     *
     * @param linkOf the id under which the MDM lists a device
     */
    public static FleetPlatform fill(SnipeItWorld world, FleetGenerator fleet, IntFunction<String> linkOf) {
        int linkField = world.field(FieldSpec.text("MDM ID"));
        int osField = world.field(FieldSpec.text("OS version"));
        int fieldset = world.fieldset("Devices", linkField, osField);
        FleetPlatform platform = new FleetPlatform(
                world.label("Allocated", LabelType.DEPLOYABLE),
                world.label("Transferred", LabelType.DEPLOYABLE),
                List.of(
                        world.label("Lost", LabelType.UNDEPLOYABLE),
                        world.label("In repair", LabelType.PENDING),
                        world.label("Scrapped", LabelType.ARCHIVED)),
                linkField,
                osField);
        new Filling(world, fleet, platform, linkOf, models(world, fieldset)).run();
        return platform;
    }

    private static Map<FleetModel, Integer> models(SnipeItWorld world, int fieldset) {
        int category = world.category("Devices");
        Map<String, Integer> manufacturers = new HashMap<>();
        Map<FleetModel, Integer> models = new HashMap<>();
        for (FleetModel model : FleetGenerator.models()) {
            int manufacturer = manufacturers.computeIfAbsent(model.manufacturer(), world::manufacturer);
            models.put(model, world.model(model.name(), model.number(), category, manufacturer, fieldset));
        }
        return models;
    }

    /** One world being filled. */
    private static final class Filling {
        private final SnipeItWorld world;
        private final FleetGenerator fleet;
        private final FleetPlatform platform;
        private final IntFunction<String> linkOf;
        private final Map<FleetModel, Integer> models;
        private final int store;
        private int firstUser;

        Filling(
                SnipeItWorld world,
                FleetGenerator fleet,
                FleetPlatform platform,
                IntFunction<String> linkOf,
                Map<FleetModel, Integer> models) {
            this.world = world;
            this.fleet = fleet;
            this.platform = platform;
            this.linkOf = linkOf;
            this.models = models;
            this.store = world.location("Store");
        }

        void run() {
            fleet.people().forEach(person -> {
                int id = world.user(person.username(), draft -> draft.name(person.firstName(), person.lastName())
                        .email(person.email())
                        .activated(!fleet.hasLeft(person)));
                firstUser = person.index() == 0 ? id : firstUser;
            });
            fleet.devices().filter(device -> !device.has(Trap.DUPLICATE_SERIAL)).forEach(this::addAssets);
        }

        private void addAssets(FleetDevice device) {
            Dice dice = new Dice(fleet.options().devices(), device.index());
            if (!dice.chance(KNOWN)) {
                return;
            }
            int id = world.asset(draft -> describe(draft, device, dice));
            if (dice.chance(0.001)) {
                world.asset(draft -> describe(draft, device, dice).name("Double of " + id));
            }
        }

        private AssetDraft describe(AssetDraft draft, FleetDevice device, Dice dice) {
            boolean serialKnown = !device.has(Trap.PLACEHOLDER_SERIAL) && !device.has(Trap.EMPTY_SERIAL);
            draft.serial(serialKnown ? device.trueSerial() : dice.chance(0.5) ? device.serial() : null)
                    .model(models.getOrDefault(device.model(), 0))
                    .status(status(dice));
            if (dice.chance(0.7)) {
                draft.custom(platform.linkField, linkOf.apply(device.index()));
            }
            if (dice.chance(0.8)) {
                draft.custom(platform.osField, device.osVersion());
            }
            if (dice.chance(0.3) && device.name().length() <= 191) {
                draft.name(device.name());
            }
            hold(draft, device, dice);
            return draft;
        }

        private int status(Dice dice) {
            if (dice.chance(0.88)) {
                return platform.allocated;
            }
            return dice.chance(0.5) ? platform.transferred : dice.pick(platform.protectedLabels);
        }

        /** Mostly who the MDM says; some are with somebody else, with nobody, at a place or part of another asset. */
        private void hold(AssetDraft draft, FleetDevice device, Dice dice) {
            int lot = dice.below(1000);
            Optional<FleetPerson> person = device.user().map(FleetUser::person);
            if (lot < 10) {
                draft.heldBy(HolderType.LOCATION, store);
            } else if (lot < 12) {
                draft.heldBy(HolderType.ASSET, 1);
            } else if (lot < 60) {
                draft.heldByUser(firstUser + dice.below(fleet.options().people()));
            } else if (lot < 930) {
                person.filter(known -> known.index() < fleet.options().people())
                        .ifPresent(known -> draft.heldByUser(firstUser + known.index()));
            }
        }
    }
}
