package dev.rollcall.host.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The order of the connections, with what can be moved in it. What rollcall.yaml declares keeps its place. */
final class Places {
    private Places() {}

    /**
     * A place.
     *
     * @param number from 1
     * @param above the one that it can be moved before; empty if it can't be moved up
     * @param below the one that can be moved before it; empty if it can't be moved down
     */
    record Place(
            int number,
            ConfiguredConnection connection,
            Optional<ConfiguredConnection> above,
            Optional<ConfiguredConnection> below) {}

    static List<Place> of(List<ConfiguredConnection> byRank) {
        var places = new ArrayList<Place>();
        for (var index = 0; index < byRank.size(); index++) {
            var connection = byRank.get(index);
            places.add(new Place(
                    index + 1,
                    connection,
                    neighbour(byRank, index - 1, connection),
                    neighbour(byRank, index + 1, connection)));
        }
        return places;
    }

    private static Optional<ConfiguredConnection> neighbour(
            List<ConfiguredConnection> byRank, int index, ConfiguredConnection connection) {
        if (index < 0 || index >= byRank.size() || connection.declared()) {
            return Optional.empty();
        }
        return Optional.of(byRank.get(index)).filter(other -> !other.declared());
    }
}
