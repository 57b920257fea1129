package dev.rollcall.api.paging;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A walk through an MDM's list, page by page to its end. It ends as the style of paging ends, never because a page is
 * shorter than what was asked for (an MDM may cut the size silently); takes a record that comes twice once; rejects a
 * record that can't be read and goes on; and reads the list again from its start, twice at the most, when the MDM's own
 * total shows that the list changed meanwhile. If it still changes, the walk fails as incomplete.
 *
 * <pre>{@code
 * Pages.offset(300, page -> SourceRequest.get("/api/v1/devices")
 *                 .with("limit", page.size()).with("offset", page.offset()))
 *         .id("/device_id")
 *         .read(context.http(), sink, row -> KandjiDevices.device(row.as(KandjiApi.ListedDevice.class)));
 * }</pre>
 *
 * <p>Immutable: each method returns a changed copy.
 */
public final class Pages {
    private final Supplier<PageStyle> style;
    private final Rows rows;
    private final Total total;
    private final int smallest;

    private Pages(Supplier<PageStyle> style) {
        this(
                style,
                new Rows("", false, "/id", Optional.empty()),
                new Total(Optional.empty(), Optional.empty(), Optional.empty(), true),
                0);
    }

    private Pages(Supplier<PageStyle> style, Rows rows, Total total, int smallest) {
        this.style = style;
        this.rows = rows;
        this.total = total;
        this.smallest = smallest;
    }

    /** By the number of rows to skip; ends with an empty page, or when as many rows came as the stated total. */
    public static Pages offset(int size, PageRequests requests) {
        return new Pages(() -> PageStyle.offset(size, requests));
    }

    /**
     * By the number of the page; ends as {@link #offset} does.
     *
     * @param first what the MDM calls the first page, 0 or 1
     */
    public static Pages numbered(long first, int size, PageRequests requests) {
        return new Pages(() -> PageStyle.numbered(first, size, requests));
    }

    /**
     * By a token in the body that stands for the next page; ends where there is none. An empty page with a token is not
     * the end. A token that the MDM gave and then refuses as wrong has expired: the list is read again from its start.
     *
     * @param pointer a JSON pointer to the token, such as {@code /nextPageToken}
     */
    public static Pages cursor(String pointer, int size, PageRequests requests) {
        return new Pages(() -> PageStyle.cursor(pointer, size, requests));
    }

    /**
     * By the id of the last row that came; ends with an empty page, or where the body says that there is no more.
     *
     * @param morePointer a JSON pointer to a yes or no, such as {@code /has_more}; the end is told by an empty page
     *     where it is not in the body
     */
    public static Pages afterLastRow(String morePointer, int size, PageRequests requests) {
        return new Pages(() -> PageStyle.afterLastRow(morePointer, size, requests));
    }

    /**
     * By an address in the body, followed as it is; ends where there is none.
     *
     * @param pointer a JSON pointer to the address, such as {@code /@odata.nextLink}
     */
    public static Pages nextLink(String pointer, SourceRequest first) {
        return new Pages(() -> PageStyle.nextLink(pointer, first));
    }

    /** By the address in the header {@code Link: <…>; rel="next"} (RFC 8288); ends where there is none. */
    public static Pages linkHeader(SourceRequest first) {
        return new Pages(() -> PageStyle.linkHeader(first));
    }

    /** Everything in one answer. */
    public static Pages single(SourceRequest only) {
        return new Pages(() -> PageStyle.single(only));
    }

    /** Where the rows are in the body: a JSON pointer such as {@code /results}; the body itself if never called. */
    public Pages rows(String pointer) {
        return with(new Rows(pointer, rows.mayBeMissing(), rows.id(), rows.mark()));
    }

    /** The rows are missing from the body when there are none; otherwise that is an answer not understood. */
    public Pages rowsMissingWhenEmpty() {
        return with(new Rows(rows.pointer(), true, rows.id(), Optional.empty()));
    }

