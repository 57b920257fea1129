package dev.rollcall.intune;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/** What must hold between the settings. */
final class IntuneRules {
    private IntuneRules() {}

    static List<SettingProblem> problems(Settings settings) {
        var problems = new ArrayList<SettingProblem>();
        problems.addAll(proof(settings));
        problems.addAll(addresses(settings));
        if (settings.optionalText(IntuneSpec.EMAIL_DOMAIN).isPresent()
                && IntunePolicy.of(settings).users() == IntunePolicy.Users.DEVICE) {
            problems.add(new SettingProblem(
                    IntuneSpec.EMAIL_DOMAIN,
                    "E-mail domain",
                    "The records of devices have no aliases to choose from.",
                    "Take users from Entra ID or the primary user, or leave the domain empty."));
        }
        return problems;
    }

    private static List<SettingProblem> proof(Settings settings) {
        var secret = settings.optionalSecret(IntuneSpec.CLIENT_SECRET);
        var certificate = settings.optionalSecret(IntuneSpec.CERTIFICATE);
        if (secret.isPresent() && certificate.isPresent()) {
            return List.of(new SettingProblem(
                    IntuneSpec.CERTIFICATE,
                    "Certificate and private key",
                    "There are a client secret and a certificate.",
                    "Enter one of them and leave the other empty."));
        }
        if (secret.isEmpty() && certificate.isEmpty()) {
            return List.of(new SettingProblem(
                    IntuneSpec.CLIENT_SECRET,
                    "Client secret",
                    "There is neither a client secret nor a certificate.",
                    "Enter one of them; both are made in Entra ID under Certificates & secrets."));
        }
        return certificate.isPresent() ? unusable(certificate.get()) : mistaken(secret.orElseThrow());
    }

    private static List<SettingProblem> unusable(Secret certificate) {
        try {
            IntuneCertificate.of(certificate);
            return List.of();
        } catch (IntuneCertificate.UnusableException e) {
            return List.of(
                    new SettingProblem(IntuneSpec.CERTIFICATE, "Certificate and private key", e.happened(), e.cure()));
        }
    }

    /** Entra ID shows the id of a secret for ever, and right beside it the secret itself once. */
    private static List<SettingProblem> mistaken(Secret secret) {
        return IntuneApi.isGuid(secret.reveal())
                ? List.of(new SettingProblem(
                        IntuneSpec.CLIENT_SECRET,
                        "Client secret",
                        "This is the id of a client secret.",
                        "Enter what stood under Value when the secret was made; if it was not kept, make a new one."))
                : List.of();
    }

    private static List<SettingProblem> addresses(Settings settings) {
        var isOther = IntuneCloud.of(settings) == IntuneCloud.OTHER;
        var problems = new ArrayList<SettingProblem>();
        for (var url : List.of(IntuneSpec.LOGIN_URL, IntuneSpec.GRAPH_URL)) {
            var label = url.equals(IntuneSpec.LOGIN_URL) ? "Login address" : "Graph address";
            var isThere = settings.optionalText(url).isPresent();
            if (isOther && !isThere) {
                problems.add(new SettingProblem(
                        url,
                        label,
                        "The address of the cloud is missing.",
                        "Enter it, or choose a cloud by its name."));
            }
            if (!isOther && isThere) {
                problems.add(new SettingProblem(
                        url,
                        label,
                        "The cloud that is chosen has addresses of its own.",
                        "Leave the address empty, or choose the cloud \"" + IntuneCloud.OTHER.value() + "\"."));
            }
        }
        return problems;
    }
}
