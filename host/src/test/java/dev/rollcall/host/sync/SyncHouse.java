package dev.rollcall.host.sync;

import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.ConnectionChange;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.InvalidConnectionException;
import dev.rollcall.host.connection.NewConnection;
import dev.rollcall.host.connection.PolicyText;
import dev.rollcall.host.connection.SecretKeys;
import dev.rollcall.host.journal.AssetMemory;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Changes;
import dev.rollcall.host.journal.Claims;
import dev.rollcall.host.journal.ComparisonStore;
import dev.rollcall.host.journal.DetailStore;
import dev.rollcall.host.journal.Instances;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.SightingStore;
import dev.rollcall.host.plugin.PluginLimits;
import dev.rollcall.host.plugin.PluginOptions;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.state.Database;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.sandbox.day.AssetBook;
import dev.rollcall.sandbox.day.AssetSheet;
import dev.rollcall.sandbox.day.BookAsset;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.NewModel;
import dev.rollcall.sandbox.day.NewPerson;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A host beside a small company: people, assets and devices as a test wants them, and runs that are awaited. */
final class SyncHouse implements AutoCloseable {
    static final String ON = "{\"allowAssigneeUpdates\": true}";
    static final String OFF = "{}";

    /** Loaded once: what is tested here is not how plugins come and go. */
    private static final Plugins PLUGINS = plugins();

    final Company company;
    final DataSource database;
    final Connections connections;
    final Notebook notebook;
    final TestClock clock = new TestClock();
    Syncs syncs;
    AssetPlatform platform;
    private final OutboundHttp http;
    private final Map<String, Integer> people = new HashMap<>();
    /** 0 until it is made. */
    private int model;

    /** Those that the company has not got by itself, from when a test first asks for them. */
    private final Map<Mdm, MdmTenant> more = new EnumMap<>(Mdm.class);

    private int writers = 4;
    private List<String> transferred = List.of(CompanyPlatform.TRANSFERRED);

    SyncHouse(Path home) {
        this(home, CompanyOptions.of(0));
    }

    SyncHouse(Path home, CompanyOptions options) {
        this(home, options, Database.H2.fresh());
    }

