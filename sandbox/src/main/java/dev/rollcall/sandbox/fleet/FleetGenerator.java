package dev.rollcall.sandbox.fleet;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes fleets out of a seed: equal seeds and options give equal fleets. Every device is a function of its index, so a
 * million are streamed without being kept, and any one can be asked for again. Safe for all threads.
 */
public final class FleetGenerator {
    private static final long GIB = 1L << 30;
    private static final HexFormat MAC = HexFormat.ofDelimiter(":").withUpperCase();
    private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRSTVWXY";

    private final long seed;
    private final FleetOptions options;
    private final People people;

    public FleetGenerator(long seed, FleetOptions options) {
        this.seed = seed;
        this.options = options;
        this.people = new People(seed, options.people());
    }

    public FleetOptions options() {
        return options;
    }

    /** All devices, by index. */
    public Stream<FleetDevice> devices() {
        return IntStream.range(0, options.devices()).mapToObj(this::device);
    }

    /** All people that a platform may know, by index. */
    public Stream<FleetPerson> people() {
        return IntStream.range(0, options.people()).mapToObj(people::person);
    }

    /** The person of that index; beyond the fleet's people, somebody whom no platform knows. */
    public FleetPerson person(int index) {
        return people.person(index);
    }

    /** The models that occur. */
    public static List<FleetModel> models() {
        return Samples.MODELS;
    }

    /** The device of that index. */
    public FleetDevice device(int index) {
        Dice dice = new Dice(seed, index);
        FleetModel model = dice.pick(Samples.MODELS);
        Set<Trap> traps = traps(index, dice);
        String trueSerial = traps.contains(Trap.DUPLICATE_SERIAL) ? trueSerial(index - 1) : trueSerial(index);
        Optional<FleetUser> user = user(index, traps, dice);
        boolean silent = traps.contains(Trap.SHARED_DEVICE);
        long memory = (4L << dice.below(5)) * GIB;
        long storage = (64L << dice.below(6)) * GIB;
        boolean unknownSizes = traps.contains(Trap.ZERO_SIZES);
        return new FleetDevice(
                index,
                serial(trueSerial, traps, dice),
                trueSerial,
                name(user, traps, dice),
                model,
                Samples.osVersion(model.os(), dice),
                user,
                !silent,
                enrolment(traps, dice),
                options.now().minus(Duration.ofHours(24 + dice.below(24 * 1000))),
                lastContact(traps, dice),
                macs(traps, dice),
                unknownSizes ? 0 : memory,
                unknownSizes ? -dice.below(2) : storage,
                traps);
    }

    private Set<Trap> traps(int index, Dice dice) {
        Set<Trap> traps = EnumSet.noneOf(Trap.class);
        for (Trap trap : Trap.values()) {
            if (dice.chance(options.rate(trap))) {
                traps.add(trap);
            }
        }
        if (index == 0 || traps.contains(Trap.PLACEHOLDER_SERIAL) || traps.contains(Trap.EMPTY_SERIAL)) {
            traps.removeAll(EnumSet.of(Trap.DUPLICATE_SERIAL, Trap.CASE_VARIANT, Trap.BLANK_VARIANT));
        }
        if (traps.contains(Trap.PLACEHOLDER_SERIAL)) {
            traps.remove(Trap.EMPTY_SERIAL);
        }
        if (traps.contains(Trap.SHARED_DEVICE)) {
            traps.remove(Trap.UNASSIGNED);
        }
        if (traps.contains(Trap.SHARED_DEVICE) || traps.contains(Trap.UNASSIGNED)) {
            traps.removeAll(EnumSet.of(
                    Trap.LAST_LOGIN_ONLY,
                    Trap.ARCHIVED_USER,
                    Trap.UNKNOWN_USER,
                    Trap.EMAIL_CASE,
                    Trap.PRINCIPAL_DIFFERS));
        }
        if (traps.contains(Trap.UNKNOWN_USER)) {
            traps.remove(Trap.ARCHIVED_USER);
        }
        return traps;
    }

