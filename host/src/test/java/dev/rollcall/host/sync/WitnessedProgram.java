package dev.rollcall.host.sync;

import dev.rollcall.host.HostApplication;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole host in a process of its own that says all the time how many rows it has committed, so that whoever kills it
 * knows what may not be lost. Starts, takes up what was left, syncs each connection once, and ends.
 */
public final class WitnessedProgram {
    /** Tables that only grow while nothing is pruned. */
    static final List<String> TABLES = List.of("run", "asset_change", "sighting", "audit_entry");

    static final String COMMITTED = "committed ";

    private WitnessedProgram() {}

    /** Takes the host's own properties. */
    public static void main(String[] words) throws Exception {
        try (var context = new SpringApplicationBuilder(HostApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(words)) {
            var client = context.getBean(JdbcClient.class);
            var isOver = new AtomicBoolean();
            var witness = new Thread(() -> tell(client, isOver), "witness");
            witness.start();
            sync(context.getBean(Syncs.class), context.getBean(Connections.class), context.getBean(Notebook.class));
            isOver.set(true);
            witness.join();
        }
    }

    private static void sync(Syncs syncs, Connections connections, Notebook notebook) throws Exception {
        for (ConfiguredConnection connection : connections.active()) {
            var run = syncs.sync(connection.id(), Purpose.APPLY, Optional.empty(), "test")
                    .run();
            syncs.await(run.id());
            var ended = notebook.runs().find(run.id()).orElseThrow();
            System.out.println(ended.state() + " " + ended.report().failure());
        }
        while (!notebook.changes().open().isEmpty()) {
            Thread.onSpinWait();
        }
        System.out.println("Nothing is open.");
    }

    private static void tell(JdbcClient client, AtomicBoolean isOver) {
        while (!isOver.get()) {
            System.out.println(
                    COMMITTED + counts(client).stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
    }

    /** How many rows each of the tables has. */
    static List<Long> counts(JdbcClient client) {
        return TABLES.stream()
                .map(table -> client.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }
}
