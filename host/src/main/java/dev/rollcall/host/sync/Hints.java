package dev.rollcall.host.sync;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Devices that MDMs told of, until they are looked at: those of one connection that come within a few seconds are looked at
 * by one run. What is told of here is in memory only, for the next sync of all sees what is lost. Safe for all threads.
 */
final class Hints {
    /** How long to wait for more, since the first. */
    static final Duration GATHERING = Duration.ofSeconds(5);
    /** How long to wait while another run of the connection is on. */
    static final Duration AGAIN = Duration.ofSeconds(15);
    /** How often that is done before they are left to the next sync of all. */
    static final int TRIES = 40;
    /** How many devices of a connection may wait. */
    static final int MOST = 1000;
    /** How many devices one run looks at. */
    static final int PER_RUN = 20;

    private static final Logger log = LoggerFactory.getLogger(Hints.class);

    private final Start start;
    private final BiConsumer<Runnable, Duration> later;
    private final Map<String, Waiting> waiting = new HashMap<>();

    /** Starts a run. */
    interface Start {
        /** Whether one began; another one that is on may have read the devices already. */
        boolean with(String connectionId, Set<String> serials) throws SyncException, InterruptedException;
    }

    /** The devices of a connection, and how often they were tried in vain. */
    private static final class Waiting {
        private final Set<String> serials = new LinkedHashSet<>();
        private int tries;
    }

    /**
     * @param later runs something after a while
     */
    Hints(Start start, BiConsumer<Runnable, Duration> later) {
        this.start = start;
        this.later = later;
    }

    /**
     * Keeps devices in mind until they are looked at.
     *
     * @param serials normalised
     * @return whether there was room for all of them; else none was taken
     */
    boolean add(String connectionId, Collection<String> serials) {
        if (serials.isEmpty()) {
            return true;
        }
        synchronized (waiting) {
            var known = waiting.get(connectionId);
            var all = new LinkedHashSet<String>(known == null ? Set.of() : known.serials);
            all.addAll(serials);
            if (all.size() > MOST) {
                return false;
            }
            if (known == null) {
                known = new Waiting();
                waiting.put(connectionId, known);
                later.accept(() -> look(connectionId), GATHERING);
            }
            known.serials.addAll(all);
            return true;
        }
    }

    private void look(String connectionId) {
        var serials = first(connectionId);
        try {
            if (start.with(connectionId, serials)) {
                goOn(connectionId, serials);
            } else {
                tryAgain(connectionId, serials, "Another run of the connection is on.");
            }
        } catch (SyncException e) {
            if (e.reason() == SyncException.Reason.CONFLICT) {
                tryAgain(connectionId, serials, e.getMessage());
            } else {
                giveUp(connectionId, serials, e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("Devices that an MDM told of can't be looked at.", e);
            goOn(connectionId, serials);
        }
    }

    /** As many as one run takes. */
    private Set<String> first(String connectionId) {
        var taken = new LinkedHashSet<String>();
        synchronized (waiting) {
            var known = waiting.get(connectionId);
            var length = 0;
            for (var serial : known == null ? Set.<String>of() : known.serials) {
                length += serial.length() + Errand.BETWEEN.length();
                if (taken.size() == PER_RUN || (!taken.isEmpty() && length > Errand.LONGEST)) {
                    break;
                }
                taken.add(serial);
            }
        }
        return taken;
    }

    private void tryAgain(String connectionId, Set<String> serials, String why) {
        synchronized (waiting) {
            var known = waiting.get(connectionId);
            if (known != null && ++known.tries < TRIES) {
                later.accept(() -> look(connectionId), AGAIN);
                return;
            }
        }
        giveUp(connectionId, serials, why);
    }

    private void giveUp(String connectionId, Set<String> serials, String why) {
        log.warn("Devices that an MDM told of are left to the next sync, {}. {}", serials.size(), why);
        goOn(connectionId, serials);
    }

    /** With those that wait behind these. */
    private void goOn(String connectionId, Set<String> serials) {
        synchronized (waiting) {
            var known = waiting.get(connectionId);
            if (known == null) {
                return;
            }
            known.tries = 0;
            known.serials.removeAll(serials);
            if (known.serials.isEmpty()) {
                waiting.remove(connectionId);
            } else {
                later.accept(() -> look(connectionId), GATHERING);
            }
        }
    }
}
