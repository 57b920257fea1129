package dev.rollcall.sandbox;

import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.mdm.MdmTenant;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a company and prints how to reach it, one {@code name=value} a line; runs until it is told to stop.
 *
 * <p>Takes {@code --platform=snipe-it|glpi|glpi-10 --devices=500 --seed=1 --traps=true --all-mdms=false
 * --snipe-it=8.1.4|8.8 --platform-port=0 --kandji-port=0 --jamf-port=0 --intune-port=0 --google-port=0}, each of which may
 * be left out; 0 is a free port, and {@code glpi} is GLPI 11. Kandji and Jamf Pro are all the MDMs unless {@code
 * --all-mdms=true} adds Microsoft Intune and Google ChromeOS.
 */
public final class SandboxMain {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("platform", "snipe-it"),
            Map.entry("devices", "500"),
            Map.entry("seed", "1"),
            Map.entry("traps", "true"),
            Map.entry("all-mdms", "false"),
            Map.entry("snipe-it", "8.1.4"),
            Map.entry("platform-port", "0"),
            Map.entry("kandji-port", "0"),
            Map.entry("jamf-port", "0"),
            Map.entry("intune-port", "0"),
            Map.entry("google-port", "0"));

    private SandboxMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        CompanyOptions options;
        try {
            options = options(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var company = Company.open(options);
        Runtime.getRuntime().addShutdownHook(new Thread(company::close, "stop"));
        print(company, System.out);
        new CountDownLatch(1).await();
    }

    /**
     * What the arguments ask for.
     *
     * @throws IllegalArgumentException with a sentence for people if one is not understood
     */
    static CompanyOptions options(String... arguments) {
        var given = new TreeMap<>(DEFAULTS);
        for (var argument : arguments) {
            var parts = argument.replaceFirst("^--", "").split("=", 2);
            if (!argument.startsWith("--") || parts.length < 2 || !DEFAULTS.containsKey(parts[0])) {
                throw new IllegalArgumentException("There is no option \"" + argument + "\". Write one of "
                        + new TreeMap<>(DEFAULTS).keySet() + " as --name=value.");
            }
            given.put(parts[0], parts[1]);
        }
        var options = CompanyOptions.of(number(given, "devices", 1_000_000))
                .seed(number(given, "seed", Integer.MAX_VALUE))
                .platform(platform(given.getOrDefault("platform", "")))
                .version(version(given.getOrDefault("snipe-it", "")))
                .ports(ports(given));
        options = flag(given, "traps") ? options : options.withoutTraps();
        return flag(given, "all-mdms") ? options.withAllMdms() : options;
    }

    private static CompanyOptions.Ports ports(Map<String, String> given) {
        return new CompanyOptions.Ports(
                number(given, "platform-port", 65_535),
                number(given, "kandji-port", 65_535),
                number(given, "jamf-port", 65_535),
                number(given, "intune-port", 65_535),
                number(given, "google-port", 65_535));
    }

    private static boolean flag(Map<String, String> given, String name) {
        var text = given.getOrDefault(name, "");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no value for --" + name + ". Write true or false.");
        };
    }

    private static int number(Map<String, String> given, String name, int largest) {
        var text = given.getOrDefault(name, "");
        var isNumber = text.matches("[0-9]{1,10}") && Long.parseLong(text) <= largest;
        if (!isNumber) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no value for --" + name + ". Write a number from 0 to " + largest + ".");
        }
        return Integer.parseInt(text);
    }

    private static Product platform(String text) {
        return switch (text) {
            case "snipe-it" -> Product.SNIPE_IT;
            case "glpi", "glpi-11" -> Product.GLPI_11;
            case "glpi-10" -> Product.GLPI_10;
            default ->
                throw new IllegalArgumentException("The sandbox plays no platform \"" + text
                        + "\". Write --platform=snipe-it, --platform=glpi or --platform=glpi-10.");
        };
    }

    private static SnipeItVersion version(String text) {
        return switch (text) {
            case "8.1.4" -> SnipeItVersion.V8_1_4;
            case "8.8" -> SnipeItVersion.V8_8;
            default ->
                throw new IllegalArgumentException(
                        "The sandbox plays no Snipe-IT \"" + text + "\". Write --snipe-it=8.1.4 or --snipe-it=8.8.");
        };
    }

    static void print(Company company, PrintStream out) {
        var lines = new LinkedHashMap<String, String>();
        var book = company.book();
        var kind = book.properties().getOrDefault("kind", "");
        new TreeMap<>(book.properties()).forEach((name, value) -> lines.put(kind + "." + name, value));
        lines.put(kind + ".admin-token", book.product().isGlpi() ? GlpiWorld.ADMIN_TOKEN : SnipeItWorld.ADMIN_TOKEN);
        lines.put(kind + ".assets", Integer.toString(book.count()));
        company.tenants().forEach(tenant -> add(lines, tenant));
        lines.forEach((name, value) -> out.println(name + "=" + value));
        out.flush();
    }

    private static void add(Map<String, String> lines, MdmTenant tenant) {
        new TreeMap<>(tenant.settings()).forEach((name, value) -> lines.put(tenant.provider() + "." + name, value));
        lines.put(tenant.provider() + ".devices", Integer.toString(tenant.size()));
    }
}
