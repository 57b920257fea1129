package dev.rollcall.host.connection;

import dev.rollcall.api.setting.Setting;
import dev.rollcall.host.reconcile.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one declaration is to become: looked at, matched with what is stored, and then stored. */
final class Intent {
    private static final Logger log = LoggerFactory.getLogger(Intent.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]*)[^}]*}");

    private final String key;
    private final String newId = UUID.randomUUID().toString();
    private final Draft draft;
    private final boolean active;
    private final @Nullable Integer rank;
    private final List<ConnectionProblem> settingProblems;
    private final @Nullable Checked checked;
    private final @Nullable ConnectionProblem away;
    private @Nullable Entry entry;

    private Intent(Declaration declaration, ConnectionRules rules, List<ConnectionProblem> problems) {
        key = declaration.key();
        active = active(declaration, problems);
        rank = rank(declaration, problems);
        draft = new Draft(
                declaration.provider(),
                declaration.name(),
                settings(declaration, rules),
                policy(declaration, problems),
                declaration.schedule());
        // Contradictions of the policy are told with the policy.
        rules.problems(new Draft(draft.provider(), draft.name(), draft.values(), Policy.DEFAULT, draft.schedule()))
                .forEach(problem -> problems.add(problem.in(key + ".")));
        settingProblems = new ArrayList<>(placeholders(draft.values()));
        away = rules.provider(draft.provider()).isPresent() ? null : rules.unknownProvider(draft.provider());
        checked = settingProblems.isEmpty() ? rules.settings(draft, settingProblems) : null;
    }

    static Intent of(Declaration declaration, ConnectionRules rules, List<ConnectionProblem> problems) {
        return new Intent(declaration, rules, problems);
    }

    String key() {
        return key;
    }

    String id() {
        return entry == null ? newId : entry.id();
    }

    Optional<Entry> entry() {
        return Optional.ofNullable(entry);
    }

    Optional<Integer> rank() {
        return Optional.ofNullable(rank);
    }

    /** Empty while the plugin is away: what is stored stays. */
    Optional<Map<String, String>> secrets() {
        return Optional.ofNullable(checked).map(Checked::secrets);
    }

    boolean hasItsName(Entry other) {
        return ConnectionRules.key(other.connection().name()).equals(ConnectionRules.key(draft.name()));
    }

    boolean isSameTenant(Entry other) {
        return checked != null
                && other.connection().provider().equals(draft.provider())
                && other.destination().tenant().equals(checked.destination().tenant());
    }

    /** Takes the first that fits, unless it has one already. */
    void take(List<Entry> free, Predicate<Entry> fits) {
        if (entry == null) {
            entry = free.stream().filter(fits).findFirst().orElse(null);
            free.remove(entry);
        }
    }

    /** Adds what is wrong with it, now that it is known what is stored. */
    void check(List<ConnectionProblem> problems) {
        var stored = entry;
        if (stored != null && !stored.connection().provider().equals(draft.provider())) {
            problems.add(new ConnectionProblem(
                    key + ".provider",
                    "The connection '" + stored.connection().name() + "' is one of "
                            + stored.connection().provider() + ", and a connection keeps its provider.",
                    "Declare this one under another key and name."));
            return;
        }
        if (stored != null && away != null) {
            log.warn(
                    "The settings of the connection '{}' stay as they were. {} {}",
                    draft.name(),
                    away.message(),
                    away.cure());
            return;
        }
        settingProblems.forEach(problem -> problems.add(problem.in(key + ".")));
    }

    List<ConnectionProblem> clashes(ConnectionRules rules, List<Entry> others) {
        return rules.clashes(draft, checked == null ? null : checked.destination(), others).stream()
                .map(problem -> problem.in(key + "."))
                .toList();
    }

    List<ConnectionProblem> clashes(Intent other) {
        var problems = new ArrayList<ConnectionProblem>();
        var also = "'" + other.key + "'";
        if (ConnectionRules.key(draft.name()).equals(ConnectionRules.key(other.draft.name()))) {
            problems.add(new ConnectionProblem(key + ".name", also + " has that name.", "Choose another."));
        }
        if (rank != null && rank.equals(other.rank)) {
            problems.add(new ConnectionProblem(key + ".rank", also + " has that rank.", "Choose another."));
        }
        if (checked != null
                && other.checked != null
                && draft.provider().equals(other.draft.provider())
                && checked.destination()
                        .tenant()
                        .equals(other.checked.destination().tenant())) {
            problems.add(new ConnectionProblem(
                    key + ".settings", also + " leads to the same tenant.", "Declare one of them."));
        }
        return problems;
    }

    Entry blank(Instant now) {
        return Entry.blank(newId, draft.provider(), now);
    }

    /**
     * The entry as it is declared.
     *
     * @param secrets those that are stored
     * @return empty if nothing differs
     */
    Optional<Entry> stored(Entry base, Map<String, String> secrets, int place, Instant now) {
        var parts = new Entry.Parts(base)
                .name(draft.name())
                .rank(place)
                .active(active)
                .policy(draft.policy())
                .schedule(draft.schedule().strip())
                .declaredAs(key);
        if (checked != null) {
            parts.settings(checked).otherSecrets(!checked.secrets().equals(secrets));
        }
        return base.revised(parts, now);
    }

    private static boolean active(Declaration declaration, List<ConnectionProblem> problems) {
        var text = declaration.active().strip();
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            problems.add(new ConnectionProblem(
                    declaration.key() + ".active", "The value is neither true nor false.", "Enter true or false."));
        }
        return !text.equals("false");
    }

    private static @Nullable Integer rank(Declaration declaration, List<ConnectionProblem> problems) {
        var text = declaration.rank().strip();
        if (text.isEmpty()) {
            return null;
        }
        var rank = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        ConnectionRules.rankProblem(rank).ifPresent(problem -> problems.add(problem.in(declaration.key() + ".")));
        return rank;
    }

    private static Policy policy(Declaration declaration, List<ConnectionProblem> problems) {
        try {
            return PolicyText.parse(DeclaredPolicy.json(declaration.policy()), Policy.DEFAULT);
        } catch (InvalidConnectionException e) {
            e.problems().forEach(problem -> problems.add(problem.in(declaration.key() + ".")));
            return Policy.DEFAULT;
        }
    }

    /** The environment has names in capitals only, and a file may have {@code api-url}. */
    private static Map<String, String> settings(Declaration declaration, ConnectionRules rules) {
        var keys = new LinkedHashMap<String, String>();
        rules.provider(declaration.provider()).ifPresent(spec -> spec.settings().stream()
                .map(Setting::key)
                .forEach(name -> keys.put(DeclaredPolicy.plain(name), name)));
        var settings = new LinkedHashMap<String, String>();
        declaration
                .settings()
                .forEach((name, value) -> settings.put(keys.getOrDefault(DeclaredPolicy.plain(name), name), value));
        return settings;
    }

    /** What stays as it is written is a variable that the environment does not have. */
    private static List<ConnectionProblem> placeholders(Map<String, String> settings) {
        var problems = new ArrayList<ConnectionProblem>();
        settings.forEach((name, value) -> {
            var found = PLACEHOLDER.matcher(value);
            if (found.find()) {
                problems.add(new ConnectionProblem(
                        "settings." + name,
                        "The environment has no variable " + found.group(1) + ".",
                        "Set it before the host is started."));
            }
        });
        return problems;
    }
}
