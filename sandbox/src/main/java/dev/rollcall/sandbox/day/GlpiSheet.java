package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.ItemDraft;
import dev.rollcall.sandbox.glpi.ItemType;
import dev.rollcall.sandbox.glpi.OperatingSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An item being given: its own row, and the rows beside it. */
final class GlpiSheet implements AssetSheet {
    /** The day of all orders and deliveries. */
    private static final String DAY = "2026-11-02";

    private final GlpiSetup setup;
    private final Map<Integer, Integer> manufacturers;
    private final List<Consumer<ItemDraft>> row = new ArrayList<>();
    private final Map<String, @Nullable String> links = new LinkedHashMap<>();
    private ItemType type = ItemType.COMPUTER;
    private @Nullable String system;
    private @Nullable String version;
    private @Nullable String order;
    private boolean isOrderGiven;

    /**
     * @param manufacturers by the model's number
     */
    GlpiSheet(GlpiSetup setup, Map<Integer, Integer> manufacturers) {
        this.setup = setup;
        this.manufacturers = manufacturers;
    }

    /** A new item. */
    int addTo(GlpiWorld world, String inventoryNumber) {
        var id = world.item(type, draft -> {
            draft.otherserial(inventoryNumber);
            row.forEach(column -> column.accept(draft));
        });
        writeBeside(world, type, id);
        return GlpiNumbers.of(type, id);
    }

    /**
     * An item that is there.
     *
     * @param now its operating system so far
     */
    void change(GlpiWorld world, ItemType of, int id, OperatingSystem now) {
        if (system != null || version != null) {
            system = system == null ? now.name() : system;
            version = version == null ? now.version() : version;
        }
        world.changeItem(of, id, draft -> row.forEach(column -> column.accept(draft)));
        writeBeside(world, of, id);
    }

    private void writeBeside(GlpiWorld world, ItemType of, int id) {
        links.forEach((provider, sourceId) -> {
            world.unlink(of, id, provider);
            if (sourceId != null) {
                world.link(of, id, provider, sourceId);
            }
        });
        if (system != null || version != null) {
            world.operatingSystem(of, id, system == null ? "" : system, version == null ? "" : version);
        }
        if (isOrderGiven) {
            writeOrder(world, of, id, order);
        }
    }

    /** A finished order is one that was delivered. */
    static void writeOrder(GlpiWorld world, ItemType of, int id, @Nullable String order) {
        world.infocom(of, id, order == null ? "delivered" : order, DAY, order == null ? DAY : "");
    }

    @Override
    public AssetSheet serial(@Nullable String serial) {
        row.add(draft -> draft.serial(serial));
        return this;
    }

    @Override
    public AssetSheet name(@Nullable String name) {
        row.add(draft -> draft.name(name));
        return this;
    }

    @Override
    public AssetSheet model(int model) {
        type = GlpiNumbers.type(model);
        var manufacturer = manufacturers.getOrDefault(model, 0);
        row.add(draft -> draft.model(GlpiNumbers.id(model)).manufacturer(manufacturer));
        return this;
    }

    @Override
    public AssetSheet status(String name) {
        row.add(draft -> draft.status(setup.state(name)));
        return this;
    }

    @Override
    public AssetSheet heldBy(int person) {
        row.add(draft -> draft.user(person));
        return this;
    }

    @Override
    public AssetSheet heldAt(int place) {
        row.add(draft -> draft.user(0).group(place));
        return this;
    }

    @Override
    public AssetSheet link(String provider, @Nullable String sourceId) {
        links.put(provider, sourceId);
        return this;
    }

    @Override
    public AssetSheet order(@Nullable String newOrder) {
        order = newOrder;
        isOrderGiven = true;
        return this;
    }

    @Override
    public AssetSheet field(String name, @Nullable String value) {
        switch (name) {
            case CompanyPlatform.OS -> system = value == null ? "" : value;
            case CompanyPlatform.OS_VERSION -> version = value == null ? "" : value;
            default -> {
                var key = setup.field(name);
                row.add(draft -> draft.column(key, value));
            }
        }
        return this;
    }
}
