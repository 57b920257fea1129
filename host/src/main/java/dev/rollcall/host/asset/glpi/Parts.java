package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.glpi.Fresh.Part;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which part of an edit is written where.
 *
 * @param fields the providers whose link is a field of the item
 * @param elsewhere the specs that are in the operating system's row
 */
record Parts(Set<String> fields, Set<SpecKey<?>> elsewhere) {
    Parts {
        fields = Set.copyOf(fields);
        elsewhere = Set.copyOf(elsewhere);
    }

    static Parts of(Scheme scheme) {
        var elsewhere = new HashSet<SpecKey<?>>();
        scheme.specs().forEach((key, target) -> {
            if (target.isOfOperatingSystem()) {
                elsewhere.add(key);
            }
        });
        return new Parts(scheme.links().keySet(), elsewhere);
    }

    AssetEdit ofItem(AssetEdit edit) {
        return Steps.ofItem(edit, fields, elsewhere);
    }

    AssetEdit ofLinks(AssetEdit edit) {
        return Steps.ofLinks(edit, fields);
    }

    AssetEdit ofSystem(AssetEdit edit) {
        return Steps.ofSystem(edit, elsewhere);
    }

    /** What is looked at to see whether items were written. */
    Set<Part> ofItems(List<Job> jobs) {
        var looked = EnumSet.noneOf(Part.class);
        for (var job : jobs) {
            var item = ofItem(job.edit());
            if (!item.specs().isEmpty()) {
                looked.add(Part.SPECS);
            }
            if (!item.links().isEmpty()) {
                looked.add(Part.LINKS);
            }
        }
        return looked;
    }
}
