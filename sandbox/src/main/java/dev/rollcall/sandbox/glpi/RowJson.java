package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes rows as the API shows them to one caller. */
final class RowJson {
    /** What the recorded 10.0.19 links each computer to; the other types of items get the same here. */
    private static final List<String> ITEM_LINKS = List.of(
            "ReservationItem",
            "Document_Item",
            "Contract_Item",
            "Infocom",
            "Item_Ticket",
            "Item_Project",
            "NetworkPort",
            "Item_DeviceMotherboard",
            "Item_DeviceFirmware",
            "Item_DeviceProcessor",
            "Item_DeviceMemory",
            "Item_DeviceHardDrive",
            "Item_DeviceNetworkCard",
            "Item_DeviceDrive",
            "Item_DeviceBattery",
            "Item_DeviceGraphicCard",
            "Item_DeviceSoundCard",
            "Item_DeviceControl",
            "Item_DevicePci",
            "Item_DeviceCase",
            "Item_DevicePowerSupply",
            "Item_DeviceGeneric",
            "Item_DeviceSimcard",
            "Item_DeviceSensor",
            "Item_DeviceCamera");

    private final boolean isEncoded;
    private final boolean isExpanded;
    private final boolean isLinked;
    private final List<String> namedKeys;
    private boolean isList;
    private final Names names;
    private final String apiUrl;

    RowJson(Database database, Request request, Names names, String apiUrl) {
        Query query = request.query();
        this.isEncoded = database.version.is10() && !request.wantsRawTexts();
        this.isExpanded = query.isTrue("expand_dropdowns");
        this.isLinked = !query.has("get_hateoas") || query.isTrue("get_hateoas");
        this.namedKeys = query.texts("add_keys_names");
        this.names = names;
        this.apiUrl = apiUrl;
    }

    /** The same for rows of lists, in which version 11 shows no groups: they stand in a table of their own. */
    RowJson ofList() {
        isList = true;
        return this;
    }

    /** A text as version 10 keeps it. */
    static String encoded(String text) {
        boolean isPlain = text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('>') < 0;
        return isPlain ? text : text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;");
    }

    /** Writes a row. */
    void write(JsonGenerator json, Row row) {
        write(json, row, Map.of());
    }

    /** Writes a row with members of its own at the end. */
    void write(JsonGenerator json, Row row, Map<String, Object> more) {
        json.writeStartObject();
        List<Column> columns = row.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (isList && columns.get(i).kind() == Column.Kind.IDS) {
                continue;
            }
            json.writeName(columns.get(i).name());
            writeValue(json, row, columns.get(i), row.at(i));
        }
        more.forEach((name, value) -> {
            json.writeName(name);
            json.writeRawValue(Json.text(value));
        });
        if (!namedKeys.isEmpty()) {
            json.writeName("_keys_names");
            json.writeRawValue(Json.text(keyNames(row)));
        }
        if (isLinked) {
            json.writeName("links");
            json.writeRawValue(Json.text(links(row)));
        }
        json.writeEndObject();
    }

    private void writeValue(JsonGenerator json, Row row, Column column, @Nullable Object value) {
        if (value instanceof Integer number) {
            String name = isExpanded && number >= 0 ? names.of(column.name(), number) : "";
            if (name.isEmpty()) {
                json.writeNumber(number);
            } else {
                json.writeString(isEncoded ? encoded(name) : name);
            }
        } else if (value instanceof String text) {
            json.writeString(isEncoded ? encoded(row, column, text) : text);
        } else if (value instanceof List<?> ids) {
            json.writeRawValue(Json.text(ids));
        } else {
            json.writeNull();
        }
    }

    /** Encodes a stored text: the marks between the names of a tree are not people's, and history is kept encoded. */
    static String encoded(Row row, Column column, String text) {
        if (column.name().equals("completename")) {
            return encoded(text).replace("&#62;", ">");
        }
        return column.isAutomatic() || row.type().equals("Log") ? text : encoded(text);
    }

    private Map<String, Object> keyNames(Row row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (String key : namedKeys) {
            Row named = key.equals("id") ? row : names.row(key, row.number(key));
            if (row.schema().has(key) && named != null) {
                shown.put(key, named.schema().isTree() ? named.text("completename") : Names.friendly(named));
            }
        }
        return shown;
    }

    private List<Map<String, String>> links(Row row) {
        List<Map<String, String>> links = new ArrayList<>();
        for (Column column : row.schema().columns()) {
            String type = names.type(column.name());
            boolean isShown =
                    type != null && row.get(column.name()) instanceof Integer id && (id > 0 || type.equals("Entity"));
            if (isShown) {
                links.add(link(String.valueOf(type), apiUrl + "/" + type + "/" + row.number(column.name())));
            }
        }
        if (row.schema().isItem()) {
            String own = apiUrl + "/" + row.type() + "/" + row.id() + "/";
            ITEM_LINKS.forEach(type -> links.add(link(type, own + type + "/")));
        }
        return links;
    }

    private static Map<String, String> link(String type, String url) {
        Map<String, String> link = new LinkedHashMap<>();
        link.put("rel", type);
        link.put("href", url);
        return link;
    }
}
