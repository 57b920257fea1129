package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.glpi.Fresh.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operating system and its version, as a row of {@code Item_OperatingSystem}; of several rows the newest counts. The
 * table's columns and those of the two lists of names were read in GLPI's source, not measured.
 */
final class SystemRows implements RowWrites.Kind {
    private final Tools tools;
    private final Parts parts;
    /** Looked up, or made, once in a batch. */
    private final Map<String, Long> ids = new HashMap<>();

    SystemRows(Tools tools, Parts parts) {
        this.tools = tools;
        this.parts = parts;
    }

    @Override
    public String table() {
        return Sides.SYSTEMS;
    }

    @Override
    public SideTable rows(Sides sides) {
        return sides.systems();
    }

    @Override
    public Part part() {
        return Part.SPECS;
    }

    @Override
    public AssetEdit of(Job job) {
        return parts.ofSystem(job.edit());
    }

    @Override
    public RowWrites.Changes changes(Job job, Fresh.Seen seen) throws PlatformException, InterruptedException {
        var row = new HashMap<String, Object>();
        for (var spec : of(job).specs().entrySet()) {
            var target = tools.scheme().specs().get(spec.getKey());
            var isVersion = target != null && target.place() == Target.Place.OPERATING_SYSTEM_VERSION;
            row.put(
                    isVersion ? "operatingsystemversions_id" : "operatingsystems_id",
                    id(isVersion ? Names.OPERATING_SYSTEM_VERSION : Names.OPERATING_SYSTEM, spec.getValue()));
        }
        var present = seen.systems().getOrDefault(job.ref(), List.of());
        if (present.isEmpty()) {
            row.put("itemtype", job.ref().table());
            row.put("items_id", job.ref().id());
            return new RowWrites.Changes(List.of(row), Map.of(), List.of());
        }
        var id = GlpiText.id(present.get(present.size() - 1), "id");
        row.put("id", id);
        return new RowWrites.Changes(List.of(), Map.of(id, row), List.of());
    }

    private long id(String table, String name) throws PlatformException, InterruptedException {
        if (name.isBlank()) {
            return 0;
        }
        var key = table + "/" + GlpiText.key(name);
        var known = ids.get(key);
        if (known == null) {
            known = tools.dropdowns().findOrMakeSpelled(table, name);
            ids.put(key, known);
        }
        return known;
    }
}
