package dev.rollcall.jamf;

import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.paging.Pages;

/**
 * One of the lists, as this server has it.
 *
 * @param inventory what is listed
 * @param version of the API
 * @param path from the server's address
 */
record JamfList(JamfInventory inventory, String version, String path) {
    /** Below that, it is not the size of the page that takes the time. */
    private static final int SMALLEST_PAGE = 10;

    static JamfList computers(String version) {
        return new JamfList(JamfInventory.COMPUTERS, version, "/api/" + version + "/computers-inventory");
    }

    static JamfList mobileDevices() {
        return new JamfList(JamfInventory.MOBILE_DEVICES, "v2", "/api/v2/mobile-devices/detail");
    }

    /** A walk through the whole list. */
    Pages pages(int size) {
        return pages(size, request());
    }

    /** A walk through what a filter leaves of it. */
    Pages search(String filter, int size) {
        return pages(size, request().with("filter", filter));
    }

    /** The first record. */
    SourceRequest first() {
        return page(request(), 0, 1);
    }

    /** The cheapest request that shows whether the list is there. */
    SourceRequest probe() {
        return page(SourceRequest.get(path).with("section", "GENERAL"), 0, 1);
    }

    /** A page may silently be shorter than what was asked for; only an empty one, or the stated total, is the end. */
    private Pages pages(int size, SourceRequest request) {
        return Pages.numbered(0, size, page -> page(request, page.number(), page.size()))
                .rows("/results")
                .id("/" + inventory.fields().id())
                .total("/totalCount")
                .shrinkingTo(SMALLEST_PAGE);
    }

    private static SourceRequest page(SourceRequest request, long number, int size) {
        return request.with("page", number).with("page-size", size);
    }

    /** Lenient, where there is the choice: else one record that the server can't process fails a whole page. */
    private SourceRequest request() {
        var request = SourceRequest.get(path).with("sort", inventory.fields().sortId() + ":asc");
        for (var section : inventory.sections()) {
            request = request.with("section", section);
        }
        return inventory == JamfInventory.MOBILE_DEVICES ? request.with("exception-handling", "LENIENT") : request;
    }
}
