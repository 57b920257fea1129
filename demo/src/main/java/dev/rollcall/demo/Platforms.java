package dev.rollcall.demo;

import dev.rollcall.sandbox.day.Product;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The asset platforms that the demo can show, by the words of the command line. */
final class Platforms implements Iterable<String> {
    /** The one that is shown if nobody says otherwise. */
    static final String USUAL = "snipe-it";

    private static final Map<String, Product> ALL = all();

    private static Map<String, Product> all() {
        var all = new LinkedHashMap<String, Product>();
        all.put(USUAL, Product.SNIPE_IT);
        all.put("glpi", Product.GLPI_11);
        all.put("glpi-10", Product.GLPI_10);
        return all;
    }

    static Optional<Product> named(String word) {
        return Optional.ofNullable(ALL.get(word));
    }

    @Override
    public Iterator<String> iterator() {
        return ALL.keySet().iterator();
    }
}
