package dev.rollcall.host.sync;

import dev.rollcall.host.HostApplication;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Purpose;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A whole host in a process of its own, so that it can be killed. Starts, takes up what was left, syncs once, and ends. */
public final class HostProgram {
    private HostProgram() {}

    /** Takes the host's own properties. Ends with 0 if a full run came to its end with nothing open. */
    public static void main(String[] words) throws Exception {
        try (var context = new SpringApplicationBuilder(HostApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(words)) {
            var notebook = context.getBean(Notebook.class);
            while (!notebook.changes().open().isEmpty()) {
                Thread.sleep(20);
            }
            System.out.println("Nothing is open.");
            var syncs = context.getBean(Syncs.class);
            for (ConfiguredConnection connection :
                    context.getBean(Connections.class).active()) {
                var run = syncs.sync(connection.id(), Purpose.APPLY, Optional.empty(), "test")
                        .run();
                syncs.await(run.id());
                var ended = notebook.runs().find(run.id()).orElseThrow();
                System.out.println(ended.state() + " " + ended.report().failure());
            }
        }
    }
}