    /** Different for every index: multiplication by an odd number permutes all numbers of 32 bits. */
    private String trueSerial(int index) {
        long number = (index * 2654435761L + seed) & 0xFFFFFFFFL;
        StringBuilder serial = new StringBuilder("C0");
        for (int shift = 30; shift >= 0; shift -= 5) {
            serial.append(DIGITS.charAt((int) (number >>> shift) & 31));
        }
        return serial.append("Q6").toString();
    }

    private static String serial(String trueSerial, Set<Trap> traps, Dice dice) {
        if (traps.contains(Trap.PLACEHOLDER_SERIAL)) {
            return dice.pick(Samples.PLACEHOLDERS);
        }
        if (traps.contains(Trap.EMPTY_SERIAL)) {
            return "";
        }
        String serial = traps.contains(Trap.CASE_VARIANT) ? trueSerial.toLowerCase(Locale.ROOT) : trueSerial;
        return traps.contains(Trap.BLANK_VARIANT)
                ? " " + serial.substring(0, 4) + " " + serial.substring(4) + "\u00a0"
                : serial;
    }

    private Optional<FleetUser> user(int index, Set<Trap> traps, Dice dice) {
        if (traps.contains(Trap.SHARED_DEVICE) || traps.contains(Trap.UNASSIGNED)) {
            return Optional.empty();
        }
        FleetPerson person = traps.contains(Trap.UNKNOWN_USER)
                ? people.person(options.people() + index)
                : people.person(people.holderOf(index, traps.contains(Trap.ARCHIVED_USER), dice));
        String email = traps.contains(Trap.EMAIL_CASE) ? person.email().toUpperCase(Locale.ROOT) : person.email();
        String principal = traps.contains(Trap.PRINCIPAL_DIFFERS) ? person.username() + "@corp.example" : email;
        return Optional.of(new FleetUser(
                person, email, principal, traps.contains(Trap.ARCHIVED_USER), traps.contains(Trap.LAST_LOGIN_ONLY)));
    }

    /** Whether a person has left: archived in the MDM, gone from the platform. */
    public boolean hasLeft(FleetPerson person) {
        return people.hasLeft(person.index());
    }

    private static String name(Optional<FleetUser> user, Set<Trap> traps, Dice dice) {
        if (traps.contains(Trap.HOSTILE_NAME)) {
            return dice.pick(Samples.HOSTILE_NAMES);
        }
        return user.map(known -> known.person().firstName() + "’s device").orElse("Room " + dice.below(400));
    }

    private static FleetEnrolment enrolment(Set<Trap> traps, Dice dice) {
        if (traps.contains(Trap.NOT_ENROLLED)) {
            return dice.pick(List.of(
                    FleetEnrolment.PENDING, FleetEnrolment.UNMANAGED, FleetEnrolment.LEAVING, FleetEnrolment.LEFT));
        }
        return dice.chance(0.01) ? FleetEnrolment.LOCKED : FleetEnrolment.ENROLLED;
    }

    private Instant lastContact(Set<Trap> traps, Dice dice) {
        if (traps.contains(Trap.SENTINEL_DATE)) {
            return dice.pick(Samples.SENTINELS);
        }
        int hours = traps.contains(Trap.STALE) ? 24 * (60 + dice.below(600)) : dice.below(72);
        return options.now().minus(Duration.ofHours(hours));
    }

    private static List<String> macs(Set<Trap> traps, Dice dice) {
        boolean random = traps.contains(Trap.RANDOM_MAC);
        if (random && dice.chance(0.3)) {
            return List.of();
        }
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(dice.next()).array();
        bytes[0] = random ? (byte) 0xDA : (byte) 0xA4;
        return List.of(MAC.formatHex(bytes, 0, 6));
    }
}
