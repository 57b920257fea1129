package dev.rollcall.google;

import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.paging.Pages;
import dev.rollcall.api.setting.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The list of ChromeOS devices, as a connection reads it. It is never asked for in an order: the order by last contact
 * once left devices out.
 *
 * @param customer {@code my_customer} or Google's id of one
 * @param orgUnit the full path without its first slash; its sub-units are read with it. Empty for all
 * @param query in Google's language; empty for none
 */
record GoogleList(String customer, Optional<String> orgUnit, Optional<String> query) {
    private static final String COUNTED_AS = "/admin/directory/v1/customer/{customerId}/devices/chromeos";
    private static final String COUNT = ":countChromeOsDevices";

    static GoogleList of(Settings settings) {
        return new GoogleList(
                settings.text(GoogleSpec.CUSTOMER),
                settings.optionalText(GoogleSpec.ORG_UNIT)
                        .map(path -> path.replaceFirst("^/", ""))
                        .filter(path -> !path.isEmpty()),
                settings.optionalText(GoogleSpec.QUERY));
    }

    /** Whether it leaves devices out on purpose. */
    boolean isNarrowed() {
        return orgUnit.isPresent() || query.isPresent();
    }

    /**
     * The list of all devices of the customer. One device is looked for in it, so that a device that was moved out of the
     * connection's organisational unit is found all the same and not taken for gone.
     */
    GoogleList whole() {
        return new GoogleList(customer, Optional.empty(), Optional.empty());
    }

    /** A walk through the list. */
    Pages pages() {
        return walk(narrowed(request(GoogleApi.PAGE), "query")).totalFrom(count(), "/count");
    }

    /** A walk through the devices whose serial number contains the text; an order to narrow the list is not kept. */
    Pages serialContains(String text) {
        return walk(request(GoogleApi.PAGE).with("query", "id:" + text));
    }

    /** The first device of the list. */
    SourceRequest first() {
        return narrowed(request(1), "query");
    }

    /** How many devices the list has. */
    SourceRequest count() {
        var request = SourceRequest.get(path() + COUNT).countedAs(COUNTED_AS + COUNT);
        return narrowed(request, "filter");
    }

    SourceRequest device(String id) {
        var encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return SourceRequest.get(path() + "/" + encoded)
                .with("projection", "FULL")
                .with("prettyPrint", false)
                .with("fields", GoogleApi.DEVICE_FIELDS)
                .countedAs(COUNTED_AS + "/{deviceId}");
    }

    /** The first page is asked for without a token: an empty one is refused. */
    private static Pages walk(SourceRequest request) {
        return Pages.cursor("/nextPageToken", GoogleApi.PAGE, page -> page.cursor()
                        .map(token -> request.with("pageToken", token))
                        .orElse(request))
                .rows("/chromeosdevices")
                .rowsMissingWhenEmpty("/kind", GoogleApi.KIND)
                .id("/deviceId");
    }

    private SourceRequest request(int size) {
        return SourceRequest.get(path())
                .with("maxResults", size)
                .with("projection", "FULL")
                .with("prettyPrint", false)
                .with("fields", GoogleApi.LIST_FIELDS)
                .countedAs(COUNTED_AS);
    }

    private SourceRequest narrowed(SourceRequest request, String queryName) {
        var narrowed = request;
        if (orgUnit.isPresent()) {
            narrowed = narrowed.with("orgUnitPath", orgUnit.get()).with("includeChildOrgunits", true);
        }
        return query.isPresent() ? narrowed.with(queryName, query.get()) : narrowed;
    }

    private String path() {
        return "/admin/directory/v1/customer/" + customer + "/devices/chromeos";
    }
}
