package dev.rollcall.api.device;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as the MDM reports it. Every field but the source id is known or <em>not reported</em>; sentinels of the
 * vendor (zero sizes, dates of the year 1, placeholder texts) are not reported.
 *
 * <p>Immutable and safe to share between threads. Built by plugins, so it grows by new builder methods only.
 */
public final class Device {
    private final String sourceId;
    private final @Nullable String serial;
    private final @Nullable Enrolment enrolment;
    private final ObservedUser user;
    private final @Nullable Ownership ownership;
    private final @Nullable Instant lastContact;
    private final @Nullable Instant lastEnrolled;
    private final Map<SpecKey<?>, Object> specs;

    private Device(Builder builder) {
        sourceId = builder.sourceId;
        serial = builder.serial;
        enrolment = builder.enrolment;
        user = builder.user;
        ownership = builder.ownership;
        lastContact = builder.lastContact;
        lastEnrolled = builder.lastEnrolled;
        specs = Collections.unmodifiableMap(builder.specs);
    }

    /**
     * Starts a device.
     *
     * @param sourceId the MDM's id, unique in the tenant; where the MDM's ids are not, the plugin qualifies them
     *     ({@code computer/5})
     * @throws IllegalArgumentException if the id is blank
     */
    public static Builder withId(String sourceId) {
        return new Builder(sourceId);
    }

    public String sourceId() {
        return sourceId;
    }

    /** The serial number in the vendor's spelling, not normalised (R3); a placeholder is passed on as it is. */
    public Optional<String> serial() {
        return Optional.ofNullable(serial);
    }

    /** Whether the device is enrolled; {@link Enrolment#ENROLLED} where the MDM has no word for it. */
    public Enrolment enrolment() {
        return enrolment != null ? enrolment : Enrolment.ENROLLED;
    }

    public ObservedUser user() {
        return user;
    }

    public Optional<Ownership> ownership() {
        return Optional.ofNullable(ownership);
    }

    /** When the device last talked to the MDM. */
    public Optional<Instant> lastContact() {
        return Optional.ofNullable(lastContact);
    }

    /** When the device was enrolled the last time. */
    public Optional<Instant> lastEnrolled() {
        return Optional.ofNullable(lastEnrolled);
    }

    /** The value of one spec; empty where the MDM does not report it. */
    public <T> Optional<T> spec(SpecKey<T> key) {
        return Optional.ofNullable(key.type().cast(specs.get(key)));
    }

    /** All reported specs; the values are of the type their key says. Unmodifiable. */
    public Map<SpecKey<?>, Object> specs() {
        return specs;
    }

    /**
     * This device with what a detail adds: the detail's value wins wherever it reports one, and nothing is lost where
     * it does not.
     *
     * @param detail of the same source id
     * @throws IllegalArgumentException if it is another device's
     */
    public Device with(Device detail) {
        if (!detail.sourceId.equals(sourceId)) {
            throw new IllegalArgumentException("A detail of " + detail.sourceId + " was given for " + sourceId + ".");
        }
        var merged = new Builder(sourceId);
        merged.serial = detail.serial != null ? detail.serial : serial;
        merged.enrolment = detail.enrolment != null ? detail.enrolment : enrolment;
        merged.user = detail.user instanceof ObservedUser.NotReported ? user : detail.user;
        merged.ownership = detail.ownership != null ? detail.ownership : ownership;
        merged.lastContact = detail.lastContact != null ? detail.lastContact : lastContact;
        merged.lastEnrolled = detail.lastEnrolled != null ? detail.lastEnrolled : lastEnrolled;
        merged.specs.putAll(specs);
        merged.specs.putAll(detail.specs);
        return merged.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Device device
                && device.sourceId.equals(sourceId)
                && Objects.equals(device.serial, serial)
                && device.enrolment().equals(enrolment())
                && device.user.equals(user)
                && device.ownership == ownership
                && Objects.equals(device.lastContact, lastContact)
                && Objects.equals(device.lastEnrolled, lastEnrolled)
                && device.specs.equals(specs);
    }

    @Override
    public int hashCode() {
        return sourceId.hashCode();
    }

    @Override
    public String toString() {
        return "Device[" + sourceId + ", serial=" + serial + "]";
    }

    /** Collects what the MDM reports of one device; null and blank mean "not reported". */
    public static final class Builder {
        private final String sourceId;
        private @Nullable String serial;
        private @Nullable Enrolment enrolment;
        private ObservedUser user = ObservedUser.notReported();
        private @Nullable Ownership ownership;
        private @Nullable Instant lastContact;
        private @Nullable Instant lastEnrolled;
        /** Those of the device that was built last, until a spec is added: few builders build more than one. */
        private Map<SpecKey<?>, Object> specs = new LinkedHashMap<>();

        private boolean built;

        private Builder(String sourceId) {
            if (sourceId.isBlank()) {
                throw new IllegalArgumentException("A device needs the MDM's id.");
            }
            this.sourceId = sourceId;
        }

        public Builder serial(@Nullable String value) {
            serial = value == null || value.isBlank() ? null : value;
            return this;
        }

        /** Whether the device is enrolled; {@link Enrolment#ENROLLED} if never called. */
        public Builder enrolment(Enrolment.State state, String reported) {
            enrolment = new Enrolment(state, reported);
            return this;
        }

        /** What the MDM says of the user; not reported if never called. */
        public Builder user(ObservedUser value) {
            user = Objects.requireNonNull(value, "user");
            return this;
        }

        public Builder ownership(@Nullable Ownership value) {
            ownership = value;
            return this;
        }

        public Builder lastContact(@Nullable Instant value) {
            lastContact = value;
            return this;
        }

        public Builder lastContact(Optional<Instant> value) {
            return lastContact(value.orElse(null));
        }

        public Builder lastEnrolled(@Nullable Instant value) {
            lastEnrolled = value;
            return this;
        }

        public Builder lastEnrolled(Optional<Instant> value) {
            return lastEnrolled(value.orElse(null));
        }

        /** One spec; a value that says nothing ({@link SpecKey#meaningful}) is not reported. */
        public <T> Builder spec(SpecKey<T> key, @Nullable T value) {
            if (built) {
                specs = new LinkedHashMap<>(specs);
                built = false;
            }
            var known = key.meaningful(value);
            if (known.isPresent()) {
                specs.put(key, known.get());
            }
            return this;
        }

        /** One spec that was read with a lenient reader. */
        public <T> Builder spec(SpecKey<T> key, Optional<T> value) {
            return spec(key, value.orElse(null));
        }

        public Device build() {
            built = true;
            return new Device(this);
        }
    }
}
