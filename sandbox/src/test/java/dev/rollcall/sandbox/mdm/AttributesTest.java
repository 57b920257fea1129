package dev.rollcall.sandbox.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetOptions;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page on attributes says of each plugin what it reports over the sandbox's fleet. */
class AttributesTest {
    private static final Path PAGE = Path.of("../docs/reference/attributes.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final String DETAILS = "details: ";
    private static final int LABEL = 1;
    private static final int TYPE = 2;

    private final Map<String, List<String>> rows = rows(8);

    AttributesTest() throws Exception {}

    /** A column of the tables. */
    enum Column {
        IRU(3, "dev.rollcall.kandji.KandjiApi"),
        JAMF_COMPUTERS(4, "dev.rollcall.jamf.JamfApi"),
        JAMF_MOBILE_DEVICES(5, "dev.rollcall.jamf.JamfApi"),
        INTUNE(6, "dev.rollcall.intune.IntuneApi"),
        CHROME_OS(7, "dev.rollcall.google.GoogleApi");

        private final int place;
        private final String api;

        Column(int place, String api) {
            this.place = place;
            this.api = api;
        }

        MdmTenant tenant(TenantFleet fleet) {
            return switch (this) {
                case IRU -> KandjiTenant.start(fleet);
                case JAMF_COMPUTERS, JAMF_MOBILE_DEVICES -> JamfTenant.start(fleet);
                case INTUNE -> IntuneTenant.start(fleet);
                case CHROME_OS -> GoogleTenant.start(fleet);
            };
        }

        boolean isListed(Device device) {
            return switch (this) {
                case JAMF_COMPUTERS -> device.sourceId().startsWith("computer/");
                case JAMF_MOBILE_DEVICES -> device.sourceId().startsWith("mobile/");
                case IRU, INTUNE, CHROME_OS -> true;
            };
        }

        boolean hasDetails() {
            return this == IRU || this == INTUNE;
        }

        String cell(List<String> row) {
            return row.get(place);
        }
    }

    @Test
    void everyAttributeHasARowWithItsLabelAndUnit() {
        var names = fields();
        for (var key : StandardSpecs.ALL) {
            names.add(key.name());
            var row = rows.getOrDefault(key.name(), List.of("", "", ""));
            assertThat(row.get(LABEL).replaceFirst(":.*", "")).as(key.name()).isEqualTo(key.label());
            assertThat(row.get(TYPE)).as(key.name()).isEqualTo(unit(key));
        }
        assertThat(rows.keySet()).isEqualTo(names);
    }

    @ParameterizedTest
    @EnumSource
    void aCellSaysNoneIfThePluginNeverReportsIt(Column column) throws Exception {
        var fleet = TenantFleet.all(new FleetGenerator(42, FleetOptions.of(1_000)));
        try (var tenant = column.tenant(fleet);
                var reader = Reader.of(tenant)) {
            var result = reader.read();
            assertThat(result.isComplete()).isTrue();
            var listed =
                    result.devices().values().stream().filter(column::isListed).toList();
            var inList = reported(listed);
            var inDetails = column.hasDetails()
                    ? reported(
                            reader.details(listed.stream().map(Device::sourceId).toList())
                                    .values())
                    : Set.<String>of();

            assertThat(cells(column, cell -> !cell.equals("none"))).isEqualTo(union(inList, inDetails));
            assertThat(cells(column, cell -> cell.startsWith(DETAILS))).isEqualTo(without(inDetails, inList));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNamesAreThoseOfThePluginsRecords(Column column) throws Exception {
        var known = names(Class.forName(column.api));
        for (var row : rows.values()) {
            assertThat(NAME.matcher(column.cell(row))
                            .results()
                            .flatMap(name -> Stream.of(name.group(1).split("\\."))))
                    .as(row.toString())
                    .isSubsetOf(known);
        }
    }

    @Test
    void whatOneProviderAloneHasIsThere() throws Exception {
        var own = new TreeMap<String, String>();
        for (var plugin : List.of("kandji.Kandji", "jamf.Jamf", "intune.Intune", "google.Google")) {
            for (var field : Class.forName("dev.rollcall." + plugin + "Devices").getDeclaredFields()) {
                if (field.getType() == SpecKey.class) {
                    var key = (SpecKey<?>) value(field);
                    own.put(key.name(), key.label());
                }
            }
        }
        var listed = new TreeMap<String, String>();
        rows(4).forEach((name, row) -> listed.put(name, row.get(LABEL)));
        assertThat(listed).isEqualTo(own);
    }

    private Set<String> cells(Column column, Predicate<String> wanted) {
        return rows.entrySet().stream()
                .filter(row -> wanted.test(column.cell(row.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Which attributes at least one of them has. */
    private static Set<String> reported(Iterable<Device> devices) {
        var reported = new TreeSet<String>();
        for (var device : devices) {
            reported.add("sourceId");
            device.serial().ifPresent(serial -> reported.add("serial"));
            device.ownership().ifPresent(ownership -> reported.add("ownership"));
            device.lastContact().ifPresent(contact -> reported.add("lastContact"));
            device.lastEnrolled().ifPresent(enrolled -> reported.add("lastEnrolled"));
            if (!device.enrolment().reported().isEmpty()) {
                reported.add("enrolment");
            }
            if (!(device.user() instanceof ObservedUser.NotReported)) {
                reported.add("user");
            }
            StandardSpecs.ALL.stream()
                    .filter(key -> device.specs().containsKey(key))
                    .forEach(key -> reported.add(key.name()));
        }
        return reported;
    }

    private static String unit(SpecKey<?> key) {
        if (key.type() == Boolean.class) {
            return "yes or no";
        }
        if (key.type() == Long.class) {
            return key.unit().isEmpty() ? "number" : key.unit();
        }
        return "text";
    }

    /** What a device has beside its specs. */
    private static Set<String> fields() {
        return Arrays.stream(Device.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .map(Field::getName)
                .filter(name -> !name.equals("specs"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The components of the wire records, as written and in snake case, and the words of what is asked for. */
    private static Set<String> names(Class<?> api) throws Exception {
        var names = new HashSet<String>();
        for (var wire : api.getDeclaredClasses()) {
            for (var field : wire.getDeclaredFields()) {
                names.add(field.getName());
                names.add(field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
                var named = field.getAnnotation(JsonProperty.class);
                if (named != null) {
                    names.add(named.value());
                }
            }
        }
        for (var field : api.getDeclaredFields()) {
            if (field.getType() == String.class) {
                names.addAll(List.of(((String) value(field)).split("\\W+")));
            }
        }
        return names;
    }

    private static Object value(Field constant) throws Exception {
        constant.setAccessible(true);
        return constant.get(null);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /** The rows of the tables with that many columns, by attribute. */
    private static Map<String, List<String>> rows(int columns) throws Exception {
        var rows = new LinkedHashMap<String, List<String>>();
        for (var line : Files.readAllLines(PAGE)) {
            var cells =
                    Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
            if (cells.size() == columns && cells.get(0).startsWith("`")) {
                rows.put(cells.get(0).replace("`", ""), cells);
            }
        }
        return rows;
    }
}
