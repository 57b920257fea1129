package dev.rollcall.host.platform;

import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.SealedSecret;
import dev.rollcall.host.platform.PlatformChange.Assets;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's settings: those of the configuration, and under them those that people make here, which are kept in the
 * state with the token encrypted. Safe for use by several threads, and by several hosts that share a database.
 */
public final class Platforms {
    private static final Logger log = LoggerFactory.getLogger(Platforms.class);

    private final Connections.Tools tools;
    private final PlatformStore store;
    private final Configured configured;
    private final Opener opener;
    private final Supplier<AssetMatter> matter;
    private final PlatformTrail trail;

    /**
     * What the configuration says.
     *
     * @param draft of the platform; its values win
     * @param host where people find this host
     */
    public record Configured(PlatformDraft draft, Optional<URI> host) {
        public Configured {
            draft = SnipeItRules.spelled(draft);
        }

        /** What is wrong with it, or missing while something is wrong: each a line that names the property. */
        public List<String> problems() {
            var found = SnipeItRules.look(draft, host);
            var all = new ArrayList<>(found.wrong());
            if (!all.isEmpty() && !draft.isNone()) {
                all.addAll(found.missing());
            }
            return all.stream()
                    .map(problem -> "The property " + property(problem.field()) + " can't be used: " + problem.message()
                            + " " + problem.cure())
                    .toList();
        }
    }

    /** Looks whether a platform may be called at all. */
    @FunctionalInterface
    public interface Opener {
        /** Sends nothing. */
        void tryOut(SnipeItSettings settings) throws PlatformException;
    }

    /**
     * Opens the settings.
     *
     * @param matter what a changed address makes meaningless
     */
    public Platforms(Connections.Tools tools, Configured configured, Opener opener, Supplier<AssetMatter> matter) {
        this.tools = tools;
        this.store = new PlatformStore(tools.database());
        this.configured = configured;
        this.opener = opener;
        this.matter = matter;
        this.trail = new PlatformTrail(new AuditTrail(tools.database(), tools.transactions(), tools.clock()));
    }

