package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.glpi.Fresh.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Links as rows of {@code Item_RemoteManagement}. GLPI lets a row be there twice [rec 07-create-remotemanagement-dup], so
 * one that is there is changed and none is added beside it; of several the newest stays.
 */
final class LinkRows implements RowWrites.Kind {
    private static final String REMOTE_ID = "remoteid";

    private final Scheme scheme;
    private final Parts parts;

    LinkRows(Scheme scheme, Parts parts) {
        this.scheme = scheme;
        this.parts = parts;
    }

    @Override
    public String table() {
        return Sides.LINKS;
    }

    @Override
    public SideTable rows(Sides sides) {
        return sides.links();
    }

    @Override
    public Part part() {
        return Part.LINKS;
    }

    @Override
    public AssetEdit of(Job job) {
        return parts.ofLinks(job.edit());
    }

    @Override
    public RowWrites.Changes changes(Job job, Fresh.Seen seen) {
        var added = new ArrayList<Map<String, Object>>();
        var changed = new HashMap<Long, Map<String, Object>>();
        var deleted = new ArrayList<Long>();
        var present = seen.links().getOrDefault(job.ref(), List.of());
        of(job).links().forEach((provider, sourceId) -> {
            var rows = present.stream()
                    .filter(row -> Beside.isLink(row, scheme)
                            && GlpiText.at(row, "type").equals(provider))
                    .toList();
            if (!sourceId.isEmpty() && rows.isEmpty()) {
                added.add(added(job.ref(), provider, sourceId));
                return;
            }
            var kept = sourceId.isEmpty() ? rows.size() : rows.size() - 1;
            rows.subList(0, kept).forEach(row -> deleted.add(GlpiText.id(row, "id")));
            rows.subList(kept, rows.size()).forEach(row -> change(changed, row, sourceId));
        });
        return new RowWrites.Changes(added, changed, deleted);
    }

    private static Map<String, Object> added(Ref item, String provider, String sourceId) {
        return Map.of("itemtype", item.table(), "items_id", item.id(), "type", provider, REMOTE_ID, sourceId);
    }

    private static void change(Map<Long, Map<String, Object>> changed, JsonNode row, String sourceId) {
        if (!GlpiText.at(row, REMOTE_ID).equals(sourceId)) {
            var id = GlpiText.id(row, "id");
            changed.put(id, Map.of("id", id, REMOTE_ID, sourceId));
        }
    }
}
