package dev.rollcall.host.asset.glpi;

import java.util.Locale;

/** Which right of a GLPI profile a table needs. */
final class Rights {
    private Rights() {}

    /** As the database names it, which is what GLPI's documentation and the API use. */
    static String of(String table) {
        return switch (table) {
            case "Computer", "Phone", "Peripheral", "Monitor" -> table.toLowerCase(Locale.ROOT);
            case "User", "UserEmail" -> "user";
            case "State" -> "state";
            case "Infocom" -> "infocom";
            case "Ticket", "Item_Ticket" -> "ticket";
            case "ITILCategory" -> "itilcategory";
            case "Lockedfield" -> "locked_field";
            case "Log" -> "logs";
            case "Group" -> "group";
            case "Entity" -> "entity";
            case "RuleAsset" -> "rule_asset";
            // Rows that belong to items need the right for those [rec 09-sync-list-remotemanagement].
            case Sides.LINKS, Sides.SYSTEMS, "Computer_Item", "Group_Item" -> "computer";
            case "PluginOrderOrder", "PluginOrderOrder_Item", "PluginOrderOrderState" -> "plugin_order_order";
            default -> ofOthers(table);
        };
    }

    private static String ofOthers(String table) {
        if (table.endsWith("Asset_PeripheralAsset")) {
            return "computer";
        }
        return table.startsWith("PluginFields") ? "config" : "dropdown";
    }

    /** As people find it in a profile's form, with the tab it is on. */
    static String spoken(String table) {
        return switch (of(table)) {
            case "computer" -> "Computers (Assets)";
            case "rule_asset" -> "Business rules for assets (Administration)";
            case "phone" -> "Phones (Assets)";
            case "peripheral" -> "Devices (Assets)";
            case "monitor" -> "Monitors (Assets)";
            case "user" -> "Users (Administration)";
            case "state" -> "Statuses of items (Setup)";
            case "infocom" -> "Financial and administrative information (Management)";
            case "ticket" -> "See all tickets (Assistance)";
            case "itilcategory" -> "ITIL categories (Setup)";
            case "locked_field" -> "Locked fields (Administration)";
            case "logs" -> "Logs (Administration)";
            case "group" -> "Groups (Administration)";
            case "entity" -> "Entities (Administration)";
            case "plugin_order_order" -> "Orders (the plugin's own tab)";
            case "config" -> "General setup (Setup), and the container (the tab of the plugin Fields)";
            default -> "Dropdowns (Setup)";
        };
    }
}
