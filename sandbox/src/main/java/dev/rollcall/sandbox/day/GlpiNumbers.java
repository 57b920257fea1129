package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.glpi.ItemType;
import java.util.List;

/** The numbers by which a book names what GLPI keeps in several tables: the row's id and which table. */
final class GlpiNumbers {
    private static final List<ItemType> TYPES =
            List.of(ItemType.COMPUTER, ItemType.PHONE, ItemType.PERIPHERAL, ItemType.MONITOR);

    private GlpiNumbers() {}

    static int of(ItemType type, int id) {
        return id * TYPES.size() + TYPES.indexOf(type);
    }

    static ItemType type(int number) {
        return TYPES.get(number % TYPES.size());
    }

    static int id(int number) {
        return number / TYPES.size();
    }

    /** As the API writes it, {@code Computer/5}. */
    static String text(int number) {
        return type(number).glpi() + "/" + id(number);
    }

    static int of(String text) {
        var parts = text.split("/", 2);
        var type = TYPES.stream().filter(any -> any.glpi().equals(parts[0])).findFirst();
        if (type.isEmpty() || parts.length < 2 || !parts[1].matches("[0-9]{1,8}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no id of an asset. Write a type and an id, such as Computer/5.");
        }
        return of(type.get(), Integer.parseInt(parts[1]));
    }
}
