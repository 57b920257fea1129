package dev.rollcall.host.reconcile;

import dev.rollcall.host.reconcile.Verdict.Matched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * R4 and R6: the devices of a run by id and by serial. Of several records with one serial the first is the device, and
 * the others are superseded by it; a record that is not enrolled is not seen.
 */
final class ListedDevices {
    /** R4: enrolled before not enrolled, then last seen, then last enrolled, then id. */
    private static final Comparator<Observed> FIRST = Comparator.comparing(Observed::isEnrolled)
            .reversed()
            .thenComparing(Observed::lastContact, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
            .thenComparing(Observed::lastEnrolled, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
            .thenComparing(Observed::sourceId);

    private final List<Listed> all;
    private final TextIndex<Listed> bySerial;
    /** Made when it is first asked for: only for a device that was never sighted it is needed. */
    private @Nullable TextIndex<Listed> byId;

    private @Nullable TextIndex<Sighting> sightings;
    /** By the places of sightings: the place of the record in the list, counted from 1; 0 where there is none. */
    private int[] ofSightings = {};

    ListedDevices(List<Observed> devices, Serials serials) {
        all = new ArrayList<>(devices.size());
        bySerial = new TextIndex<>(listed -> Objects.requireNonNull(listed.serial), devices.size());
        for (var device : devices) {
            add(new Listed(device, serials.normalise(device.serial())));
        }
    }

    private void add(Listed listed) {
        all.add(listed);
        if (listed.serial != null) {
            var other = bySerial.put(listed);
            if (other != null) {
                settle(listed, other);
            }
        }
    }

    private void settle(Listed listed, Listed other) {
        var isFirst = FIRST.compare(listed.device, other.device) < 0;
        var first = isFirst ? listed : other;
        var superseded = isFirst ? other : listed;
        superseded.isSuperseded = true;
        bySerial.put(first);
    }

    List<Listed> all() {
        return all;
    }

    /**
     * Finds what was noted of each record before. In a loop of its own, which is done sooner: the processor waits for
     * several places of memory at a time.
     */
    void findNotes(TextIndex<Sighting> noted) {
        sightings = noted;
        ofSightings = new int[noted.size()];
        for (var at = 0; at < all.size(); at++) {
            var listed = all.get(at);
            listed.noted = noted.place(listed.device.sourceId());
            if (listed.noted >= 0) {
                ofSightings[listed.noted] = at + 1;
            }
        }
    }

    @Nullable
    Listed byId(String sourceId) {
        var noted = sightings == null ? -1 : sightings.place(sourceId);
        if (noted >= 0) {
            return ofSightings[noted] == 0 ? null : all.get(ofSightings[noted] - 1);
        }
        var known = byId;
        if (known == null) {
            known = new TextIndex<>(listed -> listed.device.sourceId(), all.size());
            for (var listed : all) {
                known.put(listed);
            }
            byId = known;
        }
        return known.get(sourceId);
    }

    /** R6: whether the record is listed as enrolled. */
    boolean seesId(String sourceId) {
        var listed = byId(sourceId);
        return listed != null && listed.device.isEnrolled();
    }

    /** Whether a record with that serial is listed as enrolled. */
    boolean seesSerial(@Nullable String serial) {
        var listed = serial == null ? null : bySerial.get(serial);
        return listed != null && listed.device.isEnrolled();
    }

    /** The record that is the device of that serial (R4). */
    @Nullable
    Listed deviceOf(@Nullable String serial) {
        return serial == null ? null : bySerial.get(serial);
    }

    /** A listed record, and what the run found out about it. */
    static final class Listed {
        final Observed device;
        /** Normalised; null if unusable. */
        final @Nullable String serial;

        /** The place of what the connection noted of it before; -1 if nothing. */
        int noted = -1;

        boolean isSuperseded;
        boolean isJudged;
        /** How its asset was found. */
        Matched matched = Matched.NOT;
        /** The asset; null if there is none, or several could be meant. */
        AssetIndex.@Nullable Slot slot;
        /** About a link or a serial that does not fit, for people; null if there is none. */
        @Nullable
        String complaint;

        Listed(Observed device, @Nullable String serial) {
            this.device = device;
            this.serial = serial;
        }

        void take(Matcher.Match match) {
            matched = match.kind();
            slot = match.slot();
            complaint = match.complaint();
        }
    }
}
