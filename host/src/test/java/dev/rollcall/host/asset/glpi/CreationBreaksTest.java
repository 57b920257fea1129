package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.CreateOutcome;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.NewAsset;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import dev.rollcall.host.asset.glpi.Line.Fate;
import dev.rollcall.host.asset.glpi.Line.Passed;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.ItemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R13: a creation that is broken off at each of its writes. */
class CreationBreaksTest {
    private static final String SERIAL = "NEW-SERIAL-1";
    private static final Map<SpecKey<?>, String> SPECS = Map.of(
            StandardSpecs.MODEL, "Latitude",
            StandardSpecs.MANUFACTURER, "Dell",
            StandardSpecs.OS, "Windows",
            StandardSpecs.OS_VERSION, "11");
    private static final List<String> WRITES = List.of(
            "POST /ComputerModel",
            "POST /Manufacturer",
            "POST /Computer",
            "POST /Item_RemoteManagement",
            "POST /OperatingSystem",
            "POST /OperatingSystemVersion",
            "POST /Item_OperatingSystem",
            "PUT /Computer");

    private GlpiBench bench = new GlpiBench(GlpiVersion.V11_0_6);

    @AfterEach
    void close() {
        bench.close();
    }

    private void begin(GlpiVersion version) {
        bench.close();
        bench = new GlpiBench(version);
        bench.creation = new Creation(true, "");
    }

    private CreateOutcome create(AssetPlatform platform, Holder.Person holder) throws Exception {
        var status = platform.surroundings().statuses().allocated();
        return platform.create(new NewAsset(
                SERIAL,
                status,
                Map.of("kandji", "uuid-9"),
                Specs.of(SPECS),
                Optional.of(holder),
                new Provenance("run-7", "R13")));
    }

    private Holder.Person anna() {
        return new Holder.Person(Integer.toString(bench.person("anna", "anna@example.com")), "anna Person");
    }

    /** The write of that number, and everything after it. */
    private static Function<Passed, Fate> from(int number, Fate fate) {
        var writes = new AtomicInteger();
        return request -> {
            var isReached = request.isWrite() ? writes.getAndIncrement() >= number : writes.get() > number;
            return !isReached ? Fate.PASSED : request.isWrite() && writes.get() == number + 1 ? fate : Fate.LOST_BEFORE;
        };
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void sendsTheseWrites(GlpiVersion version) throws Exception {
        begin(version);
        var anna = anna();
        try (var line = new Line(bench.server.url())) {
            bench.url = line.url();
            try (var platform = bench.another()) {
                assertThat(create(platform, anna)).isInstanceOfSatisfying(CreateOutcome.Created.class, created -> {
                    assertThat(created.remark()).isEmpty();
                    assertThat(created.asset().holder()).isEqualTo(anna);
                });
            }
            // The two lists of names come in either order.
            assertThat(line.writes())
                    .startsWith("POST /ComputerModel", "POST /Manufacturer", "POST /Computer")
                    .endsWith("POST /Item_OperatingSystem", "PUT /Computer")
                    .containsExactlyInAnyOrderElementsOf(WRITES);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_BEFORE", "LOST_AFTER"})
    void makesNothingTwiceWhereverItBreaks(Fate fate) throws Exception {
        for (var number = 0; number < WRITES.size(); number++) {
            begin(GlpiVersion.V11_0_6);
            var anna = anna();
            try (var line = new Line(bench.server.url())) {
                bench.url = line.url();
                try (var platform = bench.another()) {
                    platform.surroundings();
                    line.watch(from(number, fate));
                    create(platform, anna);
                    line.mend();
                    create(platform, anna);
                }
            }
            bench.url = bench.server.url();
            assertThat(bench.server.itemsBySerial(SERIAL))
                    .as("assets after " + WRITES.get(number))
                    .hasSize(1);
            assertThat(bench.server.links(ItemType.COMPUTER, 1)).as("links").hasSizeLessThan(2);
            assertThat(bench.names("ComputerModel")).containsExactly("Latitude");
            assertThat(bench.names("Manufacturer")).containsExactly("Dell");
            assertThat(bench.names("OperatingSystem")).as("systems").hasSizeLessThan(2);
        }
    }

    @Test
    void goesOnAfterTheLostAnswerOfTheCreationItself() throws Exception {
        begin(GlpiVersion.V10_0_19);
        var anna = anna();
        try (var line = new Line(bench.server.url())) {
            bench.url = line.url();
            line.watch(request -> request.shown().equals("POST /Computer") ? Fate.LOST_AFTER : Fate.PASSED);
            try (var platform = bench.another()) {
                assertThat(create(platform, anna)).isInstanceOfSatisfying(CreateOutcome.Created.class, created -> {
                    assertThat(created.remark()).isEmpty();
                    assertThat(created.asset().holder()).isEqualTo(anna);
                    assertThat(created.asset().link("kandji")).isEqualTo("uuid-9");
                });
            }
        }
        assertThat(bench.server.itemsBySerial(SERIAL)).hasSize(1);
    }
}
