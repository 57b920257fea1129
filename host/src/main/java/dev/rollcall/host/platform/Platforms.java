package dev.rollcall.host.platform;

import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.platform.PlatformChange.Assets;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's settings: those of the configuration, and under them those that people make here, which are kept in the
 * state with secrets encrypted. Safe for use by several threads, and by several hosts that share a database.
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
     * @param draft of the platform; its values win. An address without a kind is the usual product's
     * @param host where people find this host
     */
    public record Configured(PlatformDraft draft, Optional<URI> host) {
        public Configured {
            var isUsual = draft.kind().isBlank() && !draft.url().isBlank();
            draft = DraftReader.spelled(
                    isUsual ? draft.at(PlatformKinds.USUAL.id(), draft.url(), draft.token()) : draft);
        }

        /** What is wrong with it, or missing while something is wrong: each a line that names the property. */
        public List<String> problems() {
            var found = PlatformKinds.look(draft, host);
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
        void tryOut(PlatformOpening settings) throws PlatformException;
    }

    /** Which kinds of platforms there are, as those who watch their requests know them. */
    public static Set<String> kinds() {
        return Set.copyOf(PlatformKinds.ids());
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
        return merged(store.read(), Map.of());
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
     * configuration changes is taken for a new one of the same platform, for nobody can be asked; another product has
     * other assets.
     */
    public void noteAddress() {
        tools.transactions().executeWithoutResult(status -> {
            store.lock();
            var now = current();
            if (now.settings().isEmpty()) {
                return;
            }
            var before = now.stored().address();
            var place = PlatformAddress.of(now.kind(), now.effective().url());
            if (before.isEmpty()) {
                store.write(now.stored().at(place, now.stored().since()));
            } else if (!before.equals(place)) {
                store.write(now.stored().at(place, moved(now, place)));
            }
        });
    }

    /** Since when the assets are those of the place that the configuration names. */
    private Optional<Instant> moved(CurrentPlatform now, String place) {
        var before = now.stored().address();
        if (!PlatformAddress.kind(before).equals(now.kind())) {
            log.warn(
                    "The platform was {} and is {} by the configuration. Its assets are others: what was known of those"
                            + " before is forgotten.",
                    PlatformAddress.shown(before),
                    PlatformAddress.shown(place));
            matter.get().forget(now());
            return Optional.of(now());
        }
        log.warn(
                "The platform's address was {} and is {} by the configuration. What is known of assets is kept, as of"
                        + " the same platform. If it is another one, stop the syncs, take the property out and set the"
                        + " address on the page /platform, which asks about that.",
                PlatformAddress.shown(before),
                PlatformAddress.shown(place));
        return now.stored().since();
    }

    private CurrentPlatform changed(PlatformChange wish, CurrentPlatform before) {
        wish.expectedVersion().ifPresent(version -> requireVersion(version, before));
        var own = DraftReader.spelled(wish.draft());
        var problems = new ArrayList<>(fixed(own, before));
        var kind = own.kind().isBlank() ? before.effective().kind() : own.kind().strip();
        var stored = before.stored().changed(own.at(kind, own.url(), "").withSecrets(Map.of()));
        var after = merged(stored, wish.secrets());
        problems.addAll(after.found().wrong());
        problems.addAll(needed(after, before));
        problems.addAll(neededSecrets(wish, after, before));
        problems.addAll(unsuitable(own.statuses().allocated(), after));
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        tryOut(after);
        return stored(wish, before, after);
    }

    private CurrentPlatform stored(PlatformChange wish, CurrentPlatform before, CurrentPlatform after) {
        var place = PlatformAddress.of(after.kind(), after.effective().url());
        var isElsewhere = !before.address().equals(place);
        var isMoved = isElsewhere && !before.address().isEmpty() && knowsAssets();
        var secrets = changedSecrets(wish, before);
        if (after.stored().entered().equals(before.stored().entered()) && secrets.isEmpty() && !isElsewhere) {
            return before;
        }
        var since = isMoved
                ? move(wish.assets(), before.address(), place)
                : before.stored().since();
        var next = after.stored().at(place, since);
        store.write(next);
        storeSecrets(secrets, place);
        trail.changed(
                wish.by(),
                before.stored().entered().texts(),
                next.entered().texts(),
                new PlatformTrail.Besides(told(secrets), isMoved ? wish.assets() : Optional.empty()));
        return merged(next, after.effective().secrets());
    }

    /** The secrets of a wish that change something; empty those that are to be forgotten. */
    private static Map<String, String> changedSecrets(PlatformChange wish, CurrentPlatform before) {
        var secrets = new HashMap<>(wish.secrets());
        secrets.entrySet()
                .removeIf(entry -> entry.getValue().isEmpty()
                        && !before.effective().secrets().containsKey(entry.getKey()));
        return secrets;
    }

    private static Map<String, String> told(Map<String, String> secrets) {
        var told = new HashMap<String, String>();
        secrets.forEach((field, secret) -> told.put(field, secret.isEmpty() ? "removed" : "changed"));
        return told;
    }

    /** What is stored for another place goes as soon as a secret is entered for this one. */
    private void storeSecrets(Map<String, String> changed, String place) {
        if (changed.isEmpty()) {
            return;
        }
        var secrets = new TreeMap<>(store.secrets(place));
        changed.forEach((field, secret) -> {
            secrets.remove(field);
            if (!secret.isEmpty()) {
                secrets.put(field, PlatformStore.sealed(tools.keys(), field, place, secret));
            }
        });
        store.replace(List.copyOf(secrets.values()));
    }

    /** Since when the assets are other ones. */
    private Optional<Instant> move(Optional<Assets> assets, String from, String to) {
        matter.get().requireRest();
        var isOtherKind = !PlatformAddress.kind(from).equals(PlatformAddress.kind(to));
        if (assets.isEmpty()) {
            throw ProblemException.unconfirmed(
                    "The platform changes from " + PlatformAddress.shown(from) + " to " + PlatformAddress.shown(to)
                            + ", and it is not said whose the assets there are. Say with 'assets' whether they are"
                            + " the SAME or OTHER ones.",
                    "With SAME, what is known of assets by their ids is kept: choose it only where the platform itself has"
                            + " moved. With OTHER, what was matched, ended, held and taken back is forgotten; nothing is"
                            + " written on either platform, and no earlier run can be approved, applied or reverted.");
        }
        if (assets.get() == Assets.SAME && isOtherKind) {
            throw ProblemException.invalid(
                    "assets", "Another kind of platform has other assets.", "Say that they are OTHER ones.");
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
                .filter(entry -> own.secrets().containsKey(entry.getKey())
                        || !entry.getValue().equals(present.getOrDefault(entry.getKey(), "")))
                .map(entry -> byProperty(entry.getKey(), before))
                .toList();
    }

    private static FieldProblem byProperty(String field, CurrentPlatform before) {
        if (field.equals("url") && before.effective().url().isBlank()) {
            var secret = before.fixed().contains(PlatformDraft.TOKEN) ? PlatformDraft.TOKEN : GlpiDraft.APP_TOKEN;
            return new FieldProblem(
                    field,
                    "The token is set by the property " + property(secret) + ", and a token goes with its address.",
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
            if (problem.field().equals(PlatformDraft.TOKEN)) {
                var isMoved = before.settings().isPresent()
                        && !after.effective().url().isBlank()
                        && !store.all().isEmpty();
                problems.add(isMoved ? anew(PlatformDraft.TOKEN, "Enter the token again.") : problem);
            }
        }
        return problems;
    }

    /** Secrets that nothing needs, and that somebody had a reason to enter for the place before. */
    private static List<FieldProblem> neededSecrets(
            PlatformChange wish, CurrentPlatform after, CurrentPlatform before) {
        return before.effective().secrets().keySet().stream()
                .filter(field -> !field.equals(PlatformDraft.TOKEN) && PlatformKinds.has(after.kind(), field))
                .filter(field -> !after.effective().secrets().containsKey(field)
                        && !wish.secrets().containsKey(field))
                .map(field -> anew(field, "Enter it again, or have it removed."))
                .toList();
    }

    private static FieldProblem anew(String field, String cure) {
        return new FieldProblem(field, "The address changes, and a stored token is not sent to another one.", cure);
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

    /** @param entered by their names, secrets that were entered just now; empty those that are to be forgotten */
    private CurrentPlatform merged(StoredPlatform stored, Map<String, String> entered) {
        var above = configured.draft();
        var below = below(stored.entered(), above);
        // Whoever may set an address here must not be able to send a token of the configuration there.
        var url = above.url().isBlank() && above.secrets().isEmpty() ? below.url() : above.url();
        var name = Stream.of(above.kind(), below.kind())
                .filter(kind -> !kind.isBlank())
                .findFirst()
                .orElse(PlatformKinds.USUAL.id())
                .strip();
        var kind = PlatformKinds.meant(name);
        var secrets = new HashMap<>(kept(kind, url));
        secrets.putAll(entered);
        secrets.putAll(above.secrets());
        var effective = above.over(below).at(name, url, "").withSecrets(secrets);
        var found = PlatformKinds.look(effective, configured.host());
        var isWithout = effective.token().isBlank();
        return new CurrentPlatform(
                stored, effective, fixedFields(above), isWithout ? withReason(found, kind, url) : found);
    }

    /** What people set for another product than the configuration names means nothing there. */
    private static PlatformDraft below(PlatformDraft entered, PlatformDraft above) {
        var isOfAnother = !above.kind().isBlank()
                && !entered.kind().isBlank()
                && !above.kind().strip().equals(entered.kind().strip());
        return isOfAnother ? PlatformDraft.NONE : entered;
    }

    /** With what became of a token that was entered and can't be used. */
    private Found<PlatformOpening> withReason(Found<PlatformOpening> found, PlatformKind kind, String url) {
        if (url.isBlank() || store.all().isEmpty() || !found.wrong().isEmpty()) {
            return found;
        }
        var isOfAnotherKey = store.secrets(PlatformAddress.of(kind, url)).containsKey(PlatformDraft.TOKEN);
        var reason = new FieldProblem(
                PlatformDraft.TOKEN,
                isOfAnotherKey
                        ? "The token that was entered was encrypted with another key."
                        : "The token that was entered is for another address.",
                isOfAnotherKey ? "Give the host that key, or enter the token again." : "Enter the token again.");
        return found.withMissing(found.missing().stream()
                .map(problem -> problem.field().equals(PlatformDraft.TOKEN) ? reason : problem)
                .toList());
    }

    /** By their names, the secrets that are stored for that place and can be read. */
    private Map<String, String> kept(PlatformKind kind, String url) {
        var kept = new HashMap<String, String>();
        try {
            store.secrets(PlatformAddress.of(kind, url)).forEach((field, secret) -> secret.open(tools.keys())
                    .ifPresent(revealed -> kept.put(field, revealed)));
        } catch (IllegalArgumentException e) {
            // No address: the rules say so.
        }
        return kept;
    }

    private static Set<String> fixedFields(PlatformDraft above) {
        var fixed = new HashSet<>(above.texts().keySet());
        if (!above.secrets().isEmpty()) {
            fixed.addAll(List.of("kind", "url"));
        }
        return fixed;
    }
}
