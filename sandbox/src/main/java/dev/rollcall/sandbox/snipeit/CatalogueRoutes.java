package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.Category;
import dev.rollcall.sandbox.snipeit.Catalogue.Company;
import dev.rollcall.sandbox.snipeit.Catalogue.Location;
import dev.rollcall.sandbox.snipeit.Catalogue.Manufacturer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Categories, manufacturers, companies and locations. */
final class CatalogueRoutes {
    private final Database database;
    private final Catalogue catalogue;
    private final CatalogueJson json;

    CatalogueRoutes(Database database, CatalogueJson json) {
        this.database = database;
        this.catalogue = database.catalogue;
        this.json = json;
    }

    Answer categories(Call call) {
        call.require("categories.view");
        return list(call, catalogue.categories, category -> json.category(category, call.user()));
    }

    Answer manufacturers(Call call) {
        call.require("manufacturers.view");
        return list(call, catalogue.manufacturers, manufacturer -> json.manufacturer(manufacturer, call.user()));
    }

    Answer companies(Call call) {
        call.require("companies.view");
        return list(call, catalogue.companies, company -> json.company(company, call.user()));
    }

    Answer locations(Call call) {
        call.require("locations.view");
        return list(call, catalogue.locations, json::location);
    }

    private <T extends Row> Answer list(Call call, Table<T> table, Function<T, JsonObject> toJson) {
        List<T> found = Listing.found(table, call);
        List<JsonObject> rows =
                Listing.page(database, call, found).stream().map(toJson).toList();
        return Answer.page(found.size(), rows);
    }

    Answer createCategory(Call call) {
        call.require("categories.create");
        Map<String, List<String>> problems = new LinkedHashMap<>();
        requireFilled(call, "name", problems);
        requireFilled(call, "category_type", problems);
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        Category category = catalogue.categories.add(
                id -> new Category(id, String.valueOf(call.text("name")), String.valueOf(call.text("category_type"))));
        category.acceptanceRequired = Call.isTrue(call.value("require_acceptance"));
        Listing.stampNew(database, category);
        return Answer.success(
                "Category created successfully.", Listing.created(call, category, List.of("name", "category_type")));
    }

    Answer createManufacturer(Call call) {
        call.require("manufacturers.create");
        Map<String, List<String>> problems = new LinkedHashMap<>();
        requireFilled(call, "name", problems);
        if (Listing.isTaken(catalogue.manufacturers, call, null)) {
            problems.put("name", List.of("The name has already been taken."));
        }
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        Manufacturer manufacturer =
                catalogue.manufacturers.add(id -> new Manufacturer(id, String.valueOf(call.text("name"))));
        fill(manufacturer, call);
        Listing.stampNew(database, manufacturer);
        return Answer.success(
                "Manufacturer created successfully.", Listing.created(call, manufacturer, List.of("name", "url")));
    }

    Answer updateManufacturer(Call call) {
        call.require("manufacturers.edit");
        Manufacturer manufacturer = catalogue.manufacturers.find(call.id());
        if (manufacturer == null) {
            return Answer.error("Manufacturer does not exist.");
        }
        fill(manufacturer, call);
        manufacturer.updatedAt = database.now();
        return Answer.success("Manufacturer updated successfully.", RelationJson.manufacturer(manufacturer));
    }

    private static void fill(Manufacturer manufacturer, Call call) {
        String name = call.text("name");
        manufacturer.name = name == null ? manufacturer.name : name;
        manufacturer.url = call.has("url") ? call.text("url") : manufacturer.url;
        manufacturer.supportUrl = call.has("support_url") ? call.text("support_url") : manufacturer.supportUrl;
        manufacturer.warrantyLookupUrl =
                call.has("warranty_lookup_url") ? call.text("warranty_lookup_url") : manufacturer.warrantyLookupUrl;
    }

    Answer createCompany(Call call) {
        call.require("companies.create");
        Map<String, List<String>> problems = new LinkedHashMap<>();
        requireFilled(call, "name", problems);
        if (Listing.isTaken(catalogue.companies, call, null)) {
            problems.put("name", List.of("The name has already been taken."));
        }
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        Company company = catalogue.companies.add(id -> new Company(id, String.valueOf(call.text("name"))));
        Listing.stampNew(database, company);
        return Answer.success("Company created successfully.", json.company(company, call.user()));
    }

    Answer createLocation(Call call) {
        call.require("locations.create");
        Map<String, List<String>> problems = new LinkedHashMap<>();
        requireFilled(call, "name", problems);
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        Location location = catalogue.locations.add(id -> new Location(id, String.valueOf(call.text("name"))));
        Listing.stampNew(database, location);
        return Answer.success("Location created successfully.", json.location(location));
    }

    static void requireFilled(Call call, String key, Map<String, List<String>> problems) {
        if (!call.isFilled(key)) {
            problems.put(key, List.of("The " + key.replace('_', ' ') + " field is required."));
        }
    }
}