    /**
     * The rows are missing from the body when there are none, and only where the body says what it is: so that the
     * answer of something else is not taken for the end of the list.
     *
     * @param pointer a JSON pointer to a text, such as {@code /kind}
     * @param text what stands there in every page of the list
     */
    public Pages rowsMissingWhenEmpty(String pointer, String text) {
        return with(new Rows(rows.pointer(), true, rows.id(), Optional.of(new Mark(pointer, text))));
    }

    /** Where a row has its id: a JSON pointer; {@code /id} if never called. For a row that can't be read otherwise. */
    public Pages id(String pointer) {
        return with(new Rows(rows.pointer(), rows.mayBeMissing(), pointer, rows.mark()));
    }

    /** Where the body states the number of all rows: a JSON pointer; a text of digits will do. */
    public Pages total(String pointer) {
        return with(new Total(Optional.of(pointer), total.header(), total.counter(), total.ends()));
    }

    /** The header that states the number of all rows. */
    public Pages totalHeader(String name) {
        return with(new Total(total.pointer(), Optional.of(name), total.counter(), total.ends()));
    }

    /**
     * The stated total only proves that rows are missing, and never ends the walk: for an MDM whose total may be of
     * something else. By offset or number, only an empty page is the end then.
     */
    public Pages totalOnlyChecks() {
        return with(new Total(total.pointer(), total.header(), total.counter(), false));
    }

    /**
     * The number of all rows is asked for by a request of its own: before the walk, and again behind it if fewer rows
     * came, since some may have gone meanwhile. An MDM that does not know the request (404) states no total.
     *
     * @param request asks for the number
     * @param pointer where the answer states it, a number or a text of digits
     */
    public Pages totalFrom(SourceRequest request, String pointer) {
        var counter = Optional.of(new Counter(request, pointer));
        return with(new Total(total.pointer(), total.header(), counter, total.ends()));
    }

    /**
     * May ask for smaller pages, by halves, when the MDM can't answer a page in time, and go on at the same row.
     *
     * @param size not below this
     */
    public Pages shrinkingTo(int size) {
        return new Pages(style, rows, total, size);
    }

    /**
     * Walks the list to its end.
     *
     * @return the last total that the MDM stated
     * @throws SourceException what ended the walk before the end of the list; of kind {@code INCOMPLETE} if the list
     *     changed each time it was read
     */
    public ReadReport read(SourceHttp http, DeviceSink sink, RowMapper mapper)
            throws SourceException, InterruptedException {
        return new Walk(this, http, sink, mapper).toItsEnd();
    }

    PageStyle start() {
        return style.get();
    }

    Rows rows() {
        return rows;
    }

    Total total() {
        return total;
    }

    int smallest() {
        return smallest;
    }

    private Pages with(Rows changed) {
        return new Pages(style, changed, total, smallest);
    }

    private Pages with(Total changed) {
        return new Pages(style, rows, changed, smallest);
    }

    /**
     * Where the rows are.
     *
     * @param pointer to the array of rows
     * @param mayBeMissing whether there is none when there are no rows
     * @param id pointer in a row
     * @param mark what a body without rows has to hold
     */
    record Rows(String pointer, boolean mayBeMissing, String id, Optional<Mark> mark) {}

    /**
     * By what a body is known.
     *
     * @param pointer in the body
     * @param text what stands there
     */
    record Mark(String pointer, String text) {}

    /**
     * Where the total is stated.
     *
     * @param pointer in the body
     * @param header name of a header
     * @param counter where another request asks for it
     * @param ends whether the walk ends when as many rows came
     */
    record Total(Optional<String> pointer, Optional<String> header, Optional<Counter> counter, boolean ends) {}

    /**
     * Asks for the total.
     *
     * @param request to be sent
     * @param pointer in the answer
     */
    record Counter(SourceRequest request, String pointer) {}
}
