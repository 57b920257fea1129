package dev.rollcall.sandbox.mdm;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** As much of RSQL as clients send who look for a device: quoted values of id and serial, one of which must hold. */
final class JamfFilter {
    private static final String EQUALITY = "([\\w.]+)==\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern ONE = Pattern.compile(EQUALITY);
    private static final Pattern ALL = Pattern.compile(EQUALITY + "(?:," + EQUALITY + ")*");
    private static final Pattern WILD = Pattern.compile("(?<!\\\\)\\*");

    private final JamfList list;
    private final DeviceStore store;

    JamfFilter(JamfList list, DeviceStore store) {
        this.list = list;
        this.store = store;
    }

    /** What the filter leaves of the list, by id; empty if it is not understood. Minds case. */
    Optional<List<MdmDevice>> apply(String filter) {
        if (!ALL.matcher(filter).matches()) {
            return Optional.empty();
        }
        var equalities = ONE.matcher(filter).results().toList();
        var isKnown = equalities.stream()
                .allMatch(
                        equality -> List.of(list.idField(), list.serialField()).contains(equality.group(1))
                                && !WILD.matcher(equality.group(2)).find());
        if (!isKnown) {
            return Optional.empty();
        }
        return Optional.of(equalities.stream()
                .flatMap(equality -> found(equality.group(1), equality.group(2).replaceAll("\\\\(.)", "$1")))
                .distinct()
                .sorted(Comparator.comparing(
                        device -> store.number(device.sourceId()).orElseThrow()))
                .toList());
    }

    private Stream<MdmDevice> found(String field, String value) {
        return field.equals(list.idField())
                ? store.listed(list.prefix() + value).stream()
                : store.withSerial(value, value::equals).stream();
    }
}
