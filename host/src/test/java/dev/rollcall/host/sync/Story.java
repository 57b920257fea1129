package dev.rollcall.host.sync;

import static dev.rollcall.host.sync.Look.allocated;
import static dev.rollcall.host.sync.Look.transferred;

import dev.rollcall.sandbox.day.Product;
import java.util.List;
import java.util.function.Consumer;

/**
 * A sequence of writes: how it comes about, and the states that its requests to Snipe-IT lead the asset through, as
 * docs/explanation/order-of-writes.md has them; what another platform makes of it says {@link #on}.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable, and what prepares a site keeps nothing.
enum Story {
    ASSIGN(
            "first write (R11)",
            List.of("check-out"),
            List.of(allocated("", "old"), allocated("bob", "old")),
            Device.of("old", "bob"),
            site -> {
                site.free();
                site.give("bob");
            }),
    HANDOVER(
            "hand-over (R21)",
            List.of("check-in", "check-out"),
            List.of(allocated("ann", "old"), allocated("", "old"), allocated("bob", "old")),
            Device.of("old", "bob"),
            site -> {
                site.held();
                site.give("bob");
            }),
    CLEAR(
            "clear (R22)",
            List.of("check-in"),
            List.of(allocated("ann", "old"), allocated("", "old")),
            Device.of("old", ""),
            site -> {
                site.held();
                site.give("");
            }),
    END_HELD(
            "end with a holder (R30)",
            List.of("check-in", "PATCH"),
            List.of(allocated("ann", "old"), allocated("", "old"), transferred("", "")),
            Device.GONE,
            site -> {
                site.held();
                site.lose();
            }),
    END_FREE(
            "end without a holder (R30)",
            List.of("PATCH"),
            List.of(allocated("", "old"), transferred("", "")),
            Device.GONE,
            site -> {
                site.free();
                site.lose();
            }),
    RECOVER_NEW(
            "recovery with a new person (R40)",
            List.of("PATCH", "check-in", "check-out"),
            List.of(transferred("ann", ""), allocated("ann", "new"), allocated("", "new"), allocated("bob", "new")),
            Device.of("new", "bob"),
            site -> site.returned("ann", "bob")),
    RECOVER_FREE(
            "recovery of a free asset (R40)",
            List.of("PATCH", "check-out"),
            List.of(transferred("", ""), allocated("", "new"), allocated("bob", "new")),
            Device.of("new", "bob"),
            site -> site.returned("", "bob")),
    RECOVER_SAME(
            "recovery with the same person (R40)",
            List.of("PATCH"),
            List.of(transferred("ann", ""), allocated("ann", "new")),
            Device.of("new", "ann"),
            site -> site.returned("ann", "ann")),
    RECOVER_CLEARED(
            "recovery that clears (R40)",
            List.of("PATCH", "check-in"),
            List.of(transferred("ann", ""), allocated("ann", "new"), allocated("", "new")),
            Device.of("new", ""),
            site -> site.returned("ann", "")),
    LINK(
            "link and specs (R12, R10)",
            List.of("PATCH"),
            List.of(allocated("ann", "").os(""), allocated("ann", "new")),
            Device.of("new", "ann"),
            Site::unlinked),
    RELINK(
            "new link (R12)",
            List.of("PATCH"),
            List.of(allocated("ann", "old"), allocated("ann", "new")),
            Device.of("new", "ann"),
            site -> {
                site.held();
                site.enrolAgain("ann");
            }),
    MOVE(
            "move to another MDM (R32)",
            List.of("PATCH"),
            List.of(allocated("ann", "old"), allocated("ann", "")),
            Device.ELSEWHERE,
            Site::moved),
    SPECS(
            "specs (R10)",
            List.of("PATCH"),
            List.of(allocated("ann", "old"), allocated("ann", "old").os(Look.NEW_OS)),
            new Device("old", "ann", Look.NEW_OS),
            site -> {
                site.held();
                site.update();
            }),
    CREATE(
            "creation (R13)",
            List.of("POST", "check-out"),
            List.of(Look.NONE, allocated("", "new"), allocated("bob", "new")),
            Device.of("new", "bob"),
            Site::unknown),
    UNDO_HANDOVER(
            "undo of a hand-over (R73)",
            List.of("check-in", "check-out"),
            List.of(allocated("bob", "old"), allocated("", "old"), allocated("ann", "old")),
            Device.of("old", "bob"),
            site -> {
                site.held();
                site.give("bob");
                site.sync();
            }),
    UNDO_END(
            "undo of an end (R73)",
            List.of("PATCH", "check-out"),
            List.of(transferred("", ""), allocated("", "old"), allocated("ann", "old")),
            Device.GONE,
            site -> {
                site.held();
                site.lose();
                site.sync();
            });

    private final String told;
    private final List<String> requests;
    private final List<Look> states;
    private final Device device;
    private final Consumer<Site> preparation;

    Story(String told, List<String> requests, List<Look> states, Device device, Consumer<Site> preparation) {
        this.told = told;
        this.requests = requests;
        this.states = states;
        this.device = device;
        this.preparation = preparation;
    }

    /**
     * What the MDM shows when the sequence is written, and after.
     *
     * @param link under which id; empty if it does not list it
     * @param user whom it shows; empty for nobody
     */
    record Device(String link, String user, String os) {
        static final Device GONE = new Device("", "", "");
        /** Gone here, and enrolled in another active connection. */
        static final Device ELSEWHERE = new Device("", "elsewhere", "");

        static Device of(String link, String user) {
            return new Device(link, user, Look.OLD_OS);
        }

        boolean isSeen() {
            return !link.isEmpty();
        }
    }

    String told() {
        return told;
    }

    /** As it is on that platform. */
    Sequence on(Product product) {
        return product.isGlpi() ? GlpiSequences.of(this, product) : new Sequence(product, this, requests, states);
    }

    List<String> requests() {
        return requests;
    }

    /** The asset before the first request, after the first, and so on. */
    List<Look> states() {
        return states;
    }

    Look last() {
        return states.get(states.size() - 1);
    }

    Device device() {
        return device;
    }

    boolean isUndo() {
        return this == UNDO_HANDOVER || this == UNDO_END;
    }

    /** Whether Rollcall had ended the asset before the sequence. */
    boolean isRecovery() {
        return name().startsWith("RECOVER");
    }

    void prepare(Site site) {
        preparation.accept(site);
    }
}
