package dev.rollcall.host.sync;

import static dev.rollcall.host.sync.Look.allocated;
import static dev.rollcall.host.sync.Look.transferred;

import dev.rollcall.sandbox.day.Product;
import java.util.ArrayList;
import java.util.List;

/** What becomes of the stories in GLPI: a person and a status are written at once, and links and systems stand beside. */
final class GlpiSequences {
    private final List<String> requests = new ArrayList<>();
    private final List<Look> states = new ArrayList<>();

    private GlpiSequences(Look before) {
        states.add(before);
    }

    static Sequence of(Story story, Product product) {
        var sequence = sequence(story);
        return new Sequence(product, story, sequence.requests, sequence.states);
    }

    private static GlpiSequences sequence(Story story) {
        return switch (story) {
            case ASSIGN -> from(allocated("", "old")).item(allocated("bob", "old"));
            case HANDOVER -> from(allocated("ann", "old")).item(allocated("bob", "old"));
            case CLEAR -> from(allocated("ann", "old")).item(allocated("", "old"));
            case END_HELD ->
                from(allocated("ann", "old")).item(transferred("", "old")).unlink(transferred("", ""));
            case END_FREE ->
                from(allocated("", "old")).item(transferred("", "old")).unlink(transferred("", ""));
            case RECOVER_NEW ->
                from(transferred("ann", "")).item(allocated("bob", "")).link(allocated("bob", "new"));
            case RECOVER_FREE ->
                from(transferred("", "")).item(allocated("bob", "")).link(allocated("bob", "new"));
            case RECOVER_SAME ->
                from(transferred("ann", "")).item(allocated("ann", "")).link(allocated("ann", "new"));
            case RECOVER_CLEARED ->
                from(transferred("ann", "")).item(allocated("", "")).link(allocated("", "new"));
            case LINK ->
                from(allocated("ann", "").os(""))
                        .item(allocated("ann", "").os(""))
                        .link(allocated("ann", "new").os(""))
                        .system(allocated("ann", "new"));
            case RELINK -> from(allocated("ann", "old")).relink(allocated("ann", "new"));
            case MOVE -> from(allocated("ann", "old")).unlink(allocated("ann", ""));
            case SPECS ->
                from(allocated("ann", "old"))
                        .version(allocated("ann", "old"))
                        .system(allocated("ann", "old").os(Look.NEW_OS));
            case CREATE ->
                from(Look.NONE)
                        .created(allocated("", "").os(""))
                        .link(allocated("", "new").os(""))
                        .system(allocated("", "new"))
                        .item(allocated("bob", "new"));
            case UNDO_HANDOVER -> from(allocated("bob", "old")).item(allocated("ann", "old"));
            case UNDO_END ->
                from(transferred("", "")).item(allocated("ann", "")).link(allocated("ann", "old"));
        };
    }

    private static GlpiSequences from(Look before) {
        return new GlpiSequences(before);
    }

    private GlpiSequences item(Look after) {
        return then("PUT of the item", after);
    }

    private GlpiSequences created(Look after) {
        return then("POST of the item", after);
    }

    private GlpiSequences link(Look after) {
        return then("POST of the link", after);
    }

    private GlpiSequences relink(Look after) {
        return then("PUT of the link", after);
    }

    private GlpiSequences unlink(Look after) {
        return then("DELETE of the link", after);
    }

    private GlpiSequences version(Look after) {
        return then("POST of the version", after);
    }

    private GlpiSequences system(Look after) {
        return then("system", after);
    }

    private GlpiSequences then(String request, Look after) {
        requests.add(request);
        states.add(after);
        return this;
    }
}
