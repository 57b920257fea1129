package dev.rollcall.host.platform;

import dev.rollcall.host.connection.NearestName;
import dev.rollcall.host.web.FieldProblem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of platforms that there are. */
final class PlatformKinds {
    /** The first is meant where nobody names one. */
    static final List<PlatformKind> ALL = List.of(new SnipeItKind(), new GlpiKind());

    static final PlatformKind USUAL = ALL.get(0);

    private PlatformKinds() {}

    /** The one that is called so; empty if there is none. */
    static Optional<PlatformKind> named(String id) {
        return ALL.stream().filter(kind -> kind.id().equals(id.strip())).findFirst();
    }

    /** The one that is called so, or, where there is none, the one that was meant. */
    static PlatformKind meant(String id) {
        return named(id).or(() -> nearest(id)).orElse(USUAL);
    }

    /**
     * Looks at what was entered with the rules of its kind; what belongs to another kind is wrong.
     *
     * @param host where people find this host
     */
    static Found<PlatformOpening> look(PlatformDraft entered, Optional<URI> host) {
        var kind = meant(entered.kind());
        var problems = new ArrayList<FieldProblem>();
        if (!entered.kind().isBlank() && named(entered.kind()).isEmpty()) {
            problems.add(unknown(entered.kind()));
        } else {
            problems.addAll(foreign(entered, kind));
        }
        return kind.look(entered, host).withWrong(problems);
    }

    /** Whether the kind has the setting. */
    static boolean has(PlatformKind kind, String field) {
        return owner(field).map(kind::equals).orElse(true);
    }

    private static List<FieldProblem> foreign(PlatformDraft entered, PlatformKind kind) {
        return entered.texts().keySet().stream()
                .filter(field -> !has(kind, field))
                .map(field -> foreign(field, owner(field).orElseThrow(), kind))
                .toList();
    }

    private static FieldProblem foreign(String field, PlatformKind owner, PlatformKind kind) {
        return new FieldProblem(
                field,
                "It is a setting of " + owner.title() + ", and the platform is " + kind.title() + ".",
                "Leave it out, or set kind to " + owner.id() + ".");
    }

    private static Optional<PlatformKind> owner(String field) {
        var first = field.split("\\.", 2)[0];
        return ALL.stream().filter(kind -> kind.own().contains(first)).findFirst();
    }

    private static Optional<PlatformKind> nearest(String id) {
        return NearestName.of(id, ids()).flatMap(PlatformKinds::named);
    }

    private static FieldProblem unknown(String id) {
        var cure = nearest(id)
                .map(near -> "Did you mean " + near.id() + "?")
                .orElseGet(() -> "Set it to " + String.join(" or ", ids()) + ".");
        return new FieldProblem("kind", "'" + id + "' is no kind of platform.", cure);
    }

    /** What they are called by, in settings and by those who watch their requests. */
    static List<String> ids() {
        return ALL.stream().map(PlatformKind::id).toList();
    }
}
