package dev.rollcall.host.sync.page;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Sighting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an MDM showed of a device.
 *
 * @param enrolmentReported the MDM's own word
 * @param user whom it named, in all ways that it did; or why it said nothing; empty for nobody
 */
record Evidence(
        String sourceId,
        @Nullable String serial,
        String list,
        Enrolment.State enrolment,
        String enrolmentReported,
        Sighting.Said said,
        String user,
        @Nullable Instant lastContact,
        @Nullable Ownership ownership,
        List<Spec> specs) {
    Evidence {
        specs = List.copyOf(specs);
    }

    /** A detail of the hardware or the OS. */
    record Spec(String label, String text) {}

    static Evidence of(Observed device) {
        return new Evidence(
                device.sourceId(),
                device.serial(),
                device.partition(),
                device.enrolment().state(),
                device.enrolment().reported(),
                device.user()
                        .match(
                                somebody -> Sighting.Said.SOMEBODY,
                                nobody -> Sighting.Said.NOBODY,
                                unsaid -> Sighting.Said.NOTHING),
                user(device.user()),
                device.lastContact(),
                device.ownership(),
                device.specs().asMap().entrySet().stream()
                        .map(spec -> new Spec(spec.getKey().label(), spec.getValue()))
                        .sorted(Comparator.comparing(Spec::label))
                        .toList());
    }

    static String user(ObservedUser user) {
        return user.match(Evidence::names, nobody -> "", unsaid -> unsaid.reason());
    }

    private static String names(AssignedUser somebody) {
        return Stream.of(somebody.displayName(), somebody.email(), somebody.username())
                .flatMap(Optional::stream)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