    SyncHouse(Path home, CompanyOptions options, DataSource source) {
        company = Company.open(options.withoutTraps());
        database = source;
        var client = JdbcClient.create(source);
        var jdbc = new JdbcTemplate(source);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        connections = new Connections(
                new Connections.Tools(client, transactions, SecretKeys.inFolder(home), clock), PLUGINS::providers);
        var instances = new Instances(client, clock, isShared());
        notebook = new Notebook(
                new Runs(client),
                new Changes(jdbc),
                new SightingStore(jdbc, transactions),
                new AssetMemory(client, transactions),
                new DetailStore(jdbc, transactions),
                new ComparisonStore(jdbc, transactions),
                instances,
                new Claims(client, instances),
                transactions);
        http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), clock, Duration.ofSeconds(20));
        platform = opened();
        syncs = started();
    }

    /** Whether other hosts may use the state too, as the host has it with PostgreSQL. */
    boolean isShared() {
        try (var connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Plugins plugins() {
        var dropIn = Path.of(Objects.requireNonNull(System.getProperty("rollcall.drop-in")));
        var plugins = new Plugins(new PluginOptions(dropIn, PluginLimits.DEFAULT));
        plugins.scan();
        return plugins;
    }

    private AssetPlatform opened() {
        var opened = PlatformOf.open(http, book(), book().url(), transferred);
        return writers == 1 ? PlatformOf.oneByOne(opened) : opened;
    }

    private Syncs started() {
        return new Syncs(
                new Syncs.Neighbours(connections, PLUGINS, http, () -> platform),
                notebook,
                new Syncs.Options(writers, Serials.usual()),
                clock);
    }

    /** A model more, with the fields that every device's model has; the answer is its id. */
    int anotherModel(String name, String number) {
        return book().model(new NewModel("Apple Test", name, number, false));
    }

    /** A second model of the name that the company's first one has; assets are of it. */
    int twinModel() {
        model = anotherModel(FleetGenerator.models().get(0).name(), "TEST1,1");
        return model;
    }

    /** From now on assets are of the model that the company has by itself, and not of a second one of that name. */
    void withoutTwinModel() {
        model = company.model(FleetGenerator.models().get(0));
    }

    /** The company's asset platform as people see it. */
    AssetBook book() {
        return company.book();
    }

    /** The host dies with its runs; another one starts on the same state. */
    void restart() {
        syncs.close();
        syncs = started();
    }

    /** From now on one asset is written after the other, in the order in which they were decided. */
    void oneByOne() {
        writers = 1;
        platform.close();
        platform = opened();
        restart();
    }

    /** From now on the first of these statuses is what an end writes, and all of them are TRANSFERRED. */
    void transferred(String... labels) {
        platform.close();
        transferred = List.of(labels);
        platform = opened();
    }

    /** The company's tenant of that provider. */
    MdmTenant tenant(Mdm mdm) {
        return switch (mdm) {
            case KANDJI -> company.kandji();
            case JAMF -> company.jamf();
            case INTUNE, GOOGLE -> more.computeIfAbsent(mdm, absent -> absent.another(clock));
        };
    }

    /** All that it has by now. */
    List<MdmTenant> tenants() {
        return Stream.concat(company.tenants().stream(), more.values().stream()).toList();
    }

    /** A connection to that tenant. */
    ConfiguredConnection connect(MdmTenant tenant, String policy) {
        return connect(tenant, tenant.provider(), policy);
    }

    ConfiguredConnection connect(MdmTenant tenant, String name, String policy) {
        try {
            return connections.create(
                    NewConnection.of(tenant.provider(), name, tenant.settings()).with(policy(policy)));
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    static Policy policy(String json) {
        try {
            return PolicyText.parse(json);
        } catch (InvalidConnectionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void change(ConfiguredConnection connection, String policy) {
        later(Duration.ofMinutes(1));
        try {
            connections.change(connection.id(), ConnectionChange.NONE.policy(policy(policy)), OptionalLong.empty());
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
        later(Duration.ofMinutes(1));
    }

    void later(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** Somebody whom the platform knows, with the address {@code name@example.com}. */
    int person(String name) {
        return people.computeIfAbsent(name, key -> book().person(NewPerson.of(key, key, "Example", email(key))));
    }

    static String email(String name) {
        return name + "@example.com";
    }

    /** An asset in that status, of a model whose name another one has, too. */
    int asset(String serial, String status, Consumer<AssetSheet> more) {
        var mine = model == 0 ? twinModel() : model;
        return book().add(sheet -> more.accept(sheet.serial(serial).model(mine).status(status)));
    }

    /** An allocated asset that somebody holds, linked to a device of the tenant. */
    int held(String serial, String name, MdmTenant tenant, String sourceId) {
        var holder = person(name);
        return asset(
                serial, CompanyPlatform.ALLOCATED, sheet -> sheet.heldBy(holder).link(tenant.provider(), sourceId));
    }

    /** An enrolled device of somebody; the answer is its source id. */
    String device(MdmTenant tenant, String serial, String name) {
        return tenant.add(draft -> draft.serial(serial).assignedTo(email(name), name))
                .sourceId();
    }

    RunRecord sync(ConfiguredConnection connection) {
        return run(connection, Purpose.APPLY, Optional.empty());
    }

    RunRecord preview(ConfiguredConnection connection) {
        return run(connection, Purpose.PREVIEW, Optional.empty());
    }

    RunRecord run(ConfiguredConnection connection, Purpose purpose, Optional<Policy> trial) {
        later(Duration.ofMinutes(1));
        try {
            return ended(syncs.sync(connection.id(), purpose, trial, "test").run());
        } catch (SyncException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The run when it has ended. */
    RunRecord ended(RunRecord run) {
        try {
            syncs.await(run.id());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        later(Duration.ofMinutes(1));
        return notebook.runs().find(run.id()).orElseThrow();
    }

    List<ChangeRecord> changes(RunRecord run, ChangeState... states) {
        return notebook.changes().of(run.id(), Set.of(states), 0, 10_000);
    }

    BookAsset state(int asset) {
        return book().look(asset).orElseThrow();
    }

    String status(int asset) {
        return state(asset).status();
    }

    Optional<Integer> holder(int asset) {
        return state(asset).assignee();
    }

    Optional<String> link(int asset, MdmTenant tenant) {
        return state(asset).link(tenant.provider());
    }

    @Override
    public void close() {
        syncs.close();
        platform.close();
        http.close();
        more.values().forEach(MdmTenant::close);
        company.close();
    }

    /** The time that a test says it is. */
    static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The tests' clock has one zone.");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
