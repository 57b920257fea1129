package dev.rollcall.host.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Setting;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A provider as the API shows it: what to ask an admin for. */
@Schema(name = "Provider", description = "An MDM product that a plugin supplies.")
record ProviderView(
        @Schema(example = "kandji") String id,
        @Schema(example = "Iru (Kandji)") String displayName,

        @Schema(description = "The platform's field that holds this provider's device ids.", example = "Kandji ID")
        String linkField,

        @Schema(description = "Where an admin reads how to connect it.")
        String documentation,

        @Schema(description = "What an admin is asked for, in that order.")
        List<SettingView> settings) {

    static ProviderView of(SourceSpec spec) {
        return new ProviderView(
                spec.id(),
                spec.displayName(),
                spec.linkField(),
                spec.documentation().toString(),
                spec.settings().stream().map(SettingView::of).toList());
    }

    /** One thing that an admin is asked for. */
    @Schema(name = "Setting")
    record SettingView(
            @Schema(description = "Its name in a connection's settings.", example = "apiUrl")
            String key,

            Setting.Kind kind,
            String label,

            @Schema(description = "Where an admin finds the value.")
            String help,

            boolean required,

            @JsonProperty("default") @Schema(description = "What holds if nothing is entered.") @Nullable
            String defaultValue,

            @Schema(description = "A regular expression that the whole value matches.") @Nullable
            String pattern,

            @Schema(description = "What such a value looks like, in words.") @Nullable
            String patternHelp,

            @Schema(description = "What a CHOICE offers.") @Nullable
            List<Choice> choices,

            @Schema(description = "The smallest value of a NUMBER.") @Nullable
            Long least,

            @Schema(description = "The largest value of a NUMBER.") @Nullable
            Long most) {

        static SettingView of(Setting setting) {
            var isNumber = setting.kind() == Setting.Kind.NUMBER;
            return new SettingView(
                    setting.key(),
                    setting.kind(),
                    setting.label(),
                    setting.help(),
                    setting.isRequired(),
                    setting.defaultValue().orElse(null),
                    setting.pattern().map(Pattern::pattern).orElse(null),
                    setting.patternHelp().isEmpty() ? null : setting.patternHelp(),
                    setting.kind() == Setting.Kind.CHOICE ? Choice.of(setting.choices()) : null,
                    isNumber ? setting.least() : null,
                    isNumber ? setting.most() : null);
        }
    }

    /** One value that can be chosen. */
    @Schema(name = "Choice")
    record Choice(String value, String label) {
        static List<Choice> of(List<Setting.Choice> choices) {
            return choices.stream()
                    .map(choice -> new Choice(choice.value(), choice.label()))
                    .toList();
        }
    }
}
