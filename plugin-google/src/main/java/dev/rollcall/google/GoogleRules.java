package dev.rollcall.google;

import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.util.List;
import java.util.Locale;

/** What must hold of the key file, and between it and the other settings. */
final class GoogleRules {
    private static final String MAKE_A_KEY =
            "Make a key in Google Cloud under IAM & Admin > Service Accounts > the account"
                    + " > Keys > Add key > Create new key > JSON, and enter the whole text of the file.";

    private GoogleRules() {}

    static List<SettingProblem> problems(Settings settings) {
        var text = settings.secret(GoogleSpec.KEY);
        return switch (GoogleKey.form(text)) {
            case NO_FILE -> key("This is not the text of a service account's key file.", MAKE_A_KEY);
            case OTHER_FILE ->
                key("This is a file of Google's for something else than a service account's key.", MAKE_A_KEY);
            case KEY -> problems(GoogleKey.of(text), settings);
        };
    }

    private static List<SettingProblem> problems(GoogleKey key, Settings settings) {
        if (!key.isSentTo(GoogleSpec.address(settings))) {
            return key(
                    "The token_uri in the key file leads to a host that is not Google's.",
                    "Enter the file as Google Cloud made it, with https://oauth2.googleapis.com/token in it.");
        }
        var subject = settings.text(GoogleSpec.SUBJECT).toLowerCase(Locale.ROOT);
        if (subject.equals(key.account().toLowerCase(Locale.ROOT)) || subject.endsWith(".gserviceaccount.com")) {
            return List.of(new SettingProblem(
                    GoogleSpec.SUBJECT,
                    "Administrator",
                    "This is a service account, which can't be an administrator of ChromeOS devices.",
                    "Enter the e-mail address of a person's or a role's account that is an administrator."));
        }
        return List.of();
    }

    private static List<SettingProblem> key(String message, String cure) {
        return List.of(new SettingProblem(GoogleSpec.KEY, "Service account key", message, cure));
    }
}
