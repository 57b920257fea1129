package dev.rollcall.kandji;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What Iru is and needs. */
final class KandjiSpec {
    static final String API_URL = "apiUrl";
    static final String API_TOKEN = "apiToken";

    /** A fifth of what a tenant may ask in an hour; the rest is for the list, look-ups and the customer's other tools. */
    static final int DETAILS_PER_HOUR = 2_000;

    /**
     * All tokens of a tenant share 10,000 requests an hour and 50 a second. Room is left for the others, and the
     * headers tell when they have used it.
     */
    private static final Pace PACE = Pace.atOnce(4)
            .limit(20, Duration.ofSeconds(1))
            .limit(8_000, Duration.ofHours(1))
            .watching("ratelimit-remaining", "ratelimit-reset");

    static final SourceSpec SPEC = SourceSpec.provider("kandji", "Iru (Kandji)", "Kandji ID")
            .documentation("https://support.kandji.io/api")
            .setting(Setting.url(API_URL, "API URL")
                    .help("Copy it from Iru: Settings > Access shows it once there is a token. It looks like"
                            + " https://acme.api.kandji.io, https://acme.api.eu.kandji.io or"
                            + " https://acme.api.iru.com.")
                    .required())
            .setting(Setting.secret(API_TOKEN, "API token")
                    .help("Make one in Iru: Settings > Access > Add API Token. It is shown once, and needs the"
                            + " permissions Device list, Device ID and Device details.")
                    .pattern("[!-~]+", "the token alone, without blanks, such as 01234567-89ab-cdef-0123-456789abcdef")
                    .required())
            .rules(KandjiSpec::problems)
            .address(KandjiSpec::address)
            .authentication(settings -> Authentication.bearer(settings.secret(API_TOKEN)))
            .pace(PACE)
            .faults(KandjiApi::fault)
            .detailsPerHour(DETAILS_PER_HOUR)
            .build();

    private KandjiSpec() {}

    /** The address of the web console is so near that it is entered by mistake; it answers with a web page. */
    private static List<SettingProblem> problems(Settings settings) {
        var host = settings.url(API_URL).getHost().toLowerCase(Locale.ROOT);
        var isIru = host.endsWith(".kandji.io") || host.endsWith(".iru.com");
        var labels = List.of(host.split("\\."));
        if (!isIru || labels.contains("api") || labels.contains("clients")) {
            return List.of();
        }
        return List.of(new SettingProblem(
                API_URL,
                "API URL",
                "This is the address of Iru's web console.",
                "Enter the API URL that Settings > Access shows, such as https://acme.api.kandji.io."));
    }

    /** What is shown in examples with the API's own path is taken without it. */
    private static URI address(Settings settings) {
        return URI.create(settings.url(API_URL).toString().replaceFirst("/api(/v1)?$", ""));
    }
}
