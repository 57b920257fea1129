package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.reconcile.Rule;
import dev.rollcall.host.web.Browser.Page;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.StringUtils;

/** The pages of runs, changes and histories over a journal that was filled, on a host without a connection. */
class RunsPageTest {
    private static final Pattern CHANGE = Pattern.compile("/assets/(S[0-9]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"");
    private static final Instant DAY = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static FilledJournal journal;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home, Map.of());
        journal = new FilledJournal(host);
        host.person("ann", "OPERATOR");
        host.person("vic", "VIEWER");
        host.person("adam", "ADMIN");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void listsRunsByWhatIsAskedForAndPage() {
        for (var number = 0; number < 120; number++) {
            journal.run("Paged", Purpose.APPLY, RunState.SUCCEEDED, DAY.plusSeconds(60L * number));
        }
        journal.run("Paged", Purpose.PREVIEW, RunState.SUCCEEDED, DAY.plusSeconds(100_000));
        var browser = loggedIn("vic");

        var paths = new ArrayList<String>();
        var shown = 0;
        for (var next = "/runs?mode=APPLY&connection=Paged&state=SUCCEEDED&since=2026-11-20&until=2026-11-20";
                !next.isEmpty(); ) {
            var page = browser.get(next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            shown += StringUtils.countOccurrencesOf(page.body(), "Paged: sync<");
            paths.add(next);
            next = next(page);
        }

        assertThat(shown).isEqualTo(120);
        assertThat(paths).hasSize(3);
        assertThat(browser.get("/runs?mode=PREVIEW&connection=Paged").body())
                .contains("Paged: preview<")
                .doesNotContain("Paged: sync<");
        assertSays(browser.get("/runs?connection=Paged&until=2026-11-19"), 200, "No run is so");
        assertSays(browser.get("/runs?connection=&state=&mode=&since=&until="), 200, "Runs");
        assertSays(
                browser.get("/runs?since=2026-11-20&until=2026-11-19"), 422, "The last day is before the first one.");
        assertThat(browser.get("/runs?state=BROKEN").status()).isEqualTo(422);
        assertThat(browser.get("/runs?since=soon").status()).isEqualTo(422);
    }

    @Test
    void saysWhatThereWillBeWhereNothingIs() {
        var browser = loggedIn("vic");
        assertSays(browser.get("/runs/00000000"), 404, "There is no run 00000000.");
        assertSays(browser.get("/runs/nonsense"), 404, "Look at the list of runs");
        assertSays(browser.get("/assets/UNSEEN1"), 404, "Nothing was ever seen or written for it");
        assertSays(browser.get("/assets?asset=4711"), 404, "Nothing was ever seen or written for it");
        assertSays(browser.get("/assets"), 200, "Serial number of a device");
        assertSays(browser.get("/assets/None"), 422, "“None” is a placeholder that many devices share");
        assertThat(browser.get("/assets/UNSEEN1").body()).doesNotContain("Sync this device");
        assertSays(loggedIn("ann").get("/assets/UNSEEN1"), 404, "Sync this device");
        assertThat(host.get("/assets/UNSEEN1").status()).as("by a token").isEqualTo(404);
        assertThat(host.get("/runs").status()).as("by a token").isEqualTo(200);
    }

    @Test
    void pagesThroughThousandsOfChanges() {
        var run = journal.run("Large", Purpose.APPLY, RunState.PARTIAL, DAY);
        var changes = new ArrayList<FilledJournal.Entry>();
        for (var number = 0; number < 3_000; number++) {
            var isLate = number >= 2_900;
            changes.add(journal.entry(run, "S" + number)
                    .with(isLate ? ChangeKind.REPORT : ChangeKind.REASSIGN, isLate ? "R14" : "R21")
                    .in(isLate ? ChangeState.NOTED : number % 100 == 0 ? ChangeState.REFUSED : ChangeState.DONE));
        }
        journal.add(changes);
        var browser = loggedIn("vic");

        var first = browser.get("/runs/" + run);
        assertThat(first.body()).contains("3,000 changes and remarks", "Show all 100", "Show all 29", "R14");
        assertThat(serials(browser, "/runs/" + run)).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(serials(browser, "/runs/" + run + "?rule=R14&kind=REPORT&state=NOTED"))
                .hasSize(100)
                .startsWith("S2900");
        assertThat(serials(browser, "/runs/" + run + "?state=REFUSED")).hasSize(29);
        assertThat(serials(browser, "/runs/" + run + "?text=s1234")).containsExactly("S1234");
        assertThat(serials(browser, "/runs/" + run + "?text=person-of-s777%40")).containsExactly("S777");
        assertSays(browser.get("/runs/" + run + "?text=nowhere"), 200, "No change or remark is so.");
        assertSays(browser.get("/runs/" + run + "?kind=&state=&rule=&text="), 200, "3,000 changes and remarks");
        var sheet = browser.send(HttpRequest.newBuilder(
                        host.address("/api/v1/runs/" + run + "/changes.csv?state=NOTED&kind=REPORT&rule=R14"))
                .header("Accept", "*/*"));
        assertThat(sheet.body().split("\r\n")).hasSize(101);
    }

    @Test
    void showsBeforeAndAfterWithTheRuleTheReasonAndTheEvidence() {
        var run = journal.run("Told", Purpose.APPLY, RunState.SUCCEEDED, DAY);
        journal.add(List.of(journal.entry(run, "S5"), journal.entry(run, null).about("77")));
        var page = loggedIn("vic").get("/runs/" + run);

        assertThat(page.body())
                .contains("Old Holder", "person-of-S5@example.com", "/rules#R21", "Assigned to:", "becomes")
                .contains("What the MDM said", "Enrolled", "/assets/S5\"", "/assets?asset=77\"")
                .contains("The MDM shows another person", "Changes and remarks in the order of the run")
                .doesNotContain("??", "th:", "style=", "/revert", "/approve");
        assertThat(loggedIn("vic").get("/assets?asset=77").body()).contains("Asset 77", "Handed over", "/runs/" + run);
    }

    @Test
    void writesHostileNamesAsText() {
        var run = journal.run("<script>alert(1)</script>", Purpose.APPLY, RunState.SUCCEEDED, DAY);
        var hostile = "<img src=x onerror=alert(1)>'\"{0}${7*7}" + "x".repeat(10_000);
        journal.add(List.of(journal.entry(run, "S6").saying(hostile), journal.entry(run, "A/../B?C=1;D")));
        var browser = loggedIn("adam");
        var odd = "/assets?serial=A%2F..%2FB%3FC%3D1%3BD";
        for (var path : List.of("/runs", "/runs/" + run, "/assets/S6", odd, "/runs/" + run + "?text=%3Cimg&rule=%27")) {
            var page = browser.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("<img src=x", "<script>", "${49", "??");
        }
        assertThat(browser.get("/runs/" + run).body()).contains("&lt;img src=x", odd.substring(0, 20), "${7*7}");
    }

    @Test
    void explainsEveryRule() {
        var page = loggedIn("vic").get("/rules").body();
        for (var rule : Rule.values()) {
            assertThat(page).contains("id=\"" + rule.name() + "\"");
        }
        assertThat(page).doesNotContain("??");
    }

    @Test
    void showsEveryStateAndKindInWords() {
        var run = journal.run("Words", Purpose.APPLY, RunState.SUCCEEDED, DAY);
        var changes = new ArrayList<FilledJournal.Entry>();
        for (var state : ChangeState.values()) {
            changes.add(journal.entry(run, "S1").with(ChangeKind.CLEAR, "R22").in(state));
        }
        for (var kind : ChangeKind.values()) {
            changes.add(journal.entry(run, "S2").with(kind, "R99"));
        }
        journal.add(changes);
        var browser = loggedIn("adam");
        assertThat(browser.get("/runs/" + run).body()).doesNotContain("??").contains("R99");
        assertThat(browser.get("/assets/S2").body()).doesNotContain("??");
        for (var state : RunState.values()) {
            for (var purpose : Purpose.values()) {
                var one = journal.run("Words", purpose, state, DAY);
                assertThat(browser.get("/runs/" + one).body())
                        .as(state + " " + purpose)
                        .doesNotContain("??");
                journal.end(one);
            }
        }
    }

    private static List<String> serials(Browser browser, String first) {
        var serials = new ArrayList<String>();
        for (var next = first; !next.isEmpty(); ) {
            var page = browser.get(next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            CHANGE.matcher(page.body()).results().forEach(found -> serials.add(found.group(1)));
            next = next(page);
        }
        return serials;
    }

    private static String next(Page page) {
        var next = NEXT.matcher(page.body());
        return next.find() ? next.group(1).replace("&amp;", "&").replaceAll("#.*", "") : "";
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(host);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static void assertSays(Page page, int status, String words) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(words).doesNotContain("??", "''");
    }
}
