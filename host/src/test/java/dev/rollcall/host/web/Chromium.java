package dev.rollcall.host.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person before a real browser. Where there is none, the test is skipped with a message. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_STEPS = 200;
    private static final int HIGHEST = 1_600;
    private static final int QUALITY = 70;
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String AXE = axe();

    final ChromeDriver driver;
    private final URI host;

    private Chromium(ChromeDriver driver, URI host) {
        this.driver = driver;
        this.host = host;
    }

    /** Opens one on nothing yet, as wide as a laptop. */
    static Chromium open(ApiHost host) {
        return open(host.address("/"));
    }

    /** One for the host that has that address. */
    static Chromium open(URI host) {
        var browser = BROWSERS.stream().flatMap(name -> found(name).stream()).findFirst();
        var chromedriver = found("chromedriver");
        Assumptions.assumeTrue(
                browser.isPresent() && chromedriver.isPresent(),
                "Pages are not tried in a browser: chromium and chromedriver are not both on the path.");
        var options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                // They would take room from pages that phones give them.
                "--hide-scrollbars",
                // Else a button moves while it is clicked: pages scroll smoothly.
                "--force-prefers-reduced-motion",
                "--lang=en-US");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE);
        driver.manage().window().setSize(new Dimension(1440, 1000));
        return new Chromium(driver, host);
    }

    /** Where a program is on the path. */
    private static Optional<Path> found(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void go(String path) {
        driver.get(host.resolve(path).toString());
    }

    /** The path that is shown, with its query. */
    String path() {
        var address = URI.create(Objects.requireNonNull(driver.getCurrentUrl()));
        return address.getQuery() == null ? address.getPath() : address.getPath() + "?" + address.getQuery();
    }

    void logIn(String name) {
        go("/login");
        type("name", name);
        type("password", Browser.PASSWORD);
        one("main button[type=submit]").click();
        waitFor("the page after the login", () -> !path().startsWith("/login"));
    }

    /** Fills in what has that id or name. */
    void type(String field, String text) {
        var input = one("[id='" + field + "'], [name='" + field + "']");
        input.clear();
        input.sendKeys(text);
    }

    /** Chooses what begins so. */
    void choose(String field, String text) {
        one("select[name='" + field + "']").findElements(By.tagName("option")).stream()
                .filter(option -> option.getText().startsWith(text))
                .findFirst()
                .orElseThrow()
                .click();
    }

    /** The one element that a CSS selector names, when it is there. */
    WebElement one(String selector) {
        return Objects.requireNonNull(new WebDriverWait(driver, PATIENCE)
                .withMessage(selector + " on " + path())
                .until(shown -> shown.findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null)));
    }

    /** Whether something that a CSS selector names is shown now. */
    boolean shows(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** The button or link with that text. */
    void press(String text) {
        Objects.requireNonNull(new WebDriverWait(driver, PATIENCE)
                        .withMessage("a button '" + text + "' on " + path() + ", which says: " + text())
                        .until(shown -> shown.findElements(By.cssSelector("button, a, summary")).stream()
                                .filter(element -> element.getText().strip().equals(text) && element.isDisplayed())
                                .findFirst()
                                .orElse(null)))
                .click();
    }

    /** Whether there is a button or link with that text. */
    boolean offers(String text) {
        return driver.findElements(By.cssSelector("button, a, summary")).stream()
                .anyMatch(element -> element.getText().strip().equals(text));
    }

    /** All that a person reads. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until the page says it. */
    void awaitText(String text) {
        waitFor("'" + text + "'", () -> text().contains(text));
    }

    void waitFor(String what, BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(NoSuchElementException.class)
                .withMessage(() -> "waited for " + what + " on " + path() + ", which says: " + text())
                .until(shown -> condition.getAsBoolean());
    }

    /** Presses keys where the focus is. */
    void keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Goes on by the keyboard until what has that text, or that name, has the focus. */
    void tabTo(String text) {
        for (var steps = 0; steps < MOST_STEPS; steps++) {
            keys(Keys.TAB);
            var focused = driver.switchTo().activeElement();
            if (focused.getText().strip().equals(text) || text.equals(focused.getDomAttribute("name"))) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not get to '" + text + "' on " + path());
    }

    /** The status of the answer to a form that no page offers, sent with the CSRF token of this one. */
    int forge(String path) {
        var status = driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1]; const token = document.querySelector('[name=_csrf]').value;"
                        + "fetch(arguments[0], {method: 'POST', redirect: 'manual', body: new URLSearchParams({_csrf: token})})"
                        + ".then(answer => done(answer.status), () => done(-1))",
                path);
        return ((Number) Objects.requireNonNull(status)).intValue();
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void width(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** How much wider than the window the page is, in pixels: what makes people scroll sideways. */
    long overflow() {
        return ((Number) Objects.requireNonNull(driver.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth")))
                .longValue();
    }

    /** What axe-core has to say against the page, a line for each; empty if nothing. */
    List<String> violations() {
        driver.executeScript(AXE);
        var found = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations.flatMap("
                + "violation => violation.nodes.map(node => violation.id + ': ' + node.html.slice(0, 200) + ' '"
                + " + (node.any[0] || node.all[0] || node.none[0] || {}).message))), error => done([String(error)]))");
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(Object::toString).toList();
    }

    /** What the browser complained of since it was last asked: blocked by the policy, not found, broken scripts. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** The page as a picture, as much of it as people look at; what a .webp is named becomes one, all else a PNG. */
    void picture(Path file) {
        var size = (Map<?, ?>) Objects.requireNonNull(
                driver.executeCdpCommand("Page.getLayoutMetrics", Map.of()).get("cssContentSize"));
        var height = Math.min(HIGHEST, ((Number) Objects.requireNonNull(size.get("height"))).intValue());
        var isSmall = file.toString().endsWith(".webp");
        var picture = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        isSmall ? "webp" : "png",
                        "quality",
                        QUALITY,
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", size.get("width"), "height", height, "scale", 1)));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode((String) Objects.requireNonNull(picture.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String axe() {
        try (var script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
