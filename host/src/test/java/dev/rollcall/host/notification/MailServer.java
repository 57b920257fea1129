package dev.rollcall.host.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on this machine that speaks as much SMTP (RFC 5321) as a client needs, keeps what it is sent, and fails
 * where it is told to.
 */
public final class MailServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final @Nullable SSLContext secure;
    private final boolean isSecureAtFirst;
    private String abilities = "";

    /** In the clear. */
    public MailServer() {
        this(null, false);
    }

    private MailServer(@Nullable SSLContext secure, boolean isSecureAtFirst) {
        this.secure = secure;
        this.isSecureAtFirst = isSecureAtFirst;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Secure from the first byte. */
    static MailServer secure(SSLContext keys) {
        return new MailServer(keys, true);
    }

    /** In the clear until it is asked for more. */
    static MailServer withStarttls(SSLContext keys) {
        var server = new MailServer(keys, false);
        server.abilities = "250-STARTTLS\r\n";
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Answers so where a command begins so. */
    MailServer answering(String command, String answer) {
        answers.put(command.toUpperCase(Locale.ROOT), answer);
        return this;
    }

    /** Says that it takes logins. */
    MailServer withLogin() {
        abilities += "250-AUTH PLAIN\r\n";
        return this;
    }

    /** The mails that were taken, head and body, as they came. */
    public List<String> mails() {
        return mails;
    }

    List<String> commands() {
        return commands;
    }

    /** The user and the password of the last login, without the identity before them (RFC 4616); empty if none. */
    String login() {
        return commands.stream()
                .filter(command -> command.startsWith("AUTH PLAIN "))
                .map(command -> new String(
                        Base64.getDecoder().decode(command.substring("AUTH PLAIN ".length())), StandardCharsets.UTF_8))
                .map(login -> login.substring(login.indexOf('\0') + 1))
                .reduce("", (before, next) -> next);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                greet(isSecureAtFirst ? secured(client) : client);
            } catch (IOException e) {
                // The client is gone, or the test has ended.
            }
        }
    }

    private void greet(Socket client) throws IOException {
        say(new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8), "220 test");
        talk(client);
    }

    private Socket secured(Socket client) throws IOException {
        var sockets = Objects.requireNonNull(secure).getSocketFactory();
        var socket = (SSLSocket) sockets.createSocket(client, null, client.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            var answer = answer(line);
            say(out, answer);
            if (answer.startsWith("354")) {
                mails.add(mail(in));
                say(out, "250 kept");
            }
            if (answer.startsWith("220")) {
                talk(secured(client));
                return;
            }
            if (answer.startsWith("221")) {
                return;
            }
        }
    }

    private String answer(String line) {
        var upper = line.toUpperCase(Locale.ROOT);
        for (var entry : answers.entrySet()) {
            if (upper.startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        if (upper.startsWith("EHLO")) {
            return "250-test\r\n" + abilities + "250 8BITMIME";
        }
        if (secure != null && upper.startsWith("STARTTLS")) {
            return "220 go on";
        }
        if (upper.startsWith("AUTH")) {
            return "235 welcome";
        }
        if (upper.startsWith("DATA")) {
            return "354 go on";
        }
        return upper.startsWith("QUIT") ? "221 bye" : "250 ok";
    }

    private static String mail(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(PrintWriter out, String text) {
        out.print(text + "\r\n");
        out.flush();
    }
}
