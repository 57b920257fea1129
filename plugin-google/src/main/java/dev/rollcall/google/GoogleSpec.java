package dev.rollcall.google;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.JwtAssertion;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.time.Duration;

/** What Google is and needs. */
final class GoogleSpec {
    static final String KEY = "serviceAccountKey";
    static final String SUBJECT = "subject";
    static final String CUSTOMER = "customer";
    static final String ORG_UNIT = "orgUnit";
    static final String QUERY = "query";
    static final String USER_IS_KEPT = "annotatedUserIsKept";
    static final String API_URL = "apiUrl";

    /** The longest that Google takes; a clock that is behind by less does no harm so. */
    private static final Duration ASSERTION_LIFE = Duration.ofHours(1);

    /**
     * Google allows 2,400 requests a minute of one project for one user, here the administrator, and refuses too many at
     * once without a number. A quarter is left for what else works in that name.
     */
    private static final Pace PACE =
            Pace.atOnce(4).limit(30, Duration.ofSeconds(1)).limit(1_800, Duration.ofMinutes(1));

    static final SourceSpec SPEC = SourceSpec.provider("google", "Google ChromeOS", "Google ID")
            .documentation("https://developers.google.com/workspace/admin/directory/v1/guides/manage-chrome-devices")
            .setting(Setting.secret(KEY, "Service account key")
                    .help(
                            "The whole text of a service account's key file. Make it in Google Cloud: IAM & Admin > Service"
                                    + " Accounts > the account > Keys > Add key > Create new key > JSON.")
                    .required())
            .setting(Setting.text(SUBJECT, "Administrator")
                    .help("The e-mail address of the administrator in whose name devices are read. The role needs the"
                            + " privilege Services > Chrome Management > Manage Devices; domain-wide delegation needs the"
                            + " service account's client ID and the scope " + GoogleApi.SCOPE + ".")
                    .pattern("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+", "an e-mail address, such as admin@example.com")
                    .required())
            .setting(Setting.text(CUSTOMER, "Customer ID")
                    .help(
                            "my_customer is the administrator's own organisation. Another one's ID is in the Admin console"
                                    + " under Account > Account settings > Profile.")
                    .pattern("[A-Za-z0-9_]+", "my_customer, or an ID such as C01abcdef")
                    .defaultValue("my_customer"))
            .setting(Setting.text(ORG_UNIT, "Organizational unit")
                    .help(
                            "The full path of a unit, such as /Staff, to read only its devices and those of the units in it."
                                    + " Leave it empty to read all.")
                    .pattern("/.*|id:.+", "a full path that begins with a slash, such as /Staff/Berlin"))
            .setting(Setting.text(QUERY, "Query")
                    .help(
                            "Reads only the devices that the Admin console finds for it, such as status:provisioned. Leave it"
                                    + " empty to read all."))
            .setting(Setting.flag(USER_IS_KEPT, "An empty user means nobody")
                    .help("Switch it on only if your organisation keeps the field User of every device: then a device"
                            + " without one is taken for nobody's. Else it says nothing."))
            .setting(Setting.url(API_URL, "API address")
                    .help("Leave it as it is, unless your network reaches Google under an address of its own.")
                    .defaultValue("https://admin.googleapis.com"))
            .rules(GoogleRules::problems)
            .address(GoogleSpec::address)
            .authentication(GoogleSpec::authentication)
            .pace(PACE)
            .faults(GoogleFaults::fault)
            .build();

    private GoogleSpec() {}

    /** An address that was copied with the path of the API is taken without it. */
    static URI address(Settings settings) {
        return URI.create(settings.url(API_URL).toString().replaceFirst("/admin(/directory(/v1)?)?$", ""));
    }

    private static Authentication authentication(Settings settings) {
        var key = GoogleKey.of(settings.secret(KEY));
        var assertion = JwtAssertion.signedWith(JwtAssertion.Algorithm.RS256, key.privateKey(), ASSERTION_LIFE)
                .claim("iss", key.account())
                .claim("sub", settings.text(SUBJECT))
                .claim("scope", GoogleApi.SCOPE);
        var named = key.keyId().map(assertion::keyId).orElse(assertion);
        return Authentication.jwtBearer(key.tokenAddress(), named);
    }
}
