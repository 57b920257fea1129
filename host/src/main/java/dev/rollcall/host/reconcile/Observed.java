package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.PackedText;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.ValuePool;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A device as this run's reading shows it, with its specs in the platform's spelling. Immutable; no record, as a run
 * holds a million of them and times weigh less as numbers.
 */
public final class Observed {
    /** In place of seconds where there is no time; no {@link Instant} is that long ago. */
    private static final long NEVER = Long.MIN_VALUE;

    private final String sourceId;
    private final @Nullable String serial;
    private final String partition;
    private final Enrolment enrolment;
    private final ObservedUser user;
    private final long contactSecond;
    private final long enrolledSecond;
    private final int contactNano;
    private final int enrolledNano;
    private final @Nullable Ownership ownership;
    private final Specs specs;
    /** Packed: nearly every device has a name of its own, and few are ever shown. */
    private final byte @Nullable [] name;

    /**
     * A device.
     *
     * @param sourceId the MDM's id, unique in the connection
     * @param serial in the MDM's spelling; null if not reported
     * @param partition the id of the list it came from
     * @param lastContact when it last talked to the MDM; null if not reported
     * @param lastEnrolled when it was enrolled the last time; null if not reported
     * @param ownership whose it is; null if not reported
     * @param specs what the MDM reports and the platform can hold, model included
     */
    public Observed(
            String sourceId,
            @Nullable String serial,
            String partition,
            Enrolment enrolment,
            ObservedUser user,
            @Nullable Instant lastContact,
            @Nullable Instant lastEnrolled,
            @Nullable Ownership ownership,
            Specs specs) {
        this.sourceId = Objects.requireNonNull(sourceId, "sourceId");
        this.serial = serial;
        this.partition = Objects.requireNonNull(partition, "partition");
        this.enrolment = Objects.requireNonNull(enrolment, "enrolment");
        this.user = Objects.requireNonNull(user, "user");
        this.contactSecond = lastContact == null ? NEVER : lastContact.getEpochSecond();
        this.contactNano = lastContact == null ? 0 : lastContact.getNano();
        this.enrolledSecond = lastEnrolled == null ? NEVER : lastEnrolled.getEpochSecond();
        this.enrolledNano = lastEnrolled == null ? 0 : lastEnrolled.getNano();
        this.ownership = ownership;
        this.specs = Objects.requireNonNull(specs, "specs");
        this.name = null;
    }

    /** The same device with other parts; its times and its ownership stay. */
    private Observed(
            Observed like,
            String sourceId,
            @Nullable String serial,
            String partition,
            Enrolment enrolment,
            ObservedUser user,
            Specs specs,
            byte @Nullable [] name) {
        this.sourceId = sourceId;
        this.serial = serial;
        this.partition = partition;
        this.enrolment = enrolment;
        this.user = user;
        this.contactSecond = like.contactSecond;
        this.contactNano = like.contactNano;
        this.enrolledSecond = like.enrolledSecond;
        this.enrolledNano = like.enrolledNano;
        this.ownership = like.ownership;
        this.specs = specs;
        this.name = name;
    }

    /**
     * A device as it was read.
     *
     * @param partition the id of the list it came from
     * @param specs its specs in the platform's spelling
     */
    public static Observed of(Device device, String partition, Specs specs) {
        return new Observed(
                        device.sourceId(),
                        device.serial().orElse(null),
                        partition,
                        device.enrolment(),
                        device.user(),
                        device.lastContact().orElse(null),
                        device.lastEnrolled().orElse(null),
                        device.ownership().orElse(null),
                        specs)
                .named(device.spec(StandardSpecs.NAME).orElse(null));
    }

    /** The same device under that name in the MDM, for people: no rule goes by it, and equal devices may differ in it. */
    public Observed named(@Nullable String other) {
        return new Observed(this, sourceId, serial, partition, enrolment, user, specs, PackedText.of(other));
    }

    /** The same device, with what others have too as the pool has it. */
    public Observed sharing(ValuePool values) {
        return new Observed(
                this,
                values.shared(sourceId),
                values.sharedOrNull(serial),
                values.shared(partition),
                values.shared(enrolment),
                user instanceof AssignedUser someone ? shared(someone, values) : user,
                specs.sharing(values),
                name);
    }

    /** Whoever has several devices is kept once. */
    private static ObservedUser shared(AssignedUser user, ValuePool values) {
        return values.shared(AssignedUser.as(user.evidence())
                .email(user.email().map(values::shared).orElse(null))
                .username(user.username().map(values::shared).orElse(null))
                .displayName(user.displayName().map(values::shared).orElse(null))
                .userId(user.userId().map(values::shared).orElse(null))
                .archived(user.isArchived())
                .build());
    }

    /** The same device with other specs. */
    public Observed with(Specs others) {
        return new Observed(this, sourceId, serial, partition, enrolment, user, others, name);
    }

    public String sourceId() {
        return sourceId;
    }

    public @Nullable String serial() {
        return serial;
    }

    /** What the MDM calls it; null if not reported, or not known any more. */
    public @Nullable String name() {
        return PackedText.text(name);
    }

    public String partition() {
        return partition;
    }

    public Enrolment enrolment() {
        return enrolment;
    }

    public ObservedUser user() {
        return user;
    }

    public @Nullable Instant lastContact() {
        return instant(contactSecond, contactNano);
    }

    public @Nullable Instant lastEnrolled() {
        return instant(enrolledSecond, enrolledNano);
    }

    public @Nullable Ownership ownership() {
        return ownership;
    }

    public Specs specs() {
        return specs;
    }

    /** R6: what is listed but not enrolled is gone for every rule. */
    boolean isEnrolled() {
        return enrolment.isEnrolled();
    }

    private static @Nullable Instant instant(long second, int nano) {
        return second == NEVER ? null : Instant.ofEpochSecond(second, nano);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Observed device
                && device.sourceId.equals(sourceId)
                && Objects.equals(device.serial, serial)
                && device.partition.equals(partition)
                && device.enrolment.equals(enrolment)
                && device.user.equals(user)
                && device.contactSecond == contactSecond
                && device.contactNano == contactNano
                && device.enrolledSecond == enrolledSecond
                && device.enrolledNano == enrolledNano
                && device.ownership == ownership
                && device.specs.equals(specs);
    }

    @Override
    public int hashCode() {
        return sourceId.hashCode();
    }

    @Override
    public String toString() {
        return sourceId;
    }
}
