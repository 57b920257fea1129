package dev.rollcall.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves connections by hand, for what no well-behaved server does. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Conversation conversation;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** What is done with one connection; it is closed afterwards. */
    @FunctionalInterface
    interface Conversation {
        void with(Socket connection, List<String> head) throws IOException;
    }

    RawServer(Conversation conversation) {
        this.conversation = conversation;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    static Thread start(Runnable work) {
        var thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                open.add(connection);
                start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var reader = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1), 1);
            var head = new ArrayList<String>();
            var line = reader.readLine();
            while (line != null && !line.isEmpty()) {
                head.add(line);
                line = reader.readLine();
            }
            if (!head.isEmpty()) {
                conversation.with(connection, head);
            }
        } catch (IOException e) {
            // The other side went away, which some tests are about.
        }
    }
}
