package dev.rollcall.sandbox.day;

import java.util.List;

/**
 * What has happened on a day.
 *
 * @param sentence what was done, with the serial where it was one device
 * @param serials the devices it was done to
 */
public record Day(String sentence, List<String> serials) {
    public Day {
        serials = List.copyOf(serials);
    }

    static Day of(String serial, String sentence) {
        return new Day(sentence, List.of(serial));
    }

    /**
     * The one device it was done to.
     *
     * @throws IllegalStateException if there were none or several
     */
    public String serial() {
        if (serials.size() != 1) {
            throw new IllegalStateException(
                    "The day was about " + serials.size() + " devices. Look at all of its serials.");
        }
        return serials.get(0);
    }

    @Override
    public String toString() {
        return sentence;
    }
}
