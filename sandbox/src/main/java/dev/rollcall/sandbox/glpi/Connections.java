package dev.rollcall.sandbox.glpi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Items directly connected to a computer: they get its user, group, alternate user name and location. */
final class Connections {
    private final Database database;
    private final Writer writer;

    Connections(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    /** Gives what changed on a computer to the items connected to it. */
    void follow(Row computer, Collection<String> changed, Author author) {
        if (!computer.type().equals("Computer")) {
            return;
        }
        Map<String, @Nullable Object> handedOn = new LinkedHashMap<>();
        for (String column : changed) {
            if (isHandedOn(column)) {
                handedOn.put(column, computer.get(column));
            }
        }
        if (handedOn.isEmpty()) {
            return;
        }
        boolean isAnyConnected = false;
        for (Row item : connectedTo(computer.id())) {
            if (!item.is("is_global")) {
                writer.update(database.table(item.type()), item, handedOn, author);
                isAnyConnected = true;
            }
        }
        if (isAnyConnected && !database.version.is10() && isAboutPeople(handedOn)) {
            author.messages().say("User or group updated. The connected items have been moved in the same values.");
        }
    }

    private static boolean isAboutPeople(Map<String, @Nullable Object> handedOn) {
        return handedOn.containsKey("users_id") || handedOn.containsKey("groups_id");
    }

    private boolean isHandedOn(String column) {
        Settings settings = database.settings;
        return switch (column) {
            case "users_id" -> settings.userAutoupdate;
            case "groups_id" -> settings.groupAutoupdate;
            case "contact", "contact_num" -> settings.contactAutoupdate;
            case "locations_id" -> settings.locationAutoupdate;
            case "states_id" -> settings.stateAutoupdate;
            default -> false;
        };
    }

    private List<Row> connectedTo(int computer) {
        Table table = database.connections();
        List<Row> connections = database.version.is10()
                ? table.by("computers_id", computer)
                : table.by("items_id_asset", "Computer", computer);
        return connections.stream()
                .filter(connection -> !connection.is("is_deleted"))
                .flatMap(connection -> Stream.ofNullable(item(connection)))
                .toList();
    }

    private @Nullable Row item(Row connection) {
        String suffix = database.version.is10() ? "" : "_peripheral";
        return database.find(connection.text("itemtype" + suffix))
                .map(table -> table.find(connection.number("items_id" + suffix)))
                .orElse(null);
    }

    /** Gives a newly connected item what its computer has. */
    void joined(Row connection, Author author) {
        int id = connection.number(database.version.is10() ? "computers_id" : "items_id_asset");
        Row computer = database.table("Computer").find(id);
        Row item = item(connection);
        if (computer == null || item == null || item.is("is_global")) {
            return;
        }
        Map<String, @Nullable Object> handedOn = new LinkedHashMap<>();
        for (Column column : computer.schema().columns()) {
            if (isHandedOn(column.name())) {
                handedOn.put(column.name(), computer.get(column.name()));
            }
        }
        writer.update(database.table(item.type()), item, handedOn, author);
        author.messages().take();
    }
}
