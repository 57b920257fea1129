package dev.rollcall.testkit.simulator;

import dev.rollcall.api.Partition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A device of the simulated tenant, in terms that every MDM shares; the simulator writes it in its own. Immutable: each
 * {@code with…} method returns a changed copy.
 */
public final class SimulatedDevice {
    private static final Instant LONG_AGO = Instant.parse("2025-03-01T08:00:00Z");
    private static final List<String> MODELS = List.of("Model One", "Model Two", "Model Three");

    private final Partition partition;
    private final String sourceId;
    private final String serial;
    private final String name;
    private final String model;
    private final SimulatedUser user;
    private final boolean enrolled;
    private final Instant lastContact;
    private final boolean unreadable;

    private SimulatedDevice(Builder builder) {
        partition = builder.partition;
        sourceId = builder.sourceId;
        serial = builder.serial;
        name = builder.name;
        model = builder.model;
        user = builder.user;
        enrolled = builder.enrolled;
        lastContact = builder.lastContact;
        unreadable = builder.unreadable;
    }

    /**
     * Starts a device: enrolled, without a user, its serial made of its id.
     *
     * @param sourceId as the plugin is to deliver it
     */
    public static Builder in(Partition partition, String sourceId) {
        return new Builder(partition, sourceId);
    }

    /**
     * Devices that differ in user, enrolment and model, each with a serial of its own. Equal arguments give equal
     * devices. {@link VendorSimulator#fleet} gives such a fleet with the vendor's ids.
     *
     * @param size how many
     * @param seed other seeds give other users and states
     */
    public static List<SimulatedDevice> fleet(Partition partition, int size, long seed) {
        var random = new Random(seed);
        var fleet = new ArrayList<SimulatedDevice>(size);
        for (var number = 0; number < size; number++) {
            fleet.add(one(partition, number, random));
        }
        return List.copyOf(fleet);
    }

    /** The list that it is in. */
    public Partition partition() {
        return partition;
    }

    /** The id as the plugin is to deliver it, qualified if the plugin qualifies ids. */
    public String sourceId() {
        return sourceId;
    }

    public String serial() {
        return serial;
    }

    public String name() {
        return name;
    }

    public String model() {
        return model;
    }

    public SimulatedUser user() {
        return user;
    }

    /** The user, where there is one. */
    public Optional<SimulatedUser.Somebody> somebody() {
        return user instanceof SimulatedUser.Somebody somebody ? Optional.of(somebody) : Optional.empty();
    }

    /** If not, the simulator writes whatever the MDM says of a device that it lists and does not manage any more. */
    public boolean isEnrolled() {
        return enrolled;
    }

    /** When it last talked to the MDM, in whole seconds; what changed since a time goes by it. */
    public Instant lastContact() {
        return lastContact;
    }

    /** If so, the simulator writes a record whose id can be read and whose other fields have wrong types. */
    public boolean isUnreadable() {
        return unreadable;
    }

    public SimulatedDevice withId(String value) {
        return toBuilder(value).build();
    }

    public SimulatedDevice withSerial(String value) {
        return toBuilder(sourceId).serial(value).build();
    }

    public SimulatedDevice withUser(SimulatedUser value) {
        return toBuilder(sourceId).user(value).build();
    }

    public SimulatedDevice withEnrolled(boolean value) {
        return toBuilder(sourceId).enrolled(value).build();
    }

    public SimulatedDevice withLastContact(Instant value) {
        return toBuilder(sourceId).lastContact(value).build();
    }

    public SimulatedDevice asUnreadable() {
        return toBuilder(sourceId).unreadable(true).build();
    }

    @Override
    public String toString() {
        return sourceId + " (serial " + serial + ")";
    }

    private Builder toBuilder(String id) {
        return new Builder(partition, id)
                .serial(serial)
                .name(name)
                .model(model)
                .user(user)
                .enrolled(enrolled)
                .lastContact(lastContact)
                .unreadable(unreadable);
    }

    private static SimulatedDevice one(Partition partition, int number, Random random) {
        var serial = "T%s%05d".formatted(partition.id().substring(0, 1).toUpperCase(Locale.ROOT), number);
        var person = "person" + random.nextInt(1000);
        var kind = random.nextInt(10);
        SimulatedUser user = new SimulatedUser.Somebody(person + "@example.com", "Person " + person.substring(6));
        return in(partition, "00000000-0000-4000-8000-%012d".formatted(number))
                .serial(serial)
                .name(partition.id() + "-" + number)
                .model(MODELS.get(random.nextInt(MODELS.size())))
                .user(kind < 2 ? SimulatedUser.NOBODY : kind == 2 ? SimulatedUser.NOT_REPORTED : user)
                .enrolled(random.nextInt(8) > 0)
                .lastContact(LONG_AGO.plusSeconds(number))
                .build();
    }

    /** Collects what is said of a device. */
    public static final class Builder {
        private final Partition partition;
        private final String sourceId;
        private String serial;
        private String name;
        private String model = MODELS.get(0);
        private SimulatedUser user = SimulatedUser.NOBODY;
        private boolean enrolled = true;
        private Instant lastContact = LONG_AGO;
        private boolean unreadable;

        private Builder(Partition partition, String sourceId) {
            this.partition = partition;
            this.sourceId = sourceId;
            this.serial = "S" + sourceId;
            this.name = "Device " + sourceId;
        }

        public Builder serial(String value) {
            serial = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder model(String value) {
            model = value;
            return this;
        }

        public Builder user(SimulatedUser value) {
            user = value;
            return this;
        }

        public Builder enrolled(boolean value) {
            enrolled = value;
            return this;
        }

        /** Cut to whole seconds. */
        public Builder lastContact(Instant value) {
            lastContact = value.truncatedTo(ChronoUnit.SECONDS);
            return this;
        }

        public Builder unreadable(boolean value) {
            unreadable = value;
            return this;
        }

        public SimulatedDevice build() {
            return new SimulatedDevice(this);
        }
    }
}
