package dev.rollcall.host;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.notification.MailChannel;
import dev.rollcall.host.notification.MailChannel.Security;
import dev.rollcall.host.notification.Rules;
import dev.rollcall.host.notification.WebhookBody;
import dev.rollcall.host.notification.WebhookChannel;
import dev.rollcall.host.web.Signature;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code rollcall.notifications.*} says, looked at in whole: every wrong value is named, and no secret quoted. */
final class NotificationSettings {
    private static final String PREFIX = "rollcall.notifications.";
    private static final URI NOWHERE = URI.create("https://localhost");
    private static final int STARTTLS_PORT = 587;
    private static final int TLS_PORT = 465;
    private static final int PLAIN_PORT = 25;
    private static final int MOST_RECEIVERS = 50;
    private static final String SIGNING =
            "Make one with `echo \"whsec_$(openssl rand -base64 32)\"`, and give it to the receiver too.";

    private final NotificationProperties entered;
    private final List<String> problems = new ArrayList<>();

    private NotificationSettings(NotificationProperties entered) {
        this.entered = entered;
    }

    /**
     * What was read.
     *
     * @param rules when something is told
     * @param link where people open Rollcall; empty for none
     * @param mail empty for none
     * @param webhooks by name
     */
    record Result(
            Rules rules,
            Optional<String> link,
            Optional<MailChannel.Settings> mail,
            List<WebhookChannel.Settings> webhooks) {}

    /**
     * The settings.
     *
     * @throws ConfigurationException naming everything that is wrong
     */
    static Result of(NotificationProperties entered) {
        return new NotificationSettings(entered).read();
    }

    private Result read() {
        var webhooks = new TreeMap<>(entered.webhooks())
                .entrySet().stream()
                        .map(entry -> webhook(entry.getKey(), entry.getValue()))
                        .toList();
        var result = new Result(rules(), link(), mail(), webhooks);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return result;
    }

    private Rules rules() {
        if (entered.failures() < 1 || entered.failures() > 100) {
            wrong("failures", "It is " + entered.failures() + ".", "Set it to a number from 1 to 100.");
        }
        if (!entered.notSyncedFor().isZero()) {
            within("not-synced-for", entered.notSyncedFor(), Duration.ofHours(1), Duration.ofDays(365), ", or to 0");
        }
        within("at-most-every", entered.atMostEvery(), Duration.ofMinutes(1), Duration.ofDays(1), "");
        var repeats = entered.repeats();
        if (repeats.isEmpty()) {
            wrong("repeats", "There is no time in it.", "Set it to times such as 1h, 4h, 1d, 3d, 7d.");
            return Rules.DEFAULT;
        }
        for (var i = 0; i < repeats.size(); i++) {
            within("repeats[" + i + "]", repeats.get(i), Duration.ofMinutes(10), Duration.ofDays(90), "");
            if (i > 0 && repeats.get(i).compareTo(repeats.get(i - 1)) < 0) {
                wrong("repeats[" + i + "]", "It is shorter than the one before.", "Let the times grow.");
            }
        }
        return new Rules(entered.failures(), entered.notSyncedFor(), repeats, entered.atMostEvery());
    }

    private Optional<String> link() {
        var text = entered.linkBase().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (address(text) == null) {
            wrong(
                    "link-base",
                    "The value is not an address.",
                    "Set it to where people open Rollcall, such as" + " https://rollcall.example.com.");
        }
        return Optional.of(text);
    }

    private Optional<MailChannel.Settings> mail() {
        var mail = entered.mail();
        if (mail.host().isBlank()) {
            if (!mail.to().isEmpty()
                    || !mail.from().isBlank()
                    || !mail.username().isBlank()) {
                wrong("mail.host", "The mail server is missing.", "Set it, or leave the rest of mail out.");
            }
            return Optional.empty();
        }
        if (!mail.host().strip().matches("[A-Za-z0-9._:-]{1,253}")) {
            wrong("mail.host", "The value is no name of a host.", "Set it to one such as smtp.example.com.");
        }
        var security = security(mail.security());
        login(mail, security);
        if (mail.port() < 0 || mail.port() > 65_535) {
            wrong("mail.port", "It is " + mail.port() + ".", "Set it to a number from 1 to 65535, such as 587.");
        }
        if (mail.to().isEmpty() || mail.to().size() > MOST_RECEIVERS) {
            wrong(
                    "mail.to",
                    "There are " + mail.to().size() + " receivers.",
                    "Enter from 1 to " + MOST_RECEIVERS + "; for more, use a distribution list.");
        }
        address("mail.from", mail.from());
        for (var i = 0; i < mail.to().size(); i++) {
            address("mail.to[" + i + "]", mail.to().get(i));
        }
        return Optional.of(new MailChannel.Settings(
                mail.host().strip(),
                mail.port() == 0 ? usual(security) : mail.port(),
                security,
                mail.username(),
                Secret.of(mail.password()),
                mail.from().strip(),
                mail.to().stream().map(String::strip).toList()));
    }

