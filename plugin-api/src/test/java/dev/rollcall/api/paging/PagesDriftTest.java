package dev.rollcall.api.paging;

import static dev.rollcall.api.paging.MdmList.body;
import static dev.rollcall.api.paging.MdmList.ids;
import static dev.rollcall.api.paging.MdmList.page;
import static dev.rollcall.api.paging.MdmList.rows;
import static dev.rollcall.api.paging.PagesTest.byCursor;
import static dev.rollcall.api.paging.PagesTest.byNumber;
import static dev.rollcall.api.paging.PagesTest.byOffset;
import static dev.rollcall.api.paging.ScriptedHttp.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.SourceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a walk does when the list changes, or the MDM can't or won't go on. */
final class PagesDriftTest {
    private final RecordingSink sink = new RecordingSink();

    @Test
    void aRowThatComesTwiceIsTakenOnce() throws Exception {
        var listed = new ArrayList<>(ids(4));
        var mdm = new ScriptedHttp(query -> {
            var answer = ok(rows(page(listed, query.number("offset"), 2)));
            if (query.number("offset") == 0) {
                listed.add(0, "9");
            }
            return answer;
        });
        byOffset(2).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).containsExactly("1", "2", "3", "4");
    }

    @Test
    @DisplayName("R2 A deletion in mid-walk, which hides a row, makes the list be read again")
    void readsAgainWhenTheTotalChanges() throws Exception {
        var listed = new ArrayList<>(ids(6));
        var mdm = new ScriptedHttp(query -> {
            var answer = totalled(listed, query);
            listed.remove("1");
            return answer;
        });
        var report = totalled(2).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).containsExactly("2", "3", "4", "5", "6");
        assertThat(report).isEqualTo(ReadReport.of(5));
        assertThat(sink.restarts())
                .containsExactly("The list is read again: the MDM's list of devices changed while it was read.");
    }

    @Test
    @DisplayName("R2 A list that changes in each reading ends incomplete")
    void endsIncompleteWhenTheTotalNeverStays() {
        var total = new AtomicInteger(100);
        var mdm = new ScriptedHttp(
                query -> ok(body(page(ids(100), query.number("offset"), 10), "\"total\":" + total.incrementAndGet())));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> totalled(10).read(mdm, sink, MdmList::device))
                .withMessageContaining("None of 3 readings was whole")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INCOMPLETE));
        assertThat(sink.restarts()).hasSize(2);
    }

    @Test
    @DisplayName("R2 Fewer rows than the total end incomplete, never as a short list")
    void endsIncompleteWhenRowsAreMissing() {
        var mdm = new ScriptedHttp(query -> ok(body(page(ids(4), query.number("offset"), 2), "\"total\":5")));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> totalled(2).read(mdm, sink, MdmList::device))
                .withMessageContaining("has 5 records and gave 4")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INCOMPLETE));
    }

    @Test
    @DisplayName("R2 A row that came twice does not make up for one that is missing")
    void aRepeatedRowHidesNoMissingOne() {
        var mdm = new ScriptedHttp(
                query -> ok(body(query.number("offset") == 0 ? List.of("1", "2") : List.of("2", "3"), "\"total\":4")));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> totalled(2).read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INCOMPLETE));
    }

    @Test
    @DisplayName("R2 A rejected row that came twice does not make up for one that is missing")
    void aRepeatedRejectHidesNoMissingOne() {
        var mdm = new ScriptedHttp(
                query -> ok(body(query.number("offset") == 0 ? List.of("1", "x") : List.of("x", "3"), "\"total\":4")));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> totalled(2).read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INCOMPLETE));
    }

    @Test
    void aRejectedRowIsToldOnceInOneReading() throws Exception {
        var mdm =
                new ScriptedHttp(query -> ok(rows(page(List.of("1", "x", "x", "?", "?"), query.number("offset"), 2))));
        byOffset(2).read(mdm, sink, MdmList::device);
        assertThat(sink.rejected()).containsExactly("x: The id is no number.", "null: The id is no number.");
    }

    @Test
    void aListThatIgnoresTheOffsetIsNotWalkedForEver() {
        var mdm = new ScriptedHttp(query -> ok(rows(List.of("1", "x", "?"))));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> byOffset(3).read(mdm, sink, MdmList::device))
                .withMessageContaining("same records")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
    }

    @Test
    void aCursorThatComesAgainIsNotFollowed() {
        var mdm = new ScriptedHttp(query ->
                ok(body(List.of(), query.text("token").orElse("").equals("a") ? "\"next\":\"b\"" : "\"next\":\"a\"")));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> byCursor().read(mdm, sink, MdmList::device))
                .withMessageContaining("given before")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
        assertThat(mdm.asked()).hasSize(3);
    }

    @Test
    void aNextLinkThatComesAgainIsNotFollowed() {
        var mdm = new ScriptedHttp(query -> ok(
                body(List.of(), query.uri().getPath().equals("/list") ? "\"next\":\"/two\"" : "\"next\":\"/list\"")));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Pages.nextLink("/next", SourceRequest.get("/list"))
                        .rows("/results")
                        .read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
        assertThat(mdm.asked()).hasSize(2);
    }

    @Test
    void halvesAPageThatIsTooLargeAndGoesOnAtTheSameRow() throws Exception {
        var mdm = new ScriptedHttp(query -> {
            if (query.number("page") > 0 && query.number("size") > 2) {
                throw tooLarge();
            }
            return ok(rows(page(ids(19), query.number("page") * query.number("size"), query.number("size"))));
        });
        byNumber(0, 8).shrinkingTo(2).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(19));
        assertThat(sink.restarts()).isEmpty();
        assertThat(mdm.asked())
                .startsWith(
                        "/list?page=0&size=8",
                        "/list?page=1&size=8",
                        "/list?page=2&size=4",
                        "/list?page=4&size=2",
                        "/list?page=5&size=2");
    }

    @Test
    void halvesByOffsetEvenBehindACutPage() throws Exception {
        var mdm = new ScriptedHttp(query -> {
            if (query.number("offset") == 3 && query.number("limit") > 4) {
                throw tooLarge();
            }
            return ok(rows(page(ids(9), query.number("offset"), 3)));
        });
        byOffset(8).shrinkingTo(1).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(9));
        assertThat(mdm.asked()).contains("/list?offset=3&limit=8", "/list?offset=3&limit=4");
    }

    @Test
    void startsAgainWithSmallerPagesWhereTheNumberWouldNotFit() throws Exception {
        var mdm = new ScriptedHttp(query -> {
            if (query.number("page") == 1 && query.number("size") == 8) {
                throw tooLarge();
            }
            var size = Math.min(3, query.number("size"));
            return ok(rows(page(ids(8), query.number("page") * size, size)));
        });
        byNumber(0, 8).shrinkingTo(1).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(8));
        assertThat(sink.restarts()).hasSize(1);
        assertThat(mdm.asked())
                .containsSubsequence("/list?page=1&size=8", "/list?page=0&size=4", "/list?page=1&size=4");
    }

    @Test
    void halvesAnOddSizeAtTheStartOfTheList() throws Exception {
        var mdm = new ScriptedHttp(query -> {
            if (query.number("size") > 3) {
                throw tooLarge();
            }
            return ok(rows(page(ids(8), query.number("page") * query.number("size"), query.number("size"))));
        });
        byNumber(0, 7).shrinkingTo(1).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(8));
        assertThat(sink.restarts()).isEmpty();
        assertThat(mdm.asked()).startsWith("/list?page=0&size=7", "/list?page=0&size=3", "/list?page=1&size=3");
    }

    @Test
    void startsAgainWhereHalfOfAnOddSizeWouldSkipRows() throws Exception {
        var mdm = new ScriptedHttp(query -> {
            if (query.number("page") == 1 && query.number("size") == 7) {
                throw tooLarge();
            }
            return ok(rows(page(ids(9), query.number("page") * query.number("size"), query.number("size"))));
        });
        byNumber(0, 7).shrinkingTo(1).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(9));
        assertThat(sink.restarts()).hasSize(1);
        assertThat(mdm.asked())
                .containsSubsequence("/list?page=1&size=7", "/list?page=0&size=3", "/list?page=1&size=3");
    }

    @Test
    void givesUpWhereThePageCannotBeSmaller() {
        var mdm = new ScriptedHttp(query -> {
            throw tooLarge();
        });
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> byOffset(8).shrinkingTo(4).read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PAGE_TOO_LARGE));
        assertThat(mdm.asked()).containsExactly("/list?offset=0&limit=8", "/list?offset=0&limit=4");
    }

    @Test
    void asksForShrinkableAnswersOnlyWhereItCanShrink() throws Exception {
        var shrinkable = new ArrayList<Boolean>();
        var mdm = new ScriptedHttp(query -> {
            shrinkable.add(query.request().isShrinkable());
            return ok("[]");
        });
        byOffset(8).read(mdm, sink, MdmList::device);
        byOffset(8).shrinkingTo(4).read(mdm, sink, MdmList::device);
        assertThat(shrinkable).containsExactly(false, true);
    }

    @Test
    void startsAgainWhenTheWalkHasExpired() throws Exception {
        var expired = new AtomicInteger();
        var mdm = new ScriptedHttp(query -> {
            if (query.text("token").isPresent() && expired.getAndIncrement() == 0) {
                throw new SourceException(Kind.WALK_EXPIRED, "The token is too old.", "Read again.");
            }
            return ok(body(query.text("token").isPresent() ? List.of("3") : ids(2), more(query)));
        });
        byCursor().read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(3));
        assertThat(sink.restarts()).hasSize(1);
    }

    @Test
    void anyOtherFailureEndsTheWalk() {
        var mdm = new ScriptedHttp(query -> {
            if (query.number("offset") > 0) {
                throw new SourceException(Kind.UNAVAILABLE, "The MDM is down.", "Wait.");
            }
            return ok(rows(ids(2)));
        });
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> byOffset(2).read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    @DisplayName("R2 A cursor that the MDM refuses makes the list be read again")
    void readsAgainWhenACursorHasExpired() throws Exception {
        var refusals = new AtomicInteger();
        var mdm = new ScriptedHttp(query -> {
            if (query.text("token").isPresent() && refusals.getAndIncrement() == 0) {
                throw new SourceException(Kind.BAD_REQUEST, "Wrong.", "Report it.");
            }
            return ok(query.text("token").isPresent() ? body(List.of("3"), "") : body(ids(2), "\"next\":\"a\""));
        });
        byCursor().read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).containsExactly("1", "2", "3");
        assertThat(sink.restarts())
                .containsExactly("The list is read again: a page could not be read where it was begun.");
    }

    @Test
    void aFirstPageThatTheMdmRefusesAsWrongIsNoExpiry() {
        var mdm = new ScriptedHttp(query -> {
            throw new SourceException(Kind.BAD_REQUEST, "Wrong.", "Report it.");
        });
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> byCursor().read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.BAD_REQUEST));
        assertThat(mdm.asked()).hasSize(1);
    }

    @Test
    void aTotalFromElsewhereIsAskedForOnce() throws Exception {
        var mdm = new ScriptedHttp(query -> ok(isCount(query) ? "{\"count\":\"2\"}" : body(ids(2), "")));
        assertThat(counted().read(mdm, sink, MdmList::device)).isEqualTo(ReadReport.of(2));
        assertThat(mdm.asked()).containsExactly("/count", "/list");
    }

    @Test
    @DisplayName("R2 Fewer rows than the total from elsewhere make the list be read again")
    void readsAgainWhenRowsAreMissingFromATotalFromElsewhere() throws Exception {
        var lists = new AtomicInteger();
        var mdm = new ScriptedHttp(query -> {
            if (isCount(query)) {
                return ok("{\"count\":3}");
            }
            return ok(body(ids(lists.getAndIncrement() == 0 ? 2 : 3), ""));
        });
        assertThat(counted().read(mdm, sink, MdmList::device)).isEqualTo(ReadReport.of(3));
        assertThat(sink.ids()).isEqualTo(ids(3));
        assertThat(sink.restarts()).containsExactly("The list is read again: the MDM has 3 records and gave 2.");
    }

    @Test
    void whatHasGoneSinceTheTotalWasAskedForIsNotMissing() throws Exception {
        var listed = new ArrayList<>(ids(3));
        var mdm = new ScriptedHttp(query -> {
            if (isCount(query)) {
                return ok("{\"count\":" + listed.size() + "}");
            }
            listed.remove("3");
            return ok(body(listed, ""));
        });
        assertThat(counted().read(mdm, sink, MdmList::device)).isEqualTo(ReadReport.of(2));
        assertThat(sink.restarts()).isEmpty();
    }

    @Test
    void anMdmThatKnowsNoRequestForTheTotalStatesNone() throws Exception {
        var mdm = new ScriptedHttp(query -> {
            if (isCount(query)) {
                throw new SourceException(Kind.NOT_FOUND, "Not there.", "Look elsewhere.");
            }
            return ok(body(ids(2), ""));
        });
        assertThat(counted().read(mdm, sink, MdmList::device)).isEqualTo(ReadReport.WITHOUT_TOTAL);
    }

    @Test
    void aTotalThatIsNotGivenForAnotherReasonFailsTheWalk() {
        var mdm = new ScriptedHttp(query -> {
            throw new SourceException(Kind.UNAVAILABLE, "Not now.", "Try later.");
        });
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> counted().read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    private static Pages counted() {
        return byCursor().totalFrom(SourceRequest.get("/count"), "/count");
    }

    private static boolean isCount(ScriptedHttp.Query query) {
        return query.request().target().equals("/count");
    }

    private static String more(ScriptedHttp.Query query) {
        return query.text("token").isPresent() ? "" : "\"next\":\"t\"";
    }

    private static Pages totalled(int size) {
        return byOffset(size).rows("/results").total("/total");
    }

    private static ScriptedHttp.Answer totalled(List<String> listed, ScriptedHttp.Query query) {
        return ok(body(page(listed, query.number("offset"), query.number("limit")), "\"total\":" + listed.size()));
    }

    private static SourceException tooLarge() {
        return new SourceException(Kind.PAGE_TOO_LARGE, "The MDM did not answer in time.", "Ask for less.");
    }
}
