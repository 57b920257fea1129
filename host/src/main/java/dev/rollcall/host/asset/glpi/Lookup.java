package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Rows by id, many in one request. One that is not there, or is in an entity that the user does not see, makes the whole
 * request fail, so the rest is asked for again by halves.
 */
final class Lookup {
    private static final int MOST = 100;
    /** Of an address: web servers take 8 kB by default. */
    private static final int LONGEST = 7000;
    /** What a row adds to the address beside the name of its table and its id. */
    private static final int PER_ROW = 60;

    private final GlpiApi api;

    Lookup(GlpiApi api) {
        this.api = api;
    }

    /** The rows that are there. */
    Map<Ref, JsonNode> of(Collection<Ref> refs) throws PlatformException, InterruptedException {
        var found = new HashMap<Ref, JsonNode>();
        var part = new ArrayList<Ref>();
        var length = 0;
        for (var ref : refs) {
            var more = PER_ROW + ref.toString().length();
            if (part.size() == MOST || length + more > LONGEST) {
                look(part, found);
                part.clear();
                length = 0;
            }
            part.add(ref);
            length += more;
        }
        look(part, found);
        return found;
    }

    private void look(List<Ref> refs, Map<Ref, JsonNode> found) throws PlatformException, InterruptedException {
        if (refs.isEmpty()) {
            return;
        }
        var rows = refs.size() == 1 ? one(refs.get(0)) : several(refs);
        if (rows.isPresent() && rows.get().size() == refs.size()) {
            for (var i = 0; i < refs.size(); i++) {
                put(refs.get(i), rows.get().get(i), found);
            }
            return;
        }
        if (refs.size() > 1) {
            look(refs.subList(0, refs.size() / 2), found);
            look(refs.subList(refs.size() / 2, refs.size()), found);
        }
    }

    private static void put(Ref ref, JsonNode row, Map<Ref, JsonNode> found) throws PlatformException {
        if (GlpiText.id(row, "id") != ref.id()) {
            throw GlpiApi.misunderstood("the row " + ref);
        }
        found.put(ref, row);
    }

    private Optional<List<JsonNode>> several(List<Ref> refs) throws PlatformException, InterruptedException {
        try {
            return api.several(refs).map(rows -> List.copyOf(rows.values()));
        } catch (PlatformException e) {
            return hidden(e);
        }
    }

    private Optional<List<JsonNode>> one(Ref ref) throws PlatformException, InterruptedException {
        try {
            return api.item(ref.table(), Long.toString(ref.id())).map(List::of);
        } catch (PlatformException e) {
            return hidden(e);
        }
    }

    /** What the user may not see is not there for us. */
    private static Optional<List<JsonNode>> hidden(PlatformException failure) throws PlatformException {
        if (failure.kind() == FailureKind.CONFIGURATION
                && failure.getCause() instanceof SourceException cause
                && cause.kind() == Kind.PERMISSION) {
            return Optional.empty();
        }
        throw failure;
    }
}
