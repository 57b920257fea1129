package dev.rollcall.host.sync;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.SpecsOverlay;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.DetailStore;
import dev.rollcall.host.journal.DetailStore.Detail;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.reconcile.TextIndex;
import dev.rollcall.source.SourceConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * R13: asks for the details of devices that the platform holds and that checked in since the last detail, within the
 * hour's budget; the longest unasked first. What was brought is kept, so that a run that does not ask still knows it.
 */
final class Details {
    private static final int AT_ONCE = 200;

    private final DetailStore store;
    private final Clock clock;

    Details(DetailStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is known of a reading's devices before anything is asked for; needs nothing of the platform.
     *
     * @param reading whose devices are taken over
     * @param values that devices and assets share
     */
    Known known(ConfiguredConnection connection, SourceConnection tenant, TenantReading reading, ValuePool values) {
        return new Known(connection, tenant, reading, values);
    }

    /** A reading with the details that were kept, and which of its devices are to be asked for anew. */
    final class Known {
        private final ConfiguredConnection connection;
        private final SourceConnection tenant;
        /** Without its devices, of which there is no room to hold two versions. */
        private final TenantReading reading;

        /**
         * The reading's own list, changed in place: whoever has the reading at hand holds all devices in it, and there
         * is no room for them as they were.
         */
        private final List<Observed> devices;

        private final SpecsOverlay overlay;
        /** Places of devices that checked in since their last detail; they are as the list says until they are asked. */
        private final BitSet due = new BitSet();
        /** Of devices that are due. */
        private final Map<String, Detail> details = new HashMap<>();

        private Known(
                ConfiguredConnection connection, SourceConnection tenant, TenantReading reading, ValuePool values) {
            this.connection = connection;
            this.tenant = tenant;
            this.reading = reading.with(List.of(), reading.remarks(), reading.requests());
            this.devices = reading.devices();
            this.overlay = new SpecsOverlay(values);
            if (tenant.detailsPerHour() > 0) {
                load();
            }
        }

        private void load() {
            var places = new TextIndex<Observed>(Observed::sourceId, devices.size());
            for (var device : devices) {
                due.set(places.size(), device.enrolment().isEnrolled());
                places.put(device);
            }
            store.each(connection.id(), overlay::shared, detail -> {
                var place = places.place(detail.sourceId());
                if (place >= 0) {
                    take(place, detail);
                }
            });
        }

        private void take(int place, Detail detail) {
            var device = devices.get(place);
            if (due.get(place) && isDue(device, detail)) {
                details.put(device.sourceId(), detail);
                return;
            }
            due.clear(place);
            devices.set(place, with(device, detail));
        }

        /** What the list says counts more than what an older detail said. */
        private Observed with(Observed device, @Nullable Detail detail) {
            return detail == null || detail.specs().isEmpty()
                    ? device
                    : device.with(overlay.of(device.specs(), detail.specs()));
        }

        /** The reading with what is known of its devices' details, after asking for those that are due. */
        TenantReading completed(PlatformReading platformReading, Asking asking) throws InterruptedException {
            var remarks = new ArrayList<>(reading.remarks());
            if (!due.isEmpty()) {
                var held = new Held(connection.provider(), platformReading, asking.serials);
                var asked = due.stream()
                        .mapToObj(devices::get)
                        .filter(held::holds)
                        .sorted(Comparator.comparing(device -> age(details.get(device.sourceId()))))
                        .toList();
                ask(connection, tenant, asked, new Brought(asking.platform, details, remarks));
                due.stream()
                        .forEach(place -> devices.set(
                                place,
                                with(
                                        devices.get(place),
                                        details.get(devices.get(place).sourceId()))));
            }
            return reading.with(
                    Collections.unmodifiableList(devices),
                    remarks,
                    tenant.requests().total());
        }
    }

    /**
     * How details are asked for.
     *
     * @param platform spells what they bring
     */
    record Asking(AssetPlatform platform, Serials serials) {}

    private void ask(ConfiguredConnection connection, SourceConnection tenant, List<Observed> due, Brought brought)
            throws InterruptedException {
        var asked = store.askedSince(connection.id(), clock.instant().minus(Duration.ofHours(1)));
        var budget = Math.max(0, tenant.detailsPerHour() - asked);
        var now = due.subList(0, (int) Math.min(due.size(), budget));
        if (now.size() < due.size()) {
            brought.remarks.add("The details of " + (due.size() - now.size())
                    + " devices are left for later runs: the MDM is asked for " + tenant.detailsPerHour()
                    + " an hour at most. Nothing is to be done.");
        }
        try {
            for (var partition : tenant.partitions()) {
                var ofList = now.stream()
                        .filter(device -> device.partition().equals(partition.id()))
                        .toList();
                for (var from = 0; from < ofList.size(); from += AT_ONCE) {
                    var part = ofList.subList(from, Math.min(ofList.size(), from + AT_ONCE));
                    ask(connection, tenant, partition, part, brought);
                }
            }
        } catch (SourceException e) {
            brought.remarks.add(
                    "Details could not be read, so specs from them are as old as before. " + e.getMessage());
        }
    }

    private void ask(
            ConfiguredConnection connection,
            SourceConnection tenant,
            Partition partition,
            List<Observed> part,
            Brought brought)
            throws SourceException, InterruptedException {
        var contacts = new HashMap<String, @Nullable Instant>();
        part.forEach(device -> contacts.put(device.sourceId(), device.lastContact()));
        var sink = new Sink(brought, contacts);
        try {
            tenant.readDetails(partition, part.stream().map(Observed::sourceId).toList(), sink);
        } finally {
            store.keep(connection.id(), sink.details.values(), clock.instant());
            brought.details.putAll(sink.details);
        }
    }

    private static boolean isDue(Observed device, @Nullable Detail detail) {
        var contact = device.lastContact();
        return detail == null || (contact != null && (detail.contact() == null || contact.isAfter(detail.contact())));
    }

    private static Instant age(@Nullable Detail detail) {
        return detail == null || detail.contact() == null ? Instant.MIN : detail.contact();
    }

    private record Brought(AssetPlatform platform, Map<String, Detail> details, List<String> remarks) {}

    /** Which devices the platform holds, by serial or link. */
    private static final class Held {
        private final Set<String> serials = new HashSet<>();
        private final Set<String> links = new HashSet<>();
        private final Serials normal;

        Held(String provider, PlatformReading platform, Serials normal) {
            this.normal = normal;
            for (var asset : platform.assets()) {
                var serial = normal.normalise(asset.serial());
                var link = asset.link(provider);
                if (serial != null) {
                    serials.add(serial);
                }
                if (link != null) {
                    links.add(link);
                }
            }
        }

        boolean holds(Observed device) {
            var serial = normal.normalise(device.serial());
            return links.contains(device.sourceId()) || (serial != null && serials.contains(serial));
        }
    }

    /** Collects the details of one request. */
    private static final class Sink implements DeviceSink {
        private final Brought brought;
        private final Map<String, @Nullable Instant> contacts;
        private final Map<String, Detail> details = new HashMap<>();

        Sink(Brought brought, Map<String, @Nullable Instant> contacts) {
            this.brought = brought;
            this.contacts = contacts;
        }

        @Override
        public boolean accept(Device device) {
            try {
                var id = device.sourceId();
                var specs = brought.platform.spelled(device);
                return details.put(id, new Detail(id, contacts.get(id), specs)) == null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (PlatformException e) {
                brought.remarks.add("The details of " + device.sourceId() + " can't be used. " + e.getMessage());
            }
            return false;
        }

        @Override
        public void reject(@Nullable String sourceId, String reason) {
            brought.remarks.add(
                    "The details of " + (sourceId == null ? "a device" : sourceId) + " can't be read. " + reason);
        }

        @Override
        public void restart(String reason) {
            details.clear();
        }
    }
}
