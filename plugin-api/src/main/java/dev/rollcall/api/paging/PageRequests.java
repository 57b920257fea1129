package dev.rollcall.api.paging;

import dev.rollcall.api.http.SourceRequest;

/** Makes the request for a page. */
@FunctionalInterface
public interface PageRequests {
    SourceRequest request(PageRequest page);
}