    private Security security(String text) {
        for (var security : Security.values()) {
            if (security.name().equalsIgnoreCase(text.strip())) {
                return security;
            }
        }
        wrong("mail.security", "'" + text + "' is none.", "Set it to starttls, tls or none.");
        return Security.STARTTLS;
    }

    private void login(NotificationProperties.Mail mail, Security security) {
        if (mail.username().isBlank() != mail.password().isBlank()) {
            wrong(
                    mail.username().isBlank() ? "mail.username" : "mail.password",
                    "A login needs both a username and a password.",
                    "Set ROLLCALL_NOTIFICATIONS_MAIL_USERNAME and ROLLCALL_NOTIFICATIONS_MAIL_PASSWORD, or neither.");
        }
        if (security == Security.NONE && !mail.username().isBlank()) {
            wrong(
                    "mail.security",
                    "With none, everybody on the way could read the password.",
                    "Set it to starttls or tls, or leave out username and password.");
        }
    }

    private static int usual(Security security) {
        return switch (security) {
            case STARTTLS -> STARTTLS_PORT;
            case TLS -> TLS_PORT;
            case NONE -> PLAIN_PORT;
        };
    }

    private void address(String property, String text) {
        try {
            var address = new InternetAddress(text.strip(), true);
            if (address.getAddress().contains("@")) {
                return;
            }
        } catch (AddressException e) {
            // Said below.
        }
        wrong(property, "The value is no e-mail address.", "Enter one such as rollcall@example.com.");
    }

    private WebhookChannel.Settings webhook(String name, NotificationProperties.Webhook webhook) {
        var property = "webhooks." + name + ".";
        if (!name.matches("[A-Za-z0-9_-]{1,100}") || name.equals(MailChannel.NAME)) {
            wrong(
                    "webhooks." + name,
                    "A webhook can't be called so.",
                    "Call it by letters, digits, - and _, and not mail.");
        }
        var url = address(webhook.url().strip());
        if (url == null) {
            wrong(
                    property + "url",
                    webhook.url().isBlank() ? "The address is missing." : "The value is not an address.",
                    "Set it to the whole address that the receiver shows for its webhook; in the environment, it stays"
                            + " out of the file.");
        }
        return new WebhookChannel.Settings(
                name,
                url == null ? NOWHERE : url,
                body(property, webhook.kind()),
                signature(property, webhook.secret()));
    }

    private WebhookBody body(String property, String text) {
        for (var body : WebhookBody.values()) {
            if (body.name().equalsIgnoreCase(text.strip())) {
                return body;
            }
        }
        wrong(property + "kind", "'" + text + "' is no kind of receiver.", "Set it to generic, slack or teams.");
        return WebhookBody.GENERIC;
    }

    private Optional<Signature> signature(String property, String secret) {
        if (secret.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Signature.of(Secret.of(secret)));
        } catch (IllegalArgumentException e) {
            wrong(property + "secret", String.valueOf(e.getMessage()), SIGNING);
            return Optional.empty();
        }
    }

    private static @Nullable URI address(String text) {
        try {
            var url = new URI(text);
            var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            var isHttp = scheme.equals("https") || scheme.equals("http");
            return url.getHost() != null && isHttp && url.getUserInfo() == null && url.getFragment() == null
                    ? url
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private void within(String property, Duration time, Duration shortest, Duration longest, String orElse) {
        if (time.compareTo(shortest) < 0 || time.compareTo(longest) > 0) {
            wrong(
                    property,
                    "It is " + text(time) + ".",
                    "Set it to a time from " + text(shortest) + " to " + text(longest) + orElse + ".");
        }
    }

    private static String text(Duration time) {
        if (time.toSeconds() % 86_400 == 0) {
            return time.toDays() + "d";
        }
        if (time.toSeconds() % 3600 == 0) {
            return time.toHours() + "h";
        }
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }

    private void wrong(String property, String message, String cure) {
        problems.add("The property " + PREFIX + property + " can't be used: " + message + " " + cure);
    }
}
