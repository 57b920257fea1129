package dev.rollcall.sandbox.fleet;

import dev.rollcall.sandbox.fleet.FleetModel.Os;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What generated fleets are made of. */
final class Samples {
    static final List<FleetModel> MODELS = List.of(
            new FleetModel("Apple", "MacBook Air (M2, 2022)", "Mac14,2", Os.MACOS),
            new FleetModel("Apple", "MacBook Pro (14-inch, M4)", "Mac16,1", Os.MACOS),
            new FleetModel("Apple", "iMac (24-inch, M3)", "Mac15,5", Os.MACOS),
            new FleetModel("Apple", "iPhone 15", "iPhone15,4", Os.IOS),
            new FleetModel("Apple", "iPad Air (5th generation)", "iPad13,16", Os.IOS),
            new FleetModel("Dell Inc.", "Latitude 7440", "0C32", Os.WINDOWS),
            new FleetModel("LENOVO", "ThinkPad X1 Carbon Gen 11", "21HM", Os.WINDOWS),
            new FleetModel("HP", "HP EliteBook 840 14 inch G10 Notebook PC", "818M9EA", Os.WINDOWS),
            new FleetModel("Microsoft Corporation", "Surface Laptop 5", "1951", Os.WINDOWS),
            new FleetModel("Acer", "Acer Chromebook Spin 714", "CP714", Os.CHROMEOS),
            new FleetModel("Lenovo", "IdeaPad Flex 5i Chromebook", "82T5", Os.CHROMEOS),
            new FleetModel("samsung", "SM-S921B", "SM-S921B", Os.ANDROID));

    static final List<String> PLACEHOLDERS = List.of(
            "System Serial Number",
            "To Be Filled By O.E.M.",
            "Default string",
            "Unknown",
            "None",
            "N/A",
            "00000000",
            "0");

    static final List<String> HOSTILE_NAMES = List.of(
            "<script>alert(1)</script>",
            "R&D \"lab\" <mac>",
            "O'Brien's Mac",
            "Robert'); DROP TABLE assets;--",
            "=HYPERLINK(\"http://example.invalid\",\"x\")",
            "admin’s MacBook Pro",
            "M\u00fcller \u2013 B\u00fcro \u65e5\u672c\u8a9e \ud83d\udcbb",
            "abc\u202egnp.exe",
            "line\nbreak\tand tab",
            "{{7*7}} ${jndi:x} %s%n",
            "&amp; already escaped &lt;",
            "n".repeat(300));

    static final List<Instant> SENTINELS =
            List.of(Instant.parse("0001-01-01T00:00:00Z"), Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));

    static final List<String> FIRST_NAMES = List.of(
            "Anna",
            "Bob",
            "Carla",
            "Dmitri",
            "Elif",
            "François",
            "Grace",
            "Håkon",
            "Ines",
            "José",
            "Katarzyna",
            "Liam",
            "Mei",
            "Noor",
            "Óscar",
            "Priya",
            "Quentin",
            "Renée",
            "Søren",
            "Thị",
            "Uma",
            "Violeta",
            "Wei",
            "Xenia",
            "Yusuf",
            "Zoë");

    static final List<String> LAST_NAMES = List.of(
            "Alpha",
            "Brandt",
            "Castillo",
            "Dubois",
            "Eriksson",
            "Fischer",
            "García",
            "Horváth",
            "Ivanova",
            "Jensen",
            "Kowalska",
            "Lindqvist",
            "Müller",
            "Nguyen",
            "O'Neill",
            "Patel",
            "Quist",
            "Rossi",
            "Šimunović",
            "Tanaka",
            "Uzun",
            "van den Berg",
            "Wójcik",
            "Xu",
            "Yılmaz",
            "Zhang");

    private Samples() {}

    static String osVersion(Os os, Dice dice) {
        return switch (os) {
            case MACOS -> (14 + dice.below(3)) + "." + dice.below(7) + "." + dice.below(3);
            case IOS -> (17 + dice.below(3)) + "." + dice.below(7);
            case WINDOWS -> "10.0.2" + (dice.chance(0.5) ? "2631" : "6100") + "." + (2000 + dice.below(3000));
            case CHROMEOS -> (126 + dice.below(12)) + ".0." + (6000 + dice.below(900)) + ".0";
            case ANDROID -> Integer.toString(13 + dice.below(4));
        };
    }

    /** A name in letters that an address may hold. */
    static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('ø', 'o')
                .replace('ı', 'i')
                .replaceAll("[^a-z]", "");
    }
}
