package dev.rollcall.host.asset.snipeit;

/**
 * A status label.
 *
 * @param type deployable, pending, undeployable or archived
 */
record Label(String id, String name, String type) {
    boolean isDeployable() {
        return type.equals("deployable");
    }

    @Override
    public String toString() {
        return "'" + name + "' (id " + id + ")";
    }
}
