package dev.rollcall.host.sync.page;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.reconcile.Field;
import dev.rollcall.host.sync.PlatformPages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One field of an asset, before and after.
 *
 * @param kind which sort of field
 * @param name the provider of a link, the label of a spec; else empty
 */
record FieldLine(Field.Kind kind, String name, Value before, Value after) {

    /**
     * What is in a field.
     *
     * @param sort what the text is; {@code NONE} has none
     * @param address of its page in the platform; null where there is none
     */
    record Value(Sort sort, String text, @Nullable String address) {
        static final Value NONE = new Value(Sort.NONE, "", null);

        static Value of(@Nullable String text) {
            return text == null || text.isEmpty() ? NONE : new Value(Sort.TEXT, text, null);
        }
    }

    /** What the text of a value is. */
    enum Sort {
        TEXT,
        PERSON,
        LOCATION,
        ASSET,
        NOBODY,
        NONE
    }

    /** Every field that an edit changes. */
    static List<FieldLine> of(@Nullable Asset before, AssetEdit edit, PlatformPages pages) {
        var lines = new ArrayList<FieldLine>();
        edit.status()
                .ifPresent(to -> lines.add(new FieldLine(
                        Field.Kind.STATUS,
                        "",
                        Value.of(before == null ? null : before.status().name()),
                        Value.of(to.name()))));
        edit.holder()
                .ifPresent(to -> lines.add(new FieldLine(
                        Field.Kind.ASSIGNEE,
                        "",
                        before == null ? Value.NONE : holder(before.holder(), pages),
                        holder(to, pages))));
        edit.serial()
                .ifPresent(to -> lines.add(new FieldLine(
                        Field.Kind.SERIAL, "", Value.of(before == null ? null : before.serial()), Value.of(to))));
        new TreeMap<>(edit.links())
                .forEach((provider, to) -> lines.add(new FieldLine(
                        Field.Kind.LINK,
                        provider,
                        Value.of(before == null ? null : before.link(provider)),
                        Value.of(to))));
        add(lines, before == null ? Specs.NONE : before.specs(), edit.specs());
        add(lines, before == null ? Specs.NONE : before.model(), edit.model());
        return List.copyOf(lines);
    }

    private static void add(List<FieldLine> lines, Specs before, Map<SpecKey<?>, String> after) {
        after.entrySet().stream()
                .sorted(Comparator.comparing(spec -> spec.getKey().label()))
                .forEach(spec -> lines.add(new FieldLine(
                        Field.Kind.SPEC,
                        spec.getKey().label(),
                        Value.of(before.text(spec.getKey()).orElse(null)),
                        Value.of(spec.getValue()))));
    }

    static Value holder(Holder holder, PlatformPages pages) {
        return holder.match(
                person -> new Value(Sort.PERSON, person.name(), pages.ofPerson(person.id())),
                location -> new Value(Sort.LOCATION, location.name(), null),
                asset -> new Value(Sort.ASSET, asset.name(), pages.ofAsset(asset.id())),
                nobody -> new Value(Sort.NOBODY, "", null));
    }
}