    /** The property that a field is set by. */
    static String property(String field) {
        var parts = field.split("\\.", 2);
        var rest = parts.length < 2 ? "" : "." + parts[1];
        var isMap = parts[0].equals("linkFields") || parts[0].equals("specs");
        return "rollcall.platform." + kebab(parts[0]) + (isMap ? rest : kebab(rest));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Counts the changes that people make here. */
    long version() {
        return store.version();
    }

    /** Since when the assets are those of this platform; empty where it has always been this one. */
    Optional<Instant> since() {
        return store.read().since();
    }

    /** As it is set now. */
    CurrentPlatform current() {
        return merged(store.read(), Optional.empty());
    }

    /**
     * Sets all that the configuration leaves to people.
     *
     * @return as it is now; the same version if nothing differs
     * @throws ProblemException naming everything that is wrong, or what is in the way; nothing is stored then
     */
    CurrentPlatform change(PlatformChange wish) {
        return Objects.requireNonNull(tools.transactions().execute(status -> {
            store.lock();
            return changed(wish, current());
        }));
    }

    /** Whether another address has to say whose the assets there are. */
    boolean knowsAssets() {
        return !matter.get().isEmpty();
    }

    /** Keeps what a look found. */
    void keep(LastLook look) {
        tools.transactions().executeWithoutResult(status -> store.keep(look));
    }

    /** As the databases keep it. */
    Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Keeps where the assets are that the state will speak of: to be called once at the start. An address that the
     * configuration changes is taken for a new one of the same platform, for nobody can be asked.
     */
    public void noteAddress() {
        tools.transactions().executeWithoutResult(status -> {
            store.lock();
            var now = current();
            if (now.settings().isEmpty()) {
                return;
            }
            var address = PlatformAddress.normalised(now.effective().url());
            if (!now.stored().address().isEmpty() && !now.stored().address().equals(address)) {
                log.warn(
                        "The platform's address was {} and is {} by the configuration. What is known of assets is kept,"
                                + " as of the same platform. If it is another one, stop the syncs, take the property out"
                                + " and set the address on the page /platform, which asks about that.",
                        now.stored().address(),
                        address);
            }
            if (!now.stored().address().equals(address)) {
                store.write(now.stored().at(address, now.stored().since()));
            }
        });
    }

    private CurrentPlatform changed(PlatformChange wish, CurrentPlatform before) {
        wish.expectedVersion().ifPresent(version -> requireVersion(version, before));
        var own = SnipeItRules.spelled(wish.draft());
        var problems = new ArrayList<>(fixed(own, before));
        var kind = own.kind().isBlank() ? before.effective().kind() : own.kind();
        var stored = before.stored().changed(own.at(kind, own.url(), ""));
        var after = merged(stored, Optional.of(own.token()).filter(token -> !token.isBlank()));
        problems.addAll(after.found().wrong());
        problems.addAll(needed(after, before));
        problems.addAll(unsuitable(own.statuses().allocated(), after));
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        tryOut(after);
        return stored(wish, own, before, after);
    }

    private CurrentPlatform stored(
            PlatformChange wish, PlatformDraft own, CurrentPlatform before, CurrentPlatform after) {
        var address = PlatformAddress.normalised(after.effective().url());
        var isElsewhere = !before.address().equals(address);
        var isMoved = isElsewhere && !before.address().isEmpty() && knowsAssets();
        var isSame = after.stored().entered().equals(before.stored().entered())
                && own.token().isBlank()
                && !isElsewhere;
        if (isSame) {
            return before;
        }
        var since = isMoved
                ? move(wish.assets(), before.address(), address)
                : before.stored().since();
        var next = after.stored().at(address, since);
        store.write(next);
        if (!own.token().isBlank()) {
            store.replace(List.of(PlatformStore.sealed(tools.keys(), address, own.token())));
        }
        trail.changed(
                wish.by(),
                before.stored().entered().texts(),
                next.entered().texts(),
                new PlatformTrail.Besides(!own.token().isBlank(), isMoved ? wish.assets() : Optional.empty()));
        return merged(next, Optional.of(after.effective().token()));
    }

    /** Since when the assets are other ones. */
    private Optional<Instant> move(Optional<Assets> assets, String from, String to) {
        matter.get().requireRest();
        if (assets.isEmpty()) {
            throw ProblemException.unconfirmed(
                    "The address changes from " + from + " to " + to
                            + ", and it is not said whose the assets there are. Say with 'assets' whether they are"
                            + " the SAME or OTHER ones.",
                    "With SAME, what is known of assets by their ids is kept: choose it only where the platform itself has"
                            + " moved. With OTHER, what was matched, ended, held and taken back is forgotten; nothing is"
                            + " written on either platform, and no earlier run can be approved, applied or reverted.");
        }
        if (assets.get() == Assets.SAME) {
            return store.read().since();
        }
        matter.get().forget(now());
        return Optional.of(now());
    }

    private static void requireVersion(long version, CurrentPlatform before) {
        if (version != before.stored().version()) {
            throw new ProblemException(
                    ProblemType.OUTDATED,
                    "The platform's settings were changed meanwhile. Look at them as they are now, and change them then.");
        }
    }

    /** What was entered for fields that the configuration sets otherwise. */
    private static List<FieldProblem> fixed(PlatformDraft own, CurrentPlatform before) {
        var present = before.effective().texts();
        return own.texts().entrySet().stream()
                .filter(entry -> before.fixed().contains(entry.getKey()))
                .filter(entry -> entry.getKey().equals("token")
                        || !entry.getValue().equals(present.getOrDefault(entry.getKey(), "")))
                .map(entry -> byProperty(entry.getKey(), before))
                .toList();
    }

    private static FieldProblem byProperty(String field, CurrentPlatform before) {
        if (field.equals("url") && before.effective().url().isBlank()) {
            return new FieldProblem(
                    field,
                    "The token is set by the property rollcall.platform.token, and a token goes with its address.",
                    "Set rollcall.platform.url too, and start the host anew.");
        }
        return new FieldProblem(
                field,
                "It is set by the property " + property(field) + ".",
                "Change it there, and start the host anew.");
    }

    /** Address and token, without which there is nothing to set. */
    private List<FieldProblem> needed(CurrentPlatform after, CurrentPlatform before) {
        var problems = new ArrayList<FieldProblem>();
        for (var problem : after.found().missing()) {
            if (problem.field().equals("url")) {
                problems.add(before.fixed().contains("url") ? byProperty("url", before) : problem);
            }
            var isMoved = problem.field().equals("token") && !store.all().isEmpty();
            if (isMoved
                    && before.settings().isPresent()
                    && !after.effective().url().isBlank()) {
                problems.add(new FieldProblem(
                        "token",
                        "The address changes, and a stored token is not sent to another one.",
                        "Enter the token again."));
            } else if (problem.field().equals("token")) {
                problems.add(problem);
            }
        }
        return problems;
    }

    /** Statuses of which the last look knows that they can't be what they are named for. */
    private static List<FieldProblem> unsuitable(List<String> allocated, CurrentPlatform after) {
        return allocated.stream()
                .flatMap(name -> after.lastLook().flatMap(look -> look.status(name)).stream())
                .filter(status -> !status.notForAllocated().isEmpty())
                .map(status -> new FieldProblem(
                        "statuses.allocated",
                        status.notForAllocated(),
                        "If it was changed there meanwhile, check the platform anew."))
                .toList();
    }

    private void tryOut(CurrentPlatform after) {
        try {
            opener.tryOut(after.settings().orElseThrow());
        } catch (PlatformException e) {
            throw ProblemException.invalid("url", e.happened(), e.cure());
        }
    }

    /** @param entered a token that was entered just now */
    private CurrentPlatform merged(StoredPlatform stored, Optional<String> entered) {
        var above = configured.draft();
        var below = stored.entered();
        // Whoever may set an address here must not be able to send a token of the configuration there.
        var url = above.url().isBlank() && above.token().isBlank() ? below.url() : above.url();
        var kind = List.of(above.kind(), below.kind()).stream()
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(SnipeItRules.KIND);
        var token = above.token().isBlank() ? entered.or(() -> kept(url)).orElse("") : above.token();
        var effective = above.over(below).at(kind, url, token);
        var found = SnipeItRules.look(effective, configured.host());
        return new CurrentPlatform(
                stored, effective, fixedFields(above), token.isEmpty() ? withReason(found, url) : found);
    }

    /** With what became of a token that was entered and can't be used. */
    private SnipeItRules.Found withReason(SnipeItRules.Found found, String url) {
        if (url.isBlank() || store.all().isEmpty() || !found.wrong().isEmpty()) {
            return found;
        }
        var isOfAnotherKey = store.token(PlatformAddress.normalised(url)).isPresent();
        var reason = new FieldProblem(
                "token",
                isOfAnotherKey
                        ? "The token that was entered was encrypted with another key."
                        : "The token that was entered is for another address.",
                isOfAnotherKey ? "Give the host that key, or enter the token again." : "Enter the token again.");
        return new SnipeItRules.Found(
                found.settings(),
                found.wrong(),
                found.missing().stream()
                        .map(problem -> problem.field().equals("token") ? reason : problem)
                        .toList());
    }

    private Optional<String> kept(String url) {
        try {
            return store.token(PlatformAddress.normalised(url)).flatMap(this::revealed);
        } catch (IllegalArgumentException e) {
            // No address: the rules say so.
            return Optional.empty();
        }
    }

    private Optional<String> revealed(SealedSecret secret) {
        return secret.open(tools.keys());
    }

    private static Set<String> fixedFields(PlatformDraft above) {
        var fixed = new HashSet<>(above.texts().keySet());
        if (fixed.contains("token")) {
            fixed.addAll(List.of("kind", "url"));
        }
        return fixed;
    }
}
