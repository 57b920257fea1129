package dev.rollcall.api;

import dev.rollcall.api.http.AnswerHead;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.FaultMapper;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is and needs: its names, the settings it asks for, where it sends requests, how it authenticates,
 * and the pace the MDM allows. From it the host makes the Connect page and the HTTP client.
 *
 * <p>Immutable. Made by plugins, so it grows by new builder methods only. The functions in it are pure: they compute
 * from the settings and do no I/O.
 */
public final class SourceSpec {
    private final String id;
    private final String displayName;
    private final String linkField;
    private final URI documentation;
    private final List<Setting> settings;
    private final Function<Settings, List<SettingProblem>> rules;
    private final Function<Settings, URI> address;
    private final Function<Settings, Authentication> authentication;
    private final Function<Settings, List<Partition>> partitions;
    private final Pace pace;
    private final FaultMapper faults;
    private final FaultMapper faultsInSuccess;
    private final Duration timeout;
    private final int detailsPerHour;

    private SourceSpec(Builder builder) {
        id = builder.id;
        displayName = builder.displayName;
        linkField = builder.linkField;
        documentation = Objects.requireNonNull(builder.documentation, "documentation");
        settings = List.copyOf(builder.settings);
        rules = builder.rules;
        address = Objects.requireNonNull(builder.address, "address");
        authentication = builder.authentication;
        partitions = builder.partitions;
        pace = builder.pace;
        faults = builder.faults;
        faultsInSuccess = builder.faultsInSuccess;
        timeout = builder.timeout;
        detailsPerHour = builder.detailsPerHour;
    }

    /**
     * Starts a provider.
     *
     * @param id stable, unique among all providers, as in {@code --provider kandji}
     * @param displayName for people: {@code Iru (Kandji)}
     * @param linkField the platform's field that holds this provider's device id: {@code Kandji ID}
     */
    public static Builder provider(String id, String displayName, String linkField) {
        return new Builder(id, displayName, linkField);
    }

    public String id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public String linkField() {
        return linkField;
    }

    /** Where an admin reads how to connect this provider. */
    public URI documentation() {
        return documentation;
    }

    /** What an admin is asked for, in that order. */
    public List<Setting> settings() {
        return settings;
    }

    /** Everything that is wrong with what was entered, also between settings; empty if it can be used. */
    public List<SettingProblem> problems(Map<String, String> entered) {
        var problems = Settings.problems(settings, entered);
        return problems.isEmpty() ? List.copyOf(rules.apply(Settings.of(settings, entered))) : problems;
    }

    /** The address that all paths of requests are appended to. */
    public URI address(Settings values) {
        return address.apply(values);
    }

    public Authentication authentication(Settings values) {
        return authentication.apply(values);
    }

    /** The lists that are read with these settings; never empty in a usable connection. */
    public List<Partition> partitions(Settings values) {
        return List.copyOf(partitions.apply(values));
    }

    public Pace pace() {
        return pace;
    }

    /** What the plugin knows better than the host's table of status codes. */
    public Optional<Fault> fault(AnswerHead answer) {
        return faults.map(answer);
    }

    /** What the plugin finds wrong in an answer whose status says success. */
    public Optional<Fault> faultInSuccess(AnswerHead answer) {
        return faultsInSuccess.map(answer);
    }

    /** Whether answers that say success are shown to {@link #faultInSuccess} at all. */
    public boolean looksIntoSuccess() {
        return faultsInSuccess != FaultMapper.NONE;
    }

    /** How long one answer may take, from the request to the end of its body. */
    public Duration timeout() {
        return timeout;
    }

    /** How many details the host may ask for in an hour; 0 if the source is no {@link DetailedSource}. */
    public int detailsPerHour() {
        return detailsPerHour;
    }

    @Override
    public String toString() {
        return id;
    }

    /** Collects what is said of a provider. */
    public static final class Builder {
        private final String id;
        private final String displayName;
        private final String linkField;
        private @Nullable URI documentation;
        private final List<Setting> settings = new ArrayList<>();
        private Function<Settings, List<SettingProblem>> rules = values -> List.of();
        private @Nullable Function<Settings, URI> address;
        private Function<Settings, Authentication> authentication = values -> Authentication.none();
        private Function<Settings, List<Partition>> partitions = values -> List.of(Partition.DEVICES);
        private Pace pace = Pace.GENTLE;
        private FaultMapper faults = FaultMapper.NONE;
        private FaultMapper faultsInSuccess = FaultMapper.NONE;
        private Duration timeout = Duration.ofSeconds(60);
        private int detailsPerHour;

        private Builder(String id, String displayName, String linkField) {
            if (!id.matches("[a-z][a-z0-9-]*")) {
                throw new IllegalArgumentException(
                        "The provider's id '" + id + "' is not a name. Use a-z, 0-9 and hyphens.");
            }
            this.id = id;
            this.displayName = Objects.requireNonNull(displayName, "displayName");
            this.linkField = Objects.requireNonNull(linkField, "linkField");
        }

        public Builder documentation(String url) {
            documentation = URI.create(url);
            return this;
        }

        public Builder setting(Setting.Builder setting) {
            var built = setting.build();
            if (settings.stream().anyMatch(other -> other.key().equals(built.key()))) {
                throw new IllegalArgumentException("The setting " + built.key() + " is declared twice.");
            }
            settings.add(built);
            return this;
        }

        /** What must hold between the settings; called only once each of them is valid by itself. */
        public Builder rules(Function<Settings, List<SettingProblem>> value) {
            rules = value;
            return this;
        }

        /** Where requests go; an absolute address elsewhere is never followed. */
        public Builder address(Function<Settings, URI> value) {
            address = value;
            return this;
        }

        public Builder authentication(Function<Settings, Authentication> value) {
            authentication = value;
            return this;
        }

        /** The lists to read; {@link Partition#DEVICES} if never called. */
        public Builder partitions(Function<Settings, List<Partition>> value) {
            partitions = value;
            return this;
        }

        public Builder pace(Pace value) {
            pace = value;
            return this;
        }

        /** Tells the host what an answer that is no success means, where its table of status codes is wrong. */
        public Builder faults(FaultMapper value) {
            faults = value;
            return this;
        }

        /** Finds errors in answers that say success. */
        public Builder faultsInSuccess(FaultMapper value) {
            faultsInSuccess = value;
            return this;
        }

        /** How long one answer may take; 60 seconds if never called. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        public Builder detailsPerHour(int value) {
            detailsPerHour = value;
            return this;
        }

        public SourceSpec build() {
            return new SourceSpec(this);
        }
    }
}
