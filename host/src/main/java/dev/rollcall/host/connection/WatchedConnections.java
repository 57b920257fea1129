package dev.rollcall.host.connection;

import dev.rollcall.host.audit.Author;
import java.util.List;
import java.util.OptionalLong;

/** What people do to connections, by whatever door they come: it is stored, audited, and told to those who watch. */
final class WatchedConnections {
    private final Connections connections;
    private final List<ConnectionWatch> watches;

    WatchedConnections(Connections connections, List<ConnectionWatch> watches) {
        this.connections = connections;
        this.watches = List.copyOf(watches);
    }

    /** As {@link Connections#get}, also by name. */
    ConfiguredConnection find(String idOrName) throws ConnectionException {
        var found = connections.find(idOrName);
        return found.isPresent() ? found.get() : connections.get(idOrName);
    }

    /** As {@link Connections#create(Entered, Author)}. */
    ConfiguredConnection create(Entered<NewConnection> entered, Author by) throws ConnectionException {
        var made = connections.create(entered, by);
        watches.forEach(watch -> watch.changed(made.id()));
        return made;
    }

    /** As {@link Connections#change(String, Entered, OptionalLong, Author)}. */
    ConfiguredConnection change(String id, Entered<ConnectionChange> change, OptionalLong expectedVersion, Author by)
            throws ConnectionException {
        var changed = connections.change(id, change, expectedVersion, by);
        watches.forEach(watch -> watch.changed(changed.id()));
        return changed;
    }

    /** As {@link Connections#switchTo}. */
    ConfiguredConnection switchTo(boolean active, String id, OptionalLong expectedVersion, Author by)
            throws ConnectionException {
        var switched = connections.switchTo(active, id, expectedVersion, by);
        watches.forEach(watch -> {
            if (active) {
                watch.changed(switched.id());
            } else {
                watch.deactivated(switched.id());
            }
        });
        return switched;
    }

    /** As {@link Connections#delete(String, OptionalLong, Author)}. */
    void delete(String id, OptionalLong expectedVersion, Author by) throws ConnectionException {
        connections.delete(id, expectedVersion, by);
        watches.forEach(watch -> watch.deleted(id));
    }
}
