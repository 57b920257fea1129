package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with runs on their pages, on a whole host whose MDM shows no device any more: every end is held. */
class RunPageIT {
    private static final Pattern BOX = Pattern.compile("name=\"changes\" value=\"([0-9]+)\"");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiCompany api;

    private static String first = "";

    @BeforeAll
    static void open() {
        api = new ApiCompany(home);
        api.host.person("ann", "OPERATOR");
        api.host.person("vic", "VIEWER");
        api.host.person("ada", "ADMIN");
        first = api.ended(api.start("APPLY")).text("/id");
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @BeforeEach
    void bringBack() {
        api.company.kandji().bringBackAll();
    }

    @Test
    void showsHowFarARunIsAndCancelsIt() {
        var held = api.held();
        var path = "/runs/" + held.run().text("/id");
        var browser = loggedIn("ann");
        var page = browser.get(path);
        assertThat(page.body()).contains("Reading:", "Cancel the run", "hx-get=\"" + path + "/progress\"");
        assertThat(page.body()).contains("<noscript><meta http-equiv=\"refresh\"");
        var progress = browser.get(path + "/progress");
        assertThat(progress.body()).contains("Reading:", "aria-live=\"polite\"").doesNotContain("<html");
        assertThat(progress.head()).doesNotContainKey("hx-refresh");
        assertThat(browser.get("/runs").body()).contains("hx-get=\"/runs/on?shown=1\"", "Reading:");
        assertThat(browser.get("/runs/on?shown=1").body()).contains("Reading:").doesNotContain("<html");
        assertThat(loggedIn("vic").get(path).body()).doesNotContain("Cancel the run");

        browser.get(path);
        var cancelled = browser.post(path + "/cancel", Map.of());
        held.goOn().countDown();

        assertThat(cancelled.location()).endsWith(path);
        api.ended(held.run());
        assertSays(browser.get(path), 200, "ann cancelled it");
        assertThat(browser.get(path + "/progress").head()).containsEntry("hx-refresh", "true");
        assertThat(browser.get("/runs/on?shown=1").head()).containsEntry("hx-refresh", "true");
        browser.get(path);
        assertSays(browser.post(path + "/cancel", Map.of()), 409, "Only a run that is on can be cancelled.");
    }

    @Test
    void saysWhyChangesAreHeldAndWhatWillHappen() {
        var run = heldRun();
        var body = loggedIn("ann").get(run).body();
        assertThat(body)
                .contains("changes wait for a person", "complete and empty", "each is looked at anew first")
                .contains("Approve all", "Discard all", "Choose single ones", "R30")
                .doesNotContain("/revert");
        assertThat(loggedIn("vic").get(run).body())
                .contains("An OPERATOR approves or discards them.")
                .doesNotContain("Approve all");
        assertThat(loggedIn("vic").get(run + "?state=HELD").body()).doesNotContain("name=\"changes\"");
    }

    @Test
    void approvesAndDiscardsChosenChanges() {
        var run = heldRun();
        var browser = loggedIn("ann");
        var boxes = boxes(browser.get(run + "?state=HELD"));
        assertThat(boxes).hasSizeGreaterThan(3);
        assertThat(browser.get(run + "?state=HELD").body()).doesNotContain("checked=\"checked\"");
        assertThat(browser.get(run + "?state=HELD&all=true").body()).contains("checked=\"checked\"");

        assertSays(browser.post(run + "/approve", Map.of()), 422, "No change is chosen. Check at least one");
        assertSays(browser.post(run + "/discard", Map.of()), 422, "No change is chosen. Check at least one");
        assertSays(
                browser.post(run + "/approve", Map.of("changes", boxes.get(0), "all", "true")),
                422,
                "No change is chosen.");
        var discarded = browser.post(run + "/discard", Map.of("changes", boxes.get(0)));
        assertThat(discarded.location()).endsWith(run);
        assertSays(browser.get(run), 200, "The changes are discarded. Nothing was sent to anybody.");
        assertThat(boxes(browser.get(run + "?state=HELD"))).hasSize(boxes.size() - 1);
        assertSays(
                browser.post(run + "/approve", Map.of("changes", boxes.get(0))), 409, "holds no such change any more");

        var approved = browser.post(run + "/approve", Map.of("changes", boxes.get(1)));
        var approval = path(approved);
        assertThat(ended(browser, approval)).contains("what was approved", "Lifecycle end");
        assertThat(boxes(browser.get(run + "?state=HELD"))).hasSize(boxes.size() - 2);
        assertThat(browser.get(run).body())
                .contains("ann discarded what it held", "ann approved what it held", "href=\"" + approval + "\"");
    }

    @Test
    void approvesAllAndDiscardsAll() {
        var browser = loggedIn("ann");
        var run = heldRun();
        browser.get(run);
        browser.post(run + "/discard", Map.of("all", "true"));
        assertThat(browser.get(run).body()).doesNotContain("Approve all").contains("discarded");

        var another = heldRun();
        var boxes = boxes(browser.get(another + "?state=HELD"));
        // The tests that come later need assets that can be ended.
        browser.post(another + "/discard", Map.of("changes", String.join(",", boxes.subList(2, boxes.size()))));
        assertThat(ended(browser, path(browser.post(another + "/approve", Map.of("all", "true")))))
                .contains("what was approved");
        assertThat(browser.get(another).body()).doesNotContain("Approve all");
    }

    @Test
    void refusesWhatALaterRunReplaced() {
        var stale = heldRun();
        var browser = loggedIn("ann");
        var boxes = boxes(browser.get(stale + "?state=HELD"));
        heldRun();
        assertSays(
                browser.post(stale + "/approve", Map.of("changes", boxes.get(0))),
                409,
                "holds no such change any more");
        assertSays(browser.post(stale + "/discard", Map.of("all", "true")), 409, "holds no such change any more");
    }

    @Test
    void takesBackWhatARunWroteAfterItSaidWhatThatDoes() {
        var browser = loggedIn("ada");
        var written = "/runs/" + first;
        var boxes = boxes(browser.get(written + "?state=DONE"));
        assertThat(boxes).isNotEmpty();
        assertThat(browser.get(written).body()).contains("Take the run back", "Take back single changes");

        assertSays(
                browser.get(written + "/revert?changes=" + boxes.get(0)),
                200,
                "Afterwards no rule writes those fields");
        assertSays(browser.get(written + "/revert"), 409, "There is nothing to take back");
        assertSays(browser.post(written + "/revert", Map.of()), 422, "No change is chosen.");
        browser.get(written + "/revert?changes=" + boxes.get(0));
        var reverted = path(browser.post(written + "/revert", Map.of("changes", boxes.get(0))));
        assertThat(ended(browser, reverted)).contains("taking back");
        assertThat(browser.get(written).body()).contains("ada had it taken back");
        assertSays(browser.get(written + "/revert?all=true"), 200, "Take it back");
        assertSays(
                browser.post(written + "/revert", Map.of("changes", "999999")), 409, "There is nothing to take back");
    }

    @Test
    void appliesAPreviewOnce() {
        api.ended(api.start("APPLY"));
        var device = api.company.kandji().devices().findFirst().orElseThrow();
        api.company.kandji().osVersion(device.sourceId(), "99.1");
        var preview = "/runs/" + api.ended(api.start("PREVIEW")).text("/id");
        var browser = loggedIn("ann");
        assertThat(browser.get(preview).body())
                .contains("One change would be written", "Apply the preview", "would be written", "99.1")
                .doesNotContain("Take the run back");
        assertThat(loggedIn("vic").get(preview).body())
                .contains("An OPERATOR may apply it.")
                .doesNotContain("Apply the preview");
        browser.get(preview);
        assertThat(ended(browser, path(browser.post(preview + "/apply", Map.of()))))
                .contains("what a preview showed", "99.1");
        assertThat(browser.get(preview).body())
                .contains("a run has come in between")
                .doesNotContain("Apply the preview");
        assertSays(browser.post(preview + "/apply", Map.of()), 409, "a run has come in between");
        assertThat(api.host.get("/api/v1/audit?limit=5").body()).contains("preview applied");
    }

    @Test
    void letsNobodyDoWhatTheirRoleDoesNotAllowNorAFormOfAnotherSite() {
        var path = "/runs/" + first;
        var viewer = loggedIn("vic");
        for (var action : List.of("/cancel", "/apply", "/approve", "/discard", "/revert")) {
            viewer.get("/account");
            assertSays(viewer.post(path + action, Map.of("all", "true")), 403, "which does not allow this");
            assertThat(loggedIn("ada")
                            .plant(path + action, Map.of("all", "true"))
                            .location())
                    .endsWith("/login?stale");
        }
        var operator = loggedIn("ann");
        assertSays(operator.get(path + "/revert?all=true"), 403, "which does not allow this");
        operator.get("/account");
        assertSays(operator.post(path + "/revert", Map.of("all", "true")), 403, "which does not allow this");
        assertThat(operator.get(path + "?state=DONE").body()).doesNotContain("name=\"changes\"");
    }

    @Test
    void leadsToThePagesOfThePlatform() {
        var body = loggedIn("vic").get("/runs/" + first).body();
        var snipe = api.company.snipeIt().url().toString().replaceAll("/+$", "");
        assertThat(body).contains("href=\"" + snipe + "/hardware/").contains("href=\"/assets/");
    }

    /** A run that holds ends, because the MDM's list is empty. */
    private static String heldRun() {
        api.company.kandji().bringBackAll();
        api.ended(api.start("APPLY"));
        api.company.kandji().vanishAll();
        Answer run = api.ended(api.start("APPLY"));
        assertThat(run.text("/state")).as(run.body()).isEqualTo("HELD");
        return "/runs/" + run.text("/id");
    }

    private static List<String> boxes(Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return BOX.matcher(page.body()).results().map(box -> box.group(1)).toList();
    }

    private static String path(Page redirected) {
        assertThat(redirected.status()).as(redirected.body()).isEqualTo(302);
        return redirected.location().substring(redirected.location().indexOf("/runs/"));
    }

    private static String ended(Browser browser, String path) {
        return Awaitility.await().until(() -> browser.get(path).body(), body -> !body.contains("hx-get=\"" + path));
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(api.host);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static void assertSays(Page page, int status, String words) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(words).doesNotContain("??", "''");
    }
}
