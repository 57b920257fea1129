package dev.rollcall.host.sync;

/** What happens between a break and the next start or run. */
enum Meanwhile {
    NOTHING("nothing"),
    OFF("the opt-in is switched off"),
    OFF_AND_ON("the opt-in is switched off and on"),
    HOLDER("a person gives the asset to carl"),
    STATUS("a person sets a protected status"),
    LINK("a person changes the link"),
    MDM_AWAY("the MDM can't be reached"),
    INACTIVE("the connection is deactivated");

    private final String told;

    Meanwhile(String told) {
        this.told = told;
    }

    String told() {
        return told;
    }

    boolean isEdit() {
        return this == HOLDER || this == STATUS || this == LINK;
    }

    boolean breaksOptIn() {
        return this == OFF || this == OFF_AND_ON;
    }

    /** The asset after it. */
    Look applied(Look before) {
        return switch (this) {
            case HOLDER -> before.holder("carl");
            case STATUS -> before.status(Look.PROTECTED);
            case LINK -> before.link(before.link().isEmpty() ? "hand" : "");
            default -> before;
        };
    }
}
