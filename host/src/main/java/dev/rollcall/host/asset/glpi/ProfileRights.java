package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.glpi.GlpiSettings.Groups;
import dev.rollcall.host.asset.glpi.GlpiSettings.Locks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the session's profile must allow. GLPI adds the bits of a right up in one number, by the right's name
 * (recordings {@code 01-getActiveProfile}); which names guard which table is of its source.
 */
final class ProfileRights {
    static final int READ = 1;
    static final int UPDATE = 2;
    static final int CREATE = 4;
    /** Of tickets: also those that others have opened. */
    static final int READ_ALL = 1024;

    private static final Map<Integer, String> WORDS = words();

    private final List<Right> needed = new ArrayList<>();

    private ProfileRights() {}

    /**
     * One right.
     *
     * @param name as GLPI calls it
     * @param bits that it must have
     * @param isEssential whether no sync can be without it
     * @param use what for, as the end of a sentence
     */
    record Right(String name, int bits, boolean isEssential, String use) {
        /** The bits that a profile lacks; 0 if it has all. */
        int missingIn(JsonNode profile) {
            return bits & ~profile.path(name).asInt(0);
        }

        /** As people say it: {@code Read and Update of the right 'computer'}. */
        String spoken(int missing) {
            return WORDS.entrySet().stream()
                            .filter(word -> (missing & word.getKey()) != 0)
                            .map(Map.Entry::getValue)
                            .collect(Collectors.joining(" and "))
                    + " of the right '" + name + "'";
        }
    }

    private static Map<Integer, String> words() {
        var words = new LinkedHashMap<Integer, String>();
        words.put(READ, "Read");
        words.put(UPDATE, "Update");
        words.put(CREATE, "Create");
        words.put(READ_ALL, "See all tickets");
        return words;
    }

    /** All that these settings ask for, the essential ones first. */
    static List<Right> of(GlpiSettings settings) {
        var rights = new ProfileRights();
        for (var type : ItemType.values()) {
            if (settings.types().contains(type)) {
                rights.essential(type.page(), READ | UPDATE, "assets, their links and their operating systems");
            }
        }
        rights.essential("user", READ, "people");
        rights.essential("state", READ, "statuses");
        rights.useful("dropdown", READ, "models, manufacturers and operating systems");
        rights.forOrders(settings.order());
        rights.forPlugins(settings);
        if (settings.groups() == Groups.HOLD) {
            rights.useful("group", READ, "the names of groups that hold assets");
        }
        if (settings.locks() == Locks.RESPECT) {
            // Shown to who may change them: Lockedfield::canView in GLPI's source.
            rights.essential("locked_field", UPDATE, "seeing whose user somebody has locked, so that it is respected");
            rights.useful("logs", READ, "telling Rollcall's own locks from those of others");
        }
        rights.forMaking(settings);
        return List.copyOf(rights.needed);
    }

    private void forOrders(GlpiSettings.ActiveOrder order) {
        if (order.notDelivered()) {
            essential("infocom", READ, "orders in the financial information");
        }
        if (!order.ticketCategories().isEmpty()) {
            essential("ticket", READ_ALL, "tickets that mean an order");
            essential("itilcategory", READ, "the categories of tickets");
        }
    }

    /** Of plugins, whose sources name these. */
    private void forPlugins(GlpiSettings settings) {
        var isField = settings.specs().values().stream()
                .anyMatch(field ->
                        field.mode() != WriteMode.OFF && !GlpiSettings.OWN_FIELDS.contains(GlpiText.key(field.name())));
        if (isField || !settings.linkFields().isEmpty()) {
            essential("config", READ, "the fields of the plugin Fields");
        }
        if (!settings.order().orderStates().isEmpty()) {
            essential("plugin_order_order", READ, "the orders of the plugin Order");
        }
    }

    private void forMaking(GlpiSettings settings) {
        if (settings.specs().values().stream().anyMatch(ProfileRights::isOperatingSystem)) {
            useful("dropdown", CREATE, "operating systems and versions that GLPI does not know yet");
        }
        if (!settings.creation().entity().isBlank()
                && !GlpiApi.isId(settings.creation().entity().strip())) {
            essential("entity", READ, "the entity of new assets by its name");
        }
        if (settings.creation().models()) {
            useful("dropdown", CREATE, "models and manufacturers that GLPI does not know yet");
            for (var type : ItemType.values()) {
                if (settings.types().contains(type) && (type == ItemType.COMPUTER || type == ItemType.PHONE)) {
                    useful(type.page(), CREATE, "assets for unknown devices");
                }
            }
        }
    }

    private static boolean isOperatingSystem(SpecField field) {
        return field.mode() != WriteMode.OFF && GlpiText.key(field.name()).startsWith(GlpiSettings.OPERATING_SYSTEM);
    }

    private void essential(String name, int bits, String use) {
        needed.add(new Right(name, bits, true, use));
    }

    private void useful(String name, int bits, String use) {
        needed.add(new Right(name, bits, false, use));
    }
}
