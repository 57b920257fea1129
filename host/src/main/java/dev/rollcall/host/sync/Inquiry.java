package dev.rollcall.host.sync;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.reconcile.Confirmation.Answer;
import dev.rollcall.host.reconcile.Confirmation.Found;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Question;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.sync.SyncException.Reason;
import dev.rollcall.source.SourceConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks MDMs for one device, by id and then by serial (R32, R34). Silence is an answer too, and no "no". */
final class Inquiry {
    private static final Logger log = LoggerFactory.getLogger(Inquiry.class);

    private final Connections connections;
    private final Tenants tenants;
    private final Notebook notebook;

    Inquiry(Connections connections, Tenants tenants, Notebook notebook) {
        this.connections = connections;
        this.tenants = tenants;
        this.notebook = notebook;
    }

    /** What the connections say, by their ids. Inactive ones are sent nothing, and so do not answer. */
    Map<String, Answer> answers(Collection<Question> questions) throws InterruptedException {
        var answers = new HashMap<String, Answer>();
        for (var question : questions) {
            answers.put(question.connectionId(), answer(question));
        }
        return answers;
    }

    private Answer answer(Question question) throws InterruptedException {
        var connection = connections.find(question.connectionId()).filter(ConfiguredConnection::active);
        if (connection.isEmpty()) {
            return new Answer(Found.UNANSWERED, Optional.empty());
        }
        try {
            var records = records(connection.get(), question.sourceId(), question.serial());
            var enrolled = records.keySet().stream()
                    .filter(device -> device.enrolment().isEnrolled())
                    .findFirst();
            if (enrolled.isPresent()) {
                return new Answer(Found.ENROLLED, Optional.of(enrolled.get().sourceId()));
            }
            return records.isEmpty()
                    ? new Answer(Found.ABSENT, Optional.empty())
                    : new Answer(
                            Found.NOT_ENROLLED,
                            Optional.of(records.keySet().iterator().next().sourceId()));
        } catch (SyncException e) {
            log.warn(
                    "{} was asked for the device {} and did not answer. {}",
                    connection.get().name(),
                    question.sourceId().or(question::serial).orElse("without id and serial"),
                    e.getMessage());
            return new Answer(Found.UNANSWERED, Optional.empty());
        }
    }

    /** Whether the connection's MDM can be asked for one device. */
    boolean canAsk(ConfiguredConnection connection) throws InterruptedException {
        return tenants.canLookUp(connection.provider());
    }

    /**
     * Sees to it that one device can be asked for.
     *
     * @throws SyncException if it can't be
     */
    void requireLookUp(ConfiguredConnection connection) throws SyncException, InterruptedException {
        if (!canAsk(connection)) {
            throw new SyncException(
                    Reason.CONFLICT,
                    "The provider of " + connection.name() + " can't be asked for one device, or its plugin is away."
                            + " Sync the whole connection instead.");
        }
    }

    /**
     * The records of one device, and of those that its asset is linked to, as rules see them.
     *
     * @param sourceIds each is asked for
     * @param serial asked for too: the later of two records is the device (R4), whichever id is known
     * @throws SyncException if the MDM did not answer; it says nothing of the device then
     */
    List<Observed> observed(
            ConfiguredConnection connection, Set<String> sourceIds, Optional<String> serial, AssetPlatform platform)
            throws SyncException, InterruptedException {
        var observed = new ArrayList<Observed>();
        for (var entry : all(connection, sourceIds, serial).entrySet()) {
            try {
                observed.add(TenantReader.observed(entry.getKey(), entry.getValue(), platform));
            } catch (PlatformException e) {
                throw new SyncException(Reason.UNAVAILABLE, e.getMessage(), e);
            }
        }
        return observed;
    }

    private Map<Device, Partition> all(ConfiguredConnection connection, Set<String> sourceIds, Optional<String> serial)
            throws SyncException, InterruptedException {
        return using(connection, tenant -> {
            var partitions = tenant.partitions();
            var found = new LinkedHashMap<Device, Partition>();
            for (var id : sourceIds) {
                byId(tenant, likely(connection, id, partitions), id, found);
            }
            if (serial.isPresent()) {
                bySerial(tenant, partitions, serial.get(), found);
            }
            return found;
        });
    }

    /** By id, and by serial only if that does not find it enrolled. */
    private Map<Device, Partition> records(
            ConfiguredConnection connection, Optional<String> sourceId, Optional<String> serial)
            throws SyncException, InterruptedException {
        return using(connection, tenant -> {
            var all = tenant.partitions();
            var asked = sourceId.isPresent() ? likely(connection, sourceId.get(), all) : all;
            var found = new LinkedHashMap<Device, Partition>();
            if (sourceId.isPresent()) {
                byId(tenant, asked, sourceId.get(), found);
            }
            if (serial.isPresent()
                    && found.keySet().stream()
                            .noneMatch(device -> device.enrolment().isEnrolled())) {
                bySerial(tenant, asked, serial.get(), found);
            }
            return found;
        });
    }

    private <T> T using(ConfiguredConnection connection, Tenants.Use<T> use)
            throws SyncException, InterruptedException {
        return tenants.use(connection, warning -> log.info("{}: {}", connection.name(), warning), use);
    }

    private List<Partition> likely(ConfiguredConnection connection, String sourceId, List<Partition> all) {
        return likely(
                notebook.sightings().of(connection.id(), sourceId).stream().toList(), all);
    }

    /**
     * The lists that devices were seen in; all, if they were not. R8: no device moves to another list, so one that can't
     * be read keeps nothing of this one waiting.
     */
    static List<Partition> likely(Collection<Sighting> noted, List<Partition> all) {
        var known = noted.stream().map(Sighting::partition).collect(Collectors.toSet());
        var likely = all.stream().filter(list -> known.contains(list.id())).toList();
        return likely.isEmpty() ? all : likely;
    }

    private static void byId(
            SourceConnection tenant, List<Partition> partitions, String id, Map<Device, Partition> found)
            throws SourceException, InterruptedException {
        for (var partition : partitions) {
            tenant.findById(partition, id).ifPresent(device -> found.put(device, partition));
        }
    }

    private static void bySerial(
            SourceConnection tenant, List<Partition> partitions, String serial, Map<Device, Partition> found)
            throws SourceException, InterruptedException {
        for (var partition : partitions) {
            for (var device : tenant.findBySerial(partition, serial)) {
                if (found.keySet().stream().noneMatch(other -> other.sourceId().equals(device.sourceId()))) {
                    found.put(device, partition);
                }
            }
        }
    }
}
