package dev.rollcall.sandbox.glpi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an inventory by the GLPI agent does: finds the computer by its serial, makes it dynamic, sets its user by login. */
final class Agents {
    private final Database database;
    private final Writer writer;

    Agents(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    /** Takes an inventory in; answers the computer's id. */
    int inventory(AgentInventory inventory) {
        Table computers = database.table("Computer");
        Author agent = Author.agent();
        Map<String, @Nullable Object> input = input(inventory);
        Row known = computers.rows().stream()
                .filter(row -> !row.is("is_template") && !row.is("is_deleted"))
                .filter(row -> Values.collated(row.get("serial")).equals(Values.collated(inventory.serial())))
                .findFirst()
                .orElse(null);
        if (known == null) {
            input.put("entities_id", 0);
            Row added = writer.add(computers, input, agent);
            return added == null ? 0 : added.id();
        }
        writer.update(computers, known, input, agent);
        return known.id();
    }

    private Map<String, @Nullable Object> input(AgentInventory inventory) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        input.put("is_dynamic", 1);
        input.put("serial", inventory.serial());
        inventory.name().ifPresent(name -> input.put("name", name));
        inventory.uuid().ifPresent(uuid -> input.put("uuid", uuid));
        inventory.login().ifPresent(login -> {
            input.put("contact", login);
            int user = userWith(login);
            if (user > 0) {
                input.put("users_id", user);
            }
        });
        input.put("last_inventory_update", database.now());
        return input;
    }

    /** The user whose login is the part before an {@code @}; 0 if there is none. */
    private int userWith(String login) {
        int at = login.indexOf('@');
        String plain = Values.collated(at < 0 ? login : login.substring(0, at));
        return database.table("User").rows().stream()
                .filter(user -> !user.is("is_deleted")
                        && Values.collated(user.get("name")).equals(plain))
                .mapToInt(Row::id)
                .findFirst()
                .orElse(0);
    }
}
