package dev.rollcall.sandbox.snipeit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which method and path lead where. */
final class Routes {
    private static final String ROOT = "/api/v1";

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, Pattern path, Function<Call, Answer> handler) {}

    /** Where a request leads: a handler and the variable parts of the path, or only whether the path exists. */
    record Match(@Nullable Function<Call, Answer> handler, List<String> variables, boolean isPathKnown) {}

    static Routes of(Database database, SnipeItVersion version, String baseUrl, Race race) {
        Routes routes = new Routes();
        routes.addHardware(database, version, baseUrl, race);
        routes.addPeople(database, version, baseUrl);
        routes.addCatalogue(database, version, new CatalogueJson(database, version));
        ActivityRoutes activity = new ActivityRoutes(database, version);
        routes.add("GET", "/reports/activity", activity::list);
        if (version.isNewer()) {
            routes.add("GET", "/hardware/{id}/history", activity::history);
        }
        routes.add("GET", "/version", call -> Answer.ok(versionJson(version)));
        return routes;
    }

    private static JsonObject versionJson(SnipeItVersion version) {
        JsonObject json = new JsonObject().with("version", version.text());
        return version.isNewer() ? json.with("full_version", version.text() + " - sandbox") : json;
    }

    private void addHardware(Database database, SnipeItVersion version, String baseUrl, Race race) {
        AssetParts parts = AssetParts.of(database, race);
        HardwareReads reads = new HardwareReads(database, version, new AssetJson(database, version, baseUrl));
        HandoverRoutes handovers = new HandoverRoutes(database, version, parts.handovers(), race);
        HardwareWrites writes = new HardwareWrites(database, version, parts);
        HardwareRemoval removal = new HardwareRemoval(database);
        add("GET", "/hardware", reads::list);
        add("POST", "/hardware", new HardwareCreation(database, version, parts)::create);
        add("POST", "/hardware/bytag/{tag}/checkout", handovers::checkOutByTag);
        add("POST", "/hardware/bytag/{tag}/checkin", handovers::checkInByTag);
        add("GET", "/hardware/bytag/{any}", reads::byTag);
        add("GET", "/hardware/byserial/{any}", reads::bySerial);
        add("POST", "/hardware/{id}/checkout", handovers::checkOut);
        add("POST", "/hardware/{id}/checkin", handovers::checkIn);
        add("POST", "/hardware/{id}/restore", removal::restore);
        add("GET", "/hardware/{id}", reads::show);
        if (version.isNewer()) {
            add("PATCH", "/hardware/bulk", writes::updateAll);
        }
        add("PATCH", "/hardware/{id}", writes::update);
        add("PUT", "/hardware/{id}", writes::update);
        add("DELETE", "/hardware/{id}", removal::delete);
        add("GET", "/users/{id}/assets", reads::ofUser);
    }

    private void addPeople(Database database, SnipeItVersion version, String baseUrl) {
        UserRoutes users = new UserRoutes(database, version, new UserJson(database, version, baseUrl));
        add("GET", "/users/me", users::me);
        add("GET", "/users/selectlist", users::selectList);
        add("GET", "/users", users::list);
        add("POST", "/users", users::create);
        add("GET", "/users/{id}", users::show);
        add("PATCH", "/users/{id}", users::update);
        add("PUT", "/users/{id}", users::update);
        add("DELETE", "/users/{id}", users::delete);
    }

    private void addCatalogue(Database database, SnipeItVersion version, CatalogueJson json) {
        LabelRoutes labels = new LabelRoutes(database, json);
        add("GET", "/statuslabels", labels::list);
        add("POST", "/statuslabels", labels::create);
        add("GET", "/statuslabels/{id}/deployable", labels::deployable);
        add("GET", "/statuslabels/{id}", labels::show);
        add("PATCH", "/statuslabels/{id}", labels::update);
        add("DELETE", "/statuslabels/{id}", labels::delete);
        ModelRoutes models = new ModelRoutes(database, json);
        add("GET", "/models", models::list);
        add("POST", "/models", models::create);
        add("GET", "/models/{id}", models::show);
        add("PATCH", "/models/{id}", models::update);
        add("DELETE", "/models/{id}", models::delete);
        CatalogueRoutes others = new CatalogueRoutes(database, json);
        add("GET", "/categories", others::categories);
        add("POST", "/categories", others::createCategory);
        add("GET", "/manufacturers", others::manufacturers);
        add("POST", "/manufacturers", others::createManufacturer);
        add("PATCH", "/manufacturers/{id}", others::updateManufacturer);
        add("GET", "/companies", others::companies);
        add("POST", "/companies", others::createCompany);
        add("GET", "/locations", others::locations);
        add("POST", "/locations", others::createLocation);
        FieldRoutes fields = new FieldRoutes(database, version, json);
        add("GET", "/fields", fields::list);
        add("POST", "/fields", fields::create);
        add("POST", "/fields/{id}/associate", fields::associate);
        add("PATCH", "/fields/{id}", fields::update);
        add("GET", "/fieldsets", fields::fieldsets);
        add("POST", "/fieldsets", fields::createFieldset);
        add("POST", "/fieldsets/{id}/fields", fields::fieldsOfFieldset);
        add("GET", "/fieldsets/{id}", fields::fieldset);
    }

    private void add(String method, String path, Function<Call, Answer> handler) {
        String pattern = path.replace("{any}", "(.+)").replaceAll("\\{\\w+\\}", "([^/]+)");
        routes.add(new Route(method, Pattern.compile(ROOT + pattern), handler));
    }

    Match match(String method, String rawPath) {
        boolean known = false;
        for (Route route : routes) {
            Matcher matcher = route.path.matcher(rawPath);
            if (!matcher.matches()) {
                continue;
            }
            if (route.method.equals(method)) {
                return new Match(route.handler, variables(matcher), true);
            }
            known = true;
        }
        return new Match(null, List.of(), known);
    }

    private static List<String> variables(Matcher matcher) {
        List<String> variables = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            variables.add(URLDecoder.decode(matcher.group(group).replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return variables;
    }

    static Answer unknown(String rawPath) {
        String hint = rawPath.equals(ROOT) || rawPath.equals(ROOT + "/")
                ? "This is the base URL for the API and does not return anything itself. "
                : "";
        return Answer.json(
                        404,
                        new JsonObject()
                                .with("status", "error")
                                .with(
                                        "message",
                                        "404 endpoint not found. " + hint + "Please check the API reference at"
                                                + " https://snipe-it.readme.io/reference to find a valid API endpoint.")
                                .with("payload", null))
                .orHtml();
    }
}
