package dev.rollcall.host.notification;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.Standings;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.state.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A journal in a fresh database, with a clock that a test sets, and channels that keep what they are given. */
final class NotifyingHouse implements InstantSource {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    final List<ConfiguredConnection> connections = new ArrayList<>();
    final NotificationStore store;
    final Standings standings;
    final Runs runs;
    final JdbcClient database;
    private final DataSource source;
    private Instant now = START;

    NotifyingHouse(Database kind) {
        source = kind.fresh();
        database = JdbcClient.create(source);
        runs = new Runs(database);
        standings = new Standings(database);
        store = new NotificationStore(database, new TransactionTemplate(new JdbcTransactionManager(source)));
        connections.add(connection("c1", "Acme", true));
    }

    @Override
    public Instant instant() {
        return now;
    }

    NotifyingHouse later(String time) {
        now = now.plus(Duration.parse(time));
        return this;
    }

    /** As a process has it that has just started on this database. */
    Round process(Channel channel) {
        return new Round(channel, Rules.DEFAULT, tools(), UUID.randomUUID().toString());
    }

    Notifier.Tools tools() {
        return new Notifier.Tools(
                new Situations(() -> List.copyOf(connections), standings),
                store,
                new MessageText(Optional.empty()),
                this);
    }

    static ConfiguredConnection connection(String id, String name, boolean active) {
        return new ConfiguredConnection(
                id,
                "kandji",
                name,
                1,
                active,
                Map.of(),
                Set.of(),
                Policy.DEFAULT,
                "",
                false,
                null,
                null,
                null,
                1,
                START,
                START);
    }

    /** A sync that begins and ends now. */
    String sync(RunState state, String failure) {
        return run(Purpose.APPLY, state, failure);
    }

    String run(Purpose purpose, RunState state, String failure) {
        var id = UUID.randomUUID().toString();
        now = now.plusSeconds(1);
        runs.begin(new RunRecord(
                id,
                "c1",
                "Acme",
                purpose,
                RunState.RUNNING,
                "test",
                "host",
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                now,
                Optional.empty(),
                RunReport.EMPTY));
        runs.end(
                id,
                state,
                true,
                now,
                new RunReport(List.of(), 0, true, 0, Map.of(), Map.of(), Map.of(), List.of(), failure));
        return id;
    }

    NotifyingHouse fails(int times) {
        for (var i = 0; i < times; i++) {
            sync(RunState.FAILED, "The MDM refuses the token. Enter it again.");
        }
        return this;
    }

    /** Changes of a run that wait for a person. */
    void holds(String run, int changes) {
        for (var i = 0; i < changes; i++) {
            database.sql("insert into asset_change (run_id, connection_id, subject, kind, rule, reason, state, message,"
                            + " wish, counted, side_effects, decided_at) values (:run, 'c1', 's', 'END', 'R30', '', 'HELD',"
                            + " '', '', '', '', :at)")
                    .param("run", run)
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** One that keeps what it is given, or fails. */
    static final class Inbox implements Channel {
        final List<String> titles = new CopyOnWriteArrayList<>();
        final List<String> ids = new CopyOnWriteArrayList<>();
        private final String name;
        private @Nullable ChannelException failure;
        private String problem = "";
        private Runnable beforehand = () -> {};

        Inbox(String name) {
            this.name = name;
        }

        Inbox failing(@Nullable ChannelException with) {
            failure = with;
            return this;
        }

        Inbox inPart(String sentences) {
            problem = sentences;
            return this;
        }

        Inbox first(Runnable todo) {
            beforehand = todo;
            return this;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String kind() {
            return "inbox";
        }

        @Override
        public Optional<String> send(Message message) throws ChannelException {
            beforehand.run();
            if (failure != null) {
                throw failure;
            }
            titles.add(message.title());
            ids.add(message.id());
            return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
        }
    }
}
