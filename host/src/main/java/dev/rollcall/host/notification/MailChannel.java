package dev.rollcall.host.notification;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.http.Causes;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mail by SMTP, one message to all who are to have it. */
public final class MailChannel implements Channel {
    /** What it is kept and shown under; no webhook may be called so. */
    public static final String NAME = "mail";

    private static final String PREFIX = "rollcall.notifications.mail.";
    private static final String TIMEOUT = "30000";
    private static final String CONNECT_TIMEOUT = "10000";
    private static final String LATER = "It is tried again by itself; if it stays so, look at the server, and at "
            + PREFIX + "host and " + PREFIX + "port.";

    private final Settings settings;
    private final JavaMailSenderImpl sender;

    /** How the way to the mail server is made secure. */
    public enum Security {
        /** In the clear at first, then by STARTTLS, or not at all. */
        STARTTLS,
        /** From the first byte. */
        TLS,
        /** Not at all: for a relay on this machine or in a network that is trusted. */
        NONE
    }

    /**
     * How mail is sent.
     *
     * @param host of the mail server
     * @param username to log in with; empty for no login
     * @param from the sender
     * @param to who gets it, at least one
     */
    public record Settings(
            String host, int port, Security security, String username, Secret password, String from, List<String> to) {
        public Settings {
            to = List.copyOf(to);
        }

        @Override
        public String toString() {
            return "Settings[" + host + ":" + port + "]";
        }
    }

    /**
     * Sends nothing yet.
     *
     * @param sockets trust whom the host trusts
     */
    public MailChannel(Settings settings, SSLSocketFactory sockets) {
        this.settings = settings;
        this.sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!settings.username().isEmpty()) {
            sender.setUsername(settings.username());
            sender.setPassword(settings.password().reveal());
        }
        sender.setJavaMailProperties(properties(settings, sockets));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String kind() {
        return "mail";
    }

    @Override
    public Map<String, String> settings() {
        var shown = new LinkedHashMap<String, String>();
        shown.put(PREFIX + "host", settings.host());
        shown.put(PREFIX + "port", Integer.toString(settings.port()));
        shown.put(PREFIX + "security", settings.security().name().toLowerCase(Locale.ROOT));
        if (!settings.username().isEmpty()) {
            shown.put(PREFIX + "username", settings.username());
            shown.put(PREFIX + "password", "set");
        }
        shown.put(PREFIX + "from", settings.from());
        shown.put(PREFIX + "to", String.join(", ", settings.to()));
        return shown;
    }

    @Override
    public Optional<String> send(Message message) throws ChannelException {
        try {
            sender.send(mail(message));
            return Optional.empty();
        } catch (MailSendException e) {
            return partly(e);
        } catch (MailAuthenticationException e) {
            throw new ChannelException(
                    "The mail server " + settings.host() + " refuses the login.",
                    "Check " + PREFIX + "username and " + PREFIX + "password.");
        } catch (MailException | MessagingException e) {
            throw new ChannelException("The mail can't be made.", "Check " + PREFIX + "from and " + PREFIX + "to.");
        }
    }

    private static Properties properties(Settings settings, SSLSocketFactory sockets) {
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", CONNECT_TIMEOUT);
        properties.put("mail.smtp.timeout", TIMEOUT);
        properties.put("mail.smtp.writetimeout", TIMEOUT);
        properties.put("mail.smtp.auth", Boolean.toString(!settings.username().isEmpty()));
        // Who can have it gets it, whoever else is refused.
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        var starts = Boolean.toString(settings.security() == Security.STARTTLS);
        properties.put("mail.smtp.starttls.enable", starts);
        properties.put("mail.smtp.starttls.required", starts);
        return properties;
    }

    private MimeMessage mail(Message message) throws MessagingException {
        var mail = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(settings.to().toArray(String[]::new));
        helper.setSubject(message.title());
        helper.setText(MessageText.plain(message));
        helper.setSentDate(Date.from(message.at()));
        mail.setHeader("Message-ID", "<" + message.id() + "@" + domain() + ">");
        // RFC 3834: no automatic answer is wanted.
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    private String domain() throws MessagingException {
        var address = new InternetAddress(settings.from()).getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** What became of it though the server refused something: whom it has reached must not get it again. */
    private Optional<String> partly(MailSendException failure) throws ChannelException {
        var refused = failed(failure);
        if (refused == null) {
            throw unreached(failure);
        }
        var reached = refused.getValidSentAddresses() == null ? 0 : refused.getValidSentAddresses().length;
        if (reached > 0) {
            return Optional.of("The mail server " + settings.host() + " refused "
                    + (settings.to().size() - reached) + " of " + settings.to().size()
                    + " receivers; the others got it. Check " + PREFIX + "to.");
        }
        throw new ChannelException(
                "The mail server " + settings.host() + " took the mail for no receiver.",
                "It is tried again by itself; if it stays so, check " + PREFIX + "from and " + PREFIX
                        + "to, and whether the server sends mail for this host.");
    }

    private static @Nullable SendFailedException failed(MailSendException failure) {
        for (var one : failure.getMessageExceptions()) {
            if (one instanceof SendFailedException refused) {
                return refused;
            }
        }
        return null;
    }

    private ChannelException unreached(MailSendException failure) {
        var server = "The mail server " + settings.host() + ":" + settings.port();
        if (has(failure, UnknownHostException.class)) {
            return new ChannelException("The name " + settings.host() + " leads to no address.", LATER);
        }
        if (has(failure, SSLException.class)
                || String.valueOf(failure.getMessage()).contains("STARTTLS")) {
            return new ChannelException(
                    server + " can't be talked to securely.",
                    "Check " + PREFIX + "security; for a private CA, add its certificate to"
                            + " rollcall.http.trusted-certificates.");
        }
        if (has(failure, SocketTimeoutException.class)) {
            return new ChannelException(server + " does not answer in time.", LATER);
        }
        if (has(failure, ConnectException.class)) {
            return new ChannelException(server + " can't be reached.", LATER);
        }
        return new ChannelException(server + " did not take the mail.", LATER);
    }

    private static boolean has(MailSendException failure, Class<? extends Throwable> type) {
        return Causes.has(failure, type)
                || Arrays.stream(failure.getMessageExceptions()).anyMatch(one -> Causes.has(one, type));
    }
}
