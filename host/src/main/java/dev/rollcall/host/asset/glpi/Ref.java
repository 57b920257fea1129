package dev.rollcall.host.asset.glpi;

import java.util.Optional;

/**
 * A row of GLPI's: an asset's id as Rollcall writes it is {@code Computer/5}.
 *
 * @param table as the API names it
 */
record Ref(String table, long id) {
    static Ref of(ItemType type, long id) {
        return new Ref(type.glpi(), id);
    }

    /** The row that an asset's id means; empty if it is the id of none. */
    static Optional<Ref> ofAsset(String id) {
        var slash = id.indexOf('/');
        if (slash < 0 || !GlpiApi.isId(id.substring(slash + 1))) {
            return Optional.empty();
        }
        return ItemType.of(id.substring(0, slash))
                .map(type -> of(type, GlpiText.number(id.substring(slash + 1))))
                .filter(ref -> ref.id() > 0 && ref.toString().equals(id));
    }

    ItemType type() {
        return ItemType.of(table).orElseThrow();
    }

    @Override
    public String toString() {
        return table + "/" + id;
    }
}
