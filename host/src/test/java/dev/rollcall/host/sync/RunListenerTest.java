package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.Thread.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a listener does while one thread sends and another ends. */
class RunListenerTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final RunEvent FIRST = RunEvent.progress("{\"done\":1}");
    private static final RunEvent SECOND = RunEvent.progress("{\"done\":2}");

    private final SlowClient client = new SlowClient();
    private final AtomicInteger completions = new AtomicInteger();
    private final AtomicInteger goodbyes = new AtomicInteger();
    private final AsyncContext context =
            new MockAsyncContext(new MockHttpServletRequest(), new MockHttpServletResponse()) {
                @Override
                public void complete() {
                    completions.incrementAndGet();
                }
            };
    private final RunListener listener =
            new RunListener("r1", FIRST, client, context, gone -> goodbyes.incrementAndGet());
    private final List<Thread> threads = new ArrayList<>();

    /** How the server says that a request has ended. */
    enum Ending {
        COMPLETE,
        ERROR,
        TIMEOUT
    }

    @AfterEach
    void letGo() throws InterruptedException {
        client.goOn.countDown();
        for (var thread : threads) {
            thread.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheServerFromUsingTheObjectsAgainWhileSomebodySends(Ending ending) throws Exception {
        sendSlowly();
        var server = start(() -> end(ending));
        Awaitility.await().until(() -> server.getState() == State.WAITING || server.getState() == State.TERMINATED);
        assertThat(server.getState()).isEqualTo(State.WAITING);

        client.goOn.countDown();
        server.join();

        listener.tell(FIRST, Duration.ZERO);
        assertThat(client.sent()).contains("\"done\":2").doesNotContain("\"done\":1");
        assertThat(goodbyes).hasValue(1);
        var completed = completions.get();
        listener.close();
        assertThat(completions).hasValue(completed);
    }

    @Test
    void leavesTheEndToWhoSends() throws Exception {
        var sender = sendSlowly();
        listener.close();
        assertThat(completions).hasValue(0);
        assertThat(goodbyes).hasValue(1);

        client.goOn.countDown();
        sender.join();
        assertThat(completions).hasValue(1);
    }

    @Test
    void passesOverWhatComesWhileItSends() throws Exception {
        var sender = sendSlowly();
        listener.tell(RunEvent.progress("{\"done\":3}"), LONG);
        client.goOn.countDown();
        sender.join();
        assertThat(client.sent()).doesNotContain("\"done\":3");
    }

    @Test
    void leavesTheEndOfAVanishedClientToTheServer() {
        client.isGone = true;
        client.goOn.countDown();
        listener.tell(SECOND, LONG);
        assertThat(goodbyes).hasValue(1);
        assertThat(completions).hasValue(0);
        listener.close();
        assertThat(completions).hasValue(0);
        end(Ending.ERROR);
        assertThat(completions).hasValue(1);
        assertThat(goodbyes).hasValue(1);
    }

    @Test
    void endsAfterTheLastEvent() {
        client.goOn.countDown();
        listener.tell(RunEvent.ended("{}"), LONG);
        assertThat(client.sent()).contains("event: ended");
        assertThat(completions).hasValue(1);
        end(Ending.COMPLETE);
        assertThat(completions).hasValue(1);
        assertThat(goodbyes).hasValue(1);
    }

    private Thread sendSlowly() throws InterruptedException {
        var sender = start(() -> listener.tell(SECOND, LONG));
        client.isTaking.await();
        return sender;
    }

    private Thread start(Runnable task) {
        var thread = new Thread(task);
        threads.add(thread);
        thread.start();
        return thread;
    }

    private void end(Ending ending) {
        var event = new AsyncEvent(context);
        switch (ending) {
            case COMPLETE -> listener.onComplete(event);
            case ERROR -> listener.onError(event);
            case TIMEOUT -> listener.onTimeout(event);
        }
    }

    /** Takes nothing until it is told to go on. */
    private static final class SlowClient extends OutputStream {
        private final CountDownLatch isTaking = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private volatile boolean isGone;

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            isTaking.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (isGone) {
                throw new IOException("Broken pipe");
            }
            taken.write(bytes, from, length);
        }

        private String sent() {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }
}
