package dev.rollcall.api.paging;

import static dev.rollcall.api.paging.MdmList.body;
import static dev.rollcall.api.paging.MdmList.ids;
import static dev.rollcall.api.paging.MdmList.page;
import static dev.rollcall.api.paging.MdmList.rows;
import static dev.rollcall.api.paging.ScriptedHttp.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.SourceRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where each style of paging begins, goes on and ends. */
final class PagesTest {
    private final RecordingSink sink = new RecordingSink();

    @Test
    void anOffsetWalkEndsWithAnEmptyPage() throws Exception {
        var mdm = new ScriptedHttp(query -> ok(rows(page(ids(7), query.number("offset"), query.number("limit")))));
        var report = byOffset(3).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(7));
        assertThat(report).isEqualTo(ReadReport.WITHOUT_TOTAL);
        assertThat(mdm.asked())
                .containsExactly(
                        "/list?offset=0&limit=3",
                        "/list?offset=3&limit=3",
                        "/list?offset=6&limit=3",
                        "/list?offset=7&limit=3");
    }

    @Test
    void aWalkGoesOnAfterAPageThatTheMdmCutSilently() throws Exception {
        var mdm = new ScriptedHttp(query -> ok(rows(page(ids(10), query.number("offset"), 4))));
        byOffset(100).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(10));
    }

    @Test
    void anOffsetWalkEndsWhenAsManyRowsCameAsTheTotal() throws Exception {
        var mdm = new ScriptedHttp(
                query -> ok(body(page(ids(6), query.number("offset"), query.number("limit")), "\"totalCount\":\"6\"")));
        var report = byOffset(3).rows("/results").total("/totalCount").read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(6));
        assertThat(report).isEqualTo(ReadReport.of(6));
        assertThat(mdm.asked()).hasSize(2);
    }

    @Test
    void aTotalInAHeaderCounts() throws Exception {
        var mdm = new ScriptedHttp(
                query -> ok(rows(page(ids(6), query.number("offset"), 3))).header("X-Total-Count", "6"));
        var report = byOffset(3).totalHeader("X-Total-Count").read(mdm, sink, MdmList::device);
        assertThat(report).isEqualTo(ReadReport.of(6));
        assertThat(mdm.asked()).hasSize(2);
    }

    @Test
    void aTotalThatIsNoNumberIsNone() throws Exception {
        var mdm = new ScriptedHttp(
                query -> ok(rows(page(ids(6), query.number("offset"), 3))).header("X-Total-Count", "None"));
        var report = byOffset(3).totalHeader("X-Total-Count").read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(6));
        assertThat(report).isEqualTo(ReadReport.WITHOUT_TOTAL);
    }

    @Test
    void aTotalBelowWhatCameEndsNothing() throws Exception {
        var mdm = new ScriptedHttp(
                query -> ok(rows(page(ids(9), query.number("offset"), 3))).header("X-Total-Count", "1"));
        byOffset(3).totalHeader("X-Total-Count").read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(9));
    }

    @Test
    void aTotalThatOnlyChecksNeverEndsTheWalk() throws Exception {
        var mdm = new ScriptedHttp(
                query -> ok(rows(page(ids(9), query.number("offset"), 3))).header("X-Total-Count", "3"));
        byOffset(3).totalHeader("X-Total-Count").totalOnlyChecks().read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(9));
    }

    @Test
    void anEmptyListWithATotalOfZeroIsWhole() throws Exception {
        var mdm = new ScriptedHttp(query -> ok(body(ids(0), "\"total\":0")));
        var report = byOffset(3).rows("/results").total("/total").read(mdm, sink, MdmList::device);
        assertThat(report).isEqualTo(ReadReport.of(0));
        assertThat(sink.ids()).isEmpty();
    }

    @Test
    void pagesAreNumberedFromZeroOrOne() throws Exception {
        for (var first = 0; first <= 1; first++) {
            var start = first;
            var mdm = new ScriptedHttp(query -> ok(rows(page(ids(5), (query.number("page") - start) * 2, 2))));
            var fresh = new RecordingSink();
            byNumber(first, 2).read(mdm, fresh, MdmList::device);
            assertThat(fresh.ids()).isEqualTo(ids(5));
            assertThat(mdm.asked()).hasSize(4).first().isEqualTo("/list?page=" + first + "&size=2");
        }
    }

    @Test
    void aCursorWalkEndsWhereThereIsNoneAndNotWithAnEmptyPage() throws Exception {
        var mdm = new ScriptedHttp(query -> switch (query.text("token").orElse("")) {
            case "" -> ok(body(ids(2), "\"next\":\"ab\""));
            case "ab" -> ok(body(ids(0), "\"next\":\"c\""));
            default -> ok("{\"results\":[{\"id\":\"3\"}],\"next\":null}");
        });
        byCursor().read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(3));
        assertThat(mdm.asked()).containsExactly("/list", "/list?token=ab", "/list?token=c");
    }

    @Test
    void theLastRowsIdLeadsOn() throws Exception {
        var mdm = new ScriptedHttp(query -> {
            var after = Integer.parseInt(query.text("after").orElse("0"));
            return ok(body(page(ids(5), after, 2), "\"has_more\":" + (after + 2 < 5)));
        });
        byLastRow().read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(5));
        assertThat(mdm.asked()).hasSize(3);
    }

    @Test
    void theMdmsOwnIdLeadsOnWhereThePluginQualifiesIt() throws Exception {
        var mdm = new ScriptedHttp(
                query -> ok(body(page(ids(3), Long.parseLong(query.text("after").orElse("0")), 2), "")));
        byLastRow().read(mdm, sink, row -> Device.withId(
                        "computer/" + row.json().path("id").asString())
                .build());
        assertThat(sink.ids()).containsExactly("computer/1", "computer/2", "computer/3");
    }

    @Test
    void aRejectedLastRowLeadsOnByItsId() throws Exception {
        var mdm = new ScriptedHttp(query -> query.text("after").isEmpty()
                ? ok("{\"results\":[{\"id\":\"1\"},{\"id\":\"x\"}],\"has_more\":true}")
                : ok("{\"results\":[{\"id\":\"3\"}],\"has_more\":false}"));
        byLastRow().read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).containsExactly("1", "3");
        assertThat(mdm.asked()).last().isEqualTo("/list?after=x");
    }

    @Test
    void aLastRowWithoutIdIsNoEnd() {
        var mdm = new ScriptedHttp(query -> ok("{\"results\":[{\"id\":\"1\"},{}],\"has_more\":true}"));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> byLastRow().read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.MALFORMED));
    }

    @Test
    void aNextLinkIsFollowedAsItIs() throws Exception {
        var mdm = new ScriptedHttp(query -> query.request().target().equals("/list")
                ? ok(body(ids(2), "\"@next\":\"https://mdm.example.com/v1/list?$skip=a%20b\""))
                : ok(body(ids(3), "")));
        Pages.nextLink("/@next", SourceRequest.get("/list").with("size", 2))
                .rows("/results")
                .read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(3));
        assertThat(mdm.asked()).containsExactly("/list?size=2", "https://mdm.example.com/v1/list?$skip=a%20b");
    }

    @Test
    void aNextLinkThatIsNoAddressIsNotTheEnd() {
        var mdm = new ScriptedHttp(query -> ok(body(ids(2), "\"next\":\"a b\"")));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Pages.nextLink("/next", SourceRequest.get("/list"))
                        .rows("/results")
                        .read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.MALFORMED));
    }

    @Test
    void theLinkHeaderIsFollowedToItsEnd() throws Exception {
        var mdm = new ScriptedHttp(query -> query.request().target().equals("/list")
                ? ok(rows(ids(2))).header("Link", "</list?x=0>; rel=\"first\", </list?x=1,2>; a=b; rel=\"last next\"")
                : ok(rows(ids(3))).header("Link", "<None>; rel=\"next\", </list>; rel=prev"));
        Pages.linkHeader(SourceRequest.get("/list")).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(3));
        assertThat(mdm.asked()).containsExactly("/list", "https://mdm.example.com/list?x=1,2");
    }

    @Test
    void aSingleAnswerIsAskedForOnce() throws Exception {
        var mdm = new ScriptedHttp(query -> ok(rows(ids(4))));
        Pages.single(SourceRequest.get("/list")).read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(4));
        assertThat(mdm.asked()).hasSize(1);
    }

    @Test
    void anAnswer204IsAnEmptyPage() throws Exception {
        var mdm = new ScriptedHttp(query -> query.number("offset") == 0 ? ok(body(ids(2), "")) : ok("").status(204));
        byOffset(2).rows("/results").read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEqualTo(ids(2));
    }

    @Test
    void anAnswer200WithoutBodyIsNotTheEnd() {
        var mdm = new ScriptedHttp(query -> query.number("offset") == 0 ? ok(rows(ids(2))) : ok(""));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> byOffset(2).read(mdm, sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.MALFORMED));
    }

    @Test
    void rowsThatAreNotThereAreNotUnderstood() {
        var mdm = new ScriptedHttp(query -> ok("{\"error\":\"x\"}"));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> byOffset(2).rows("/results").read(mdm, sink, MdmList::device))
                .withMessageContaining("/results")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.MALFORMED));
    }

    @Test
    void rowsMayBeMissingWhereTheProviderSaysSo() throws Exception {
        var mdm = new ScriptedHttp(query -> ok("{\"kind\":\"list\"}"));
        byOffset(2).rows("/results").rowsMissingWhenEmpty().read(mdm, sink, MdmList::device);
        assertThat(sink.ids()).isEmpty();
    }

    @Test
    void rowsMayBeMissingOnlyFromABodyThatSaysWhatItIs() throws Exception {
        var pages = byOffset(2).rows("/results").rowsMissingWhenEmpty("/kind", "list");
        pages.read(new ScriptedHttp(query -> ok("{\"kind\":\"list\"}")), sink, MdmList::device);
        assertThat(sink.ids()).isEmpty();
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> pages.read(new ScriptedHttp(query -> ok("{}")), sink, MdmList::device))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.MALFORMED));
    }

    @Test
    void aRecordThatCannotBeReadIsRejectedAndTheOthersCome() throws Exception {
        var mdm = new ScriptedHttp(query -> ok(
                query.number("offset") == 0
                        ? "[{\"id\":\"1\"},{\"id\":\"x\"},{},{\"id\":\"boom\"},{\"id\":\"2\"}]"
                        : "[]"));
        byOffset(5).read(mdm, sink, row -> {
            if (row.json().path("id").asString("").equals("boom")) {
                throw new ArithmeticException("secret");
            }
            return MdmList.device(row);
        });
        assertThat(sink.ids()).containsExactly("1", "2");
        assertThat(sink.rejected())
                .containsExactly(
                        "x: The id is no number.",
                        "null: The id is no number.",
                        "boom: The plugin can't read this record (ArithmeticException).");
    }

    @Test
    void aRejectedRecordCountsForTheTotal() throws Exception {
        var mdm = new ScriptedHttp(query -> ok("{\"results\":[{\"id\":\"1\"},{\"id\":\"x\"}],\"total\":2}"));
        var report = byOffset(2).rows("/results").total("/total").read(mdm, sink, MdmList::device);
        assertThat(report).isEqualTo(ReadReport.of(2));
        assertThat(sink.restarts()).isEmpty();
    }

    @Test
    void aFailureOfTheSinkIsNotLaidOnTheRecord() {
        var broken = new DeviceSink() {
            @Override
            public boolean accept(Device device) {
                throw new IllegalStateException("The disk is full.");
            }

            @Override
            public void reject(@Nullable String sourceId, String reason) {
                throw new AssertionError(reason);
            }

            @Override
            public void restart(String reason) {
                throw new AssertionError(reason);
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> byOffset(2).read(new ScriptedHttp(query -> ok(rows(ids(1)))), broken, MdmList::device))
                .withMessage("The disk is full.");
    }

    static Pages byOffset(int size) {
        return Pages.offset(
                size,
                page -> SourceRequest.get("/list").with("offset", page.offset()).with("limit", page.size()));
    }

    static Pages byNumber(int first, int size) {
        return Pages.numbered(first, size, page -> SourceRequest.get("/list")
                .with("page", page.number())
                .with("size", page.size()));
    }

    static Pages byCursor() {
        return Pages.cursor("/next", 2, page -> page.cursor()
                        .map(cursor -> SourceRequest.get("/list").with("token", cursor))
                        .orElseGet(() -> SourceRequest.get("/list")))
                .rows("/results");
    }

    private static Pages byLastRow() {
        return Pages.afterLastRow("/has_more", 2, page -> page.cursor()
                        .map(cursor -> SourceRequest.get("/list").with("after", cursor))
                        .orElseGet(() -> SourceRequest.get("/list")))
                .rows("/results");
    }
}
