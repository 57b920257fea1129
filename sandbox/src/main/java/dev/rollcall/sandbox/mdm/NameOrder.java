package dev.rollcall.sandbox.mdm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** The order of generated devices by name: four bytes each, made when it is first needed. */
final class NameOrder {
    /** Equal names go by id. */
    static final Comparator<Place> BY_NAME = Comparator.comparing(Place::name).thenComparing(Place::sourceId);

    private final IntSupplier generated;
    private final IntFunction<Place> placeOf;
    private int[] sorted = {};
    private boolean isBuilt;

    /**
     * An order.
     *
     * @param generated how many numbers, from 0 on, have the place that {@code placeOf} says
     */
    NameOrder(IntSupplier generated, IntFunction<Place> placeOf) {
        this.generated = generated;
        this.placeOf = placeOf;
    }

    /**
     * A device's place.
     *
     * @param name as it was when the place was taken
     */
    record Place(String name, String sourceId) {
        /** Before all others. */
        static final Place FIRST = new Place("", "");

        static Place of(MdmDevice device) {
            return new Place(device.name(), device.sourceId());
        }

        boolean isBehind(Place other) {
            return BY_NAME.compare(this, other) > 0;
        }
    }

    /** The numbers behind a place, in order. */
    IntStream behind(Place place) {
        build();
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (placeOf.apply(sorted[middle]).isBehind(place)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Arrays.stream(sorted, low, sorted.length);
    }

    private void build() {
        if (isBuilt) {
            return;
        }
        var places = IntStream.range(0, generated.getAsInt()).mapToObj(placeOf).toArray(Place[]::new);
        sorted = IntStream.range(0, places.length)
                .boxed()
                .sorted((one, other) -> BY_NAME.compare(places[one], places[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        isBuilt = true;
    }
}
