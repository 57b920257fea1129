package dev.rollcall.host.asset.glpi;

/**
 * A status of items.
 *
 * @param name with those above it, {@code In stock > Repair}: the last part alone may be there several times
 */
record State(String id, String name) {
    @Override
    public String toString() {
        return "'" + name + "' (id " + id + ")";
    }
}
