package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a connection must be to be stored. Finds everything that is wrong at once. */
final class ConnectionRules {
    static final int HIGHEST_RANK = 1_000_000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SCHEDULE = 200;
    private static final int LONGEST_VALUE = 16_000;

    private final Providers providers;

    ConnectionRules(Providers providers) {
        this.providers = providers;
    }

    /** The provider, if its plugin is there. */
    Optional<SourceSpec> provider(String id) {
        return providers.all().stream().filter(spec -> spec.id().equals(id)).findFirst();
    }

    /** What to say of a provider whose plugin is not there. */
    ConnectionProblem unknownProvider(String id) {
        return providers.absence(id).orElseGet(() -> noPlugin(id));
    }

    private ConnectionProblem noPlugin(String id) {
        var ids = providers.all().stream().map(SourceSpec::id).toList();
        var cure = ids.isEmpty()
                ? "Put its plugin into the plugins folder."
                : "Available are " + String.join(", ", ids) + "; or put its plugin into the plugins folder.";
        return new ConnectionProblem("provider", "No plugin supplies the provider '" + shown(id) + "'.", cure);
    }

    /** What is wrong beside the settings and the other connections. */
    List<ConnectionProblem> problems(Draft draft) {
        var problems = new ArrayList<ConnectionProblem>();
        nameProblem(draft.name()).ifPresent(problems::add);
        problems.addAll(PolicyText.contradictions(draft.policy()));
        scheduleProblem(draft.schedule()).ifPresent(problems::add);
        return problems;
    }

    /**
     * The settings as they are stored.
     *
     * @return null if they can't be used
     */
    @Nullable
    Checked settings(Draft draft, List<ConnectionProblem> problems) {
        var provider = provider(draft.provider());
        if (provider.isEmpty()) {
            problems.add(unknownProvider(draft.provider()));
            return null;
        }
        var before = problems.size();
        draft.values().forEach((key, value) -> valueProblem(key, value).ifPresent(problems::add));
        if (problems.size() > before) {
            return null;
        }
        return judged(provider.get(), draft, problems);
    }

    /** A plugin's functions may fail; what they say then may hold a secret. */
    private static @Nullable Checked judged(SourceSpec provider, Draft draft, List<ConnectionProblem> problems) {
        try {
            var found = provider.problems(draft.values());
            found.forEach(problem -> problems.add(new ConnectionProblem(
                    "settings." + problem.key(), problem.label() + ": " + problem.message(), problem.cure())));
            return found.isEmpty() ? split(provider, draft.values()) : null;
        } catch (RuntimeException | LinkageError e) {
            problems.add(new ConnectionProblem(
                    "settings",
                    "The plugin failed on these settings (" + e.getClass().getSimpleName() + ").",
                    "Look them through, and report it to the plugin's vendor."));
            return null;
        }
    }

    private static Checked split(SourceSpec provider, Map<String, String> values) {
        var settings = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, String>();
        for (var setting : provider.settings()) {
            var value = values.getOrDefault(setting.key(), "").strip();
            if (!value.isEmpty()) {
                (setting.kind() == Setting.Kind.SECRET ? secrets : settings).put(setting.key(), value);
            }
        }
        return new Checked(settings, secrets, Destination.of(provider, Settings.of(provider.settings(), values)));
    }

    /** What another connection has already: the name, or the tenant. */
    List<ConnectionProblem> clashes(Draft draft, @Nullable Destination destination, List<Entry> others) {
        var problems = new ArrayList<ConnectionProblem>();
        for (var other : others) {
            var one = other.connection();
            if (key(one.name()).equals(key(draft.name())) && !draft.name().isBlank()) {
                problems.add(new ConnectionProblem(
                        "name", "The connection '" + one.name() + "' has that name.", "Choose another."));
            }
            if (destination != null
                    && one.provider().equals(draft.provider())
                    && other.destination().tenant().equals(destination.tenant())) {
                problems.add(new ConnectionProblem(
                        "settings",
                        "The connection '" + one.name() + "' leads to the same tenant.",
                        "Change that one, or delete it first."));
            }
        }
        return problems;
    }

    /** How names are compared. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static Optional<ConnectionProblem> rankProblem(int rank) {
        return rank >= 1 && rank <= HIGHEST_RANK
                ? Optional.empty()
                : Optional.of(new ConnectionProblem(
                        "rank",
                        "The rank is not a number from 1 to " + HIGHEST_RANK + ".",
                        "Enter 1 for the first, 2 for the second, and so on."));
    }

    private static Optional<ConnectionProblem> nameProblem(String name) {
        if (name.isBlank()) {
            return Optional.of(new ConnectionProblem("name", "The name is blank.", "Enter a name for people."));
        }
        if (name.strip().length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(new ConnectionProblem(
                    "name",
                    "The name has more than " + LONGEST_NAME + " characters, or some that can't be shown.",
                    "Enter a short one."));
        }
        return Optional.empty();
    }

    static Optional<ConnectionProblem> scheduleProblem(String schedule) {
        if (schedule.isBlank()) {
            return Optional.empty();
        }
        try {
            Schedule.parse(schedule);
            if (schedule.length() <= LONGEST_SCHEDULE) {
                return Optional.empty();
            }
        } catch (Schedule.ZoneProblem e) {
            return Optional.of(new ConnectionProblem(
                    "schedule",
                    "There is no time zone '" + shown(e.zone()) + "'.",
                    "Enter one as 'Europe/Berlin' after the six fields, or none for UTC."));
        } catch (Schedule.ExpressionProblem e) {
            // Said below, in our words.
        }
        return Optional.of(new ConnectionProblem(
                "schedule",
                "'" + shown(schedule) + "' is no cron expression that ever comes due.",
                "Enter six fields, as in '0 0 3 * * *' for every day at three."));
    }

    private static Optional<ConnectionProblem> valueProblem(String key, String value) {
        return value.length() <= LONGEST_VALUE && value.indexOf('\0') < 0
                ? Optional.empty()
                : Optional.of(new ConnectionProblem(
                        "settings." + shown(key),
                        "The value has more than " + LONGEST_VALUE + " characters, or the character 0.",
                        "Enter what the MDM shows."));
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }
}
