package dev.rollcall.jamf;

import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold between the settings. */
final class JamfRules {
    /** The Jamf Platform API, its present and its retired hosts. */
    private static final List<String> GATEWAYS = List.of("api.jamfcloud.com", "apigw.jamf.com");

    private JamfRules() {}

    static List<SettingProblem> problems(Settings settings) {
        return Stream.of(gateway(settings), credentials(settings), inventories(settings))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<SettingProblem> gateway(Settings settings) {
        var host = settings.url(JamfSpec.URL).getHost().toLowerCase(Locale.ROOT);
        if (GATEWAYS.stream().noneMatch(gateway -> host.equals(gateway) || host.endsWith("." + gateway))) {
            return Optional.empty();
        }
        return Optional.of(new SettingProblem(
                JamfSpec.URL,
                "Server address",
                "This is the gateway of the Jamf Platform API, a product with other credentials than Jamf Pro.",
                "Enter the address under which you open Jamf Pro itself, such as https://acme.jamfcloud.com."));
    }

    private static Optional<SettingProblem> credentials(Settings settings) {
        var clientId = settings.optionalText(JamfSpec.CLIENT_ID).isPresent();
        var clientSecret = settings.optionalSecret(JamfSpec.CLIENT_SECRET).isPresent();
        var username = settings.optionalText(JamfSpec.USERNAME).isPresent();
        var password = settings.optionalSecret(JamfSpec.PASSWORD).isPresent();
        if ((clientId || clientSecret) && (username || password)) {
            var field = username ? Field.USERNAME : Field.PASSWORD;
            return Optional.of(new SettingProblem(
                    field.key,
                    field.label,
                    "Both an API client and an account are given.",
                    "Leave user name and password empty to use the API client, as Jamf recommends."));
        }
        if (username || password) {
            return missing(username ? Field.PASSWORD : Field.USERNAME, username && password);
        }
        return missing(clientId ? Field.CLIENT_SECRET : Field.CLIENT_ID, clientId && clientSecret);
    }

    private static Optional<SettingProblem> missing(Field field, boolean nothing) {
        return nothing
                ? Optional.empty()
                : Optional.of(new SettingProblem(field.key, field.label, field.message, field.cure));
    }

    private static Optional<SettingProblem> inventories(Settings settings) {
        if (settings.flag(JamfSpec.COMPUTERS) || settings.flag(JamfSpec.MOBILE_DEVICES)) {
            return Optional.empty();
        }
        return Optional.of(new SettingProblem(
                JamfSpec.COMPUTERS,
                "Computers",
                "Neither computers nor mobile devices are to be read.",
                "Switch on at least one of the two."));
    }

    /** What is said where one credential is missing. */
    private enum Field {
        CLIENT_ID(
                JamfSpec.CLIENT_ID,
                "Client ID",
                "The client ID is missing.",
                "Enter the client ID and secret of an API client, or else user name and password of an account."),
        CLIENT_SECRET(
                JamfSpec.CLIENT_SECRET,
                "Client secret",
                "The secret of the API client is missing.",
                "Enter it; if it is lost, generate a new one on the API client's page in Jamf Pro."),
        USERNAME(
                JamfSpec.USERNAME,
                "User name",
                "The user name for the password is missing.",
                "Enter it, or leave the password empty and enter an API client."),
        PASSWORD(
                JamfSpec.PASSWORD,
                "Password",
                "The password of the account is missing.",
                "Enter it, or leave the user name empty and enter an API client.");

        private final String key;
        private final String label;
        private final String message;
        private final String cure;

        Field(String key, String label, String message, String cure) {
            this.key = key;
            this.label = label;
            this.message = message;
            this.cure = cure;
        }
    }
}
