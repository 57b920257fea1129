package dev.rollcall.host.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.notification.MailChannel.Security;
import dev.rollcall.http.Trust;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail over real SMTP, with what a server may answer. */
class MailChannelTest {
    private static final String PASSWORD = "planted-password-7781";

    private final MailServer server = new MailServer();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    private MailChannel channel(Security security, String username, int port) {
        return new MailChannel(
                new MailChannel.Settings(
                        "127.0.0.1",
                        port,
                        security,
                        username,
                        Secret.of(PASSWORD),
                        "Rollcall <rollcall@example.com>",
                        List.of("ann@example.com", "bob@example.com")),
                Trust.sockets(List.of()));
    }

    /** One that logs in and trusts a certificate. */
    private static MailChannel secure(Security security, MailServer server, String trusted) {
        return new MailChannel(
                new MailChannel.Settings(
                        "127.0.0.1",
                        server.port(),
                        security,
                        "rollcall",
                        Secret.of(PASSWORD),
                        "rollcall@example.com",
                        List.of("ann@example.com")),
                Trust.sockets(List.of(trusted)));
    }

    private MailChannel channel() {
        return channel(Security.NONE, "", server.port());
    }

    @Test
    void sendsOnePlainMailToAll() throws Exception {
        var message = MessageTextTest.message(MessageTextTest.HELD);
        assertThat(channel().send(message)).isEmpty();
        assertThat(server.commands())
                .contains("RCPT TO:<ann@example.com>", "RCPT TO:<bob@example.com>")
                .noneMatch(command -> command.startsWith("AUTH"));
        assertThat(server.mails()).hasSize(1);
        assertThat(server.mails().get(0))
                .contains("From: Rollcall <rollcall@example.com>\n")
                .contains("Subject: Rollcall: 12 held changes of Acme <Iru> & co wait\n")
                .contains("Message-ID: <" + message.id() + "@example.com>\n")
                .contains("Auto-Submitted: auto-generated\n")
                .contains("Content-Type: text/plain; charset=UTF-8\n")
                .contains("./rollcall changes run-1 --state HELD");
    }

    @Test
    void letsNoNameMakeAHeader() throws Exception {
        channel().send(MessageTextTest.message(MessageTextTest.FAILING));
        assertThat(server.mails().get(0)).doesNotContain("\nBcc:");
        assertThat(server.commands()).doesNotContain("RCPT TO:<x@example.com>");
    }

    @Test
    void logsIn() throws Exception {
        server.withLogin();
        channel(Security.NONE, "rollcall", server.port()).send(MessageTextTest.message(MessageTextTest.HELD));
        assertThat(server.login()).isEqualTo("rollcall\0" + PASSWORD);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void saysThatTheLoginIsRefused() {
        server.withLogin().answering("AUTH", "535 5.7.8 no " + PASSWORD);
        var channel = channel(Security.NONE, "rollcall", server.port());
        assertThatThrownBy(() -> channel.send(MessageTextTest.message(MessageTextTest.HELD)))
                .isInstanceOf(ChannelException.class)
                .hasMessage(
                        "The mail server 127.0.0.1 refuses the login. Check rollcall.notifications.mail.username and"
                                + " rollcall.notifications.mail.password.");
    }

    @Test
    void sendsNothingInTheClearWhereStarttlsIsAskedFor() {
        server.withLogin();
        var channel = channel(Security.STARTTLS, "rollcall", server.port());
        assertThatThrownBy(() -> channel.send(MessageTextTest.message(MessageTextTest.HELD)))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("can't be talked to securely. Check rollcall.notifications.mail.security");
        assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void logsInSecurelyWithACertificateThatTheHostWasGiven(Security security) throws Exception {
        var keys = MailKeys.named(folder, "127.0.0.1");
        try (var secured = server(security, keys)) {
            secure(security, secured, keys.certificate()).send(MessageTextTest.message(MessageTextTest.HELD));
            assertThat(secured.login()).isEqualTo("rollcall\0" + PASSWORD);
            assertThat(secured.mails()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void saysNothingToAServerOfAnotherNameOrOfNobodyItTrusts(Security security) throws Exception {
        var keys = MailKeys.named(folder, "127.0.0.1");
        var misnamed = MailKeys.named(folder, "127.0.0.2");
        try (var stranger = server(security, keys);
                var other = server(security, misnamed)) {
            refused(secure(security, stranger, misnamed.certificate()));
            refused(secure(security, other, misnamed.certificate()));
            assertThat(stranger.login() + other.login()).isEmpty();
            assertThat(stranger.mails()).isEmpty();
            assertThat(other.mails()).isEmpty();
        }
    }

    private static MailServer server(Security security, MailKeys keys) {
        var server =
                security == Security.TLS ? MailServer.secure(keys.context()) : MailServer.withStarttls(keys.context());
        return server.withLogin();
    }

    private static void refused(MailChannel channel) {
        assertThatThrownBy(() -> channel.send(MessageTextTest.message(MessageTextTest.HELD)))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("can't be talked to securely. Check rollcall.notifications.mail.security")
                .hasMessageNotContaining(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM, 550 not from here, took the mail for no receiver",
        "RCPT TO, 550 nobody, took the mail for no receiver",
        "DATA, 451 later, took the mail for no receiver",
        "EHLO, 421 busy, did not take the mail"
    })
    void saysWhatTheServerRefuses(String command, String answer, String sentence) {
        server.answering(command, answer);
        if (command.equals("EHLO")) {
            server.answering("HELO", answer);
        }
        var channel = channel();
        assertThatThrownBy(() -> channel.send(MessageTextTest.message(MessageTextTest.HELD)))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining(answer);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void reachesThoseItCanAndTellsHowManyWereRefused() throws Exception {
        server.answering("RCPT TO:<BOB", "550 nobody");
        assertThat(channel().send(MessageTextTest.message(MessageTextTest.HELD)))
                .contains("The mail server 127.0.0.1 refused 1 of 2 receivers; the others got it. Check"
                        + " rollcall.notifications.mail.to.");
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void saysThatNobodyIsThere() {
        var port = server.port();
        server.close();
        var channel = channel(Security.NONE, "", port);
        assertThatThrownBy(() -> channel.send(MessageTextTest.message(MessageTextTest.HELD)))
                .isInstanceOf(ChannelException.class)
                .hasMessageStartingWith("The mail server 127.0.0.1:" + port + " can't be reached.");
    }
}
