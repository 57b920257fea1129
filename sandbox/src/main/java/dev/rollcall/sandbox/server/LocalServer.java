package dev.rollcall.sandbox.server;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that listens on 127.0.0.1 only. Its threads keep no program alive. */
public final class LocalServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final byte[] LOCALHOST = {127, 0, 0, 1};

    static {
        // Without it, the JDK's server answers each request on a kept connection some 40 ms late.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LocalServer(String name, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOCALHOST), port), 0);
        threads = Executors.newFixedThreadPool(THREADS, work -> daemon(work, name));
    }

    /**
     * Takes a port; nothing is answered before {@link #serve}.
     *
     * @param name of its threads
     * @param port 0 for a free one
     * @throws UncheckedIOException if the port is taken
     */
    public static LocalServer on(String name, int port) {
        try {
            return new LocalServer(name, port);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " cannot be listened on. Choose another one.", e);
        }
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Answers from now on, with up to eight requests at once. */
    public void serve(HttpHandler handler) {
        server.createContext("/", handler);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it listens, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
