package dev.rollcall.jamf;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Jamf Pro is and needs. */
final class JamfSpec {
    static final String URL = "url";
    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String COMPUTERS = "computers";
    static final String MOBILE_DEVICES = "mobileDevices";
    static final String WEBHOOK_SECRET = "webhookSecret";
    static final String PAGE_SIZE = "pageSize";

    /** Jamf's load balancer gives up after 90 seconds; its own 504 is to be seen. */
    private static final Duration TIMEOUT = Duration.ofSeconds(100);

    /** Above 2,000 the server silently gives 2,000. */
    private static final int LARGEST_PAGE = 2_000;

    /** Jamf names no rate, and asks for at most five connections at a time. */
    private static final int CONNECTIONS = 5;

    static final SourceSpec SPEC = SourceSpec.provider("jamf", "Jamf Pro", "Jamf ID")
            .documentation("https://developer.jamf.com/jamf-pro/docs/client-credentials")
            .setting(Setting.url(URL, "Server address")
                    .help("The address under which you open Jamf Pro, such as https://acme.jamfcloud.com, or"
                            + " https://jamf.example.com:8443 with port and path for a server of your own.")
                    .required())
            .setting(Setting.text(CLIENT_ID, "Client ID")
                    .help(
                            "Make an API client in Jamf Pro: Settings > System > API roles and clients. Its role needs the"
                                    + " privileges Read Computers and Read Mobile Devices."))
            .setting(Setting.secret(CLIENT_SECRET, "Client secret")
                    .help("Jamf Pro shows it once, when it is generated on the API client's page."))
            .setting(Setting.text(USERNAME, "User name")
                    .help("Only where there can be no API client: a local account with the privileges Read Computers"
                            + " and Read Mobile Devices. An account that signs in by SSO can't be used.")
                    .pattern("[^:]+", "a name without a colon"))
            .setting(Setting.secret(PASSWORD, "Password").help("The password of that account."))
            .setting(Setting.flag(COMPUTERS, "Computers")
                    .help("Whether to read the inventory of computers.")
                    .defaultValue("true"))
            .setting(Setting.flag(MOBILE_DEVICES, "Mobile devices")
                    .help("Whether to read the inventory of mobile devices.")
                    .defaultValue("true"))
            .setting(Setting.number(PAGE_SIZE, "Page size", 1, LARGEST_PAGE)
                    .help(
                            "How many devices to ask for at once. Smaller pages are asked for by themselves where Jamf Pro"
                                    + " is too slow for these.")
                    .defaultValue("200"))
            .setting(Setting.secret(WEBHOOK_SECRET, "Webhook secret")
                    .help(
                            "Only where webhooks of Jamf Pro are to tell of changes at once: 16 characters or more of your"
                                    + " own making, which Jamf Pro sends in the header X-Rollcall-Secret.")
                    .pattern("\\S{16,200}", "16 to 200 characters without a blank"))
            .rules(JamfRules::problems)
            .address(JamfSpec::address)
            .authentication(JamfSpec::authentication)
            .partitions(JamfSpec::partitions)
            .pace(Pace.atOnce(CONNECTIONS))
            .faults(JamfFaults::fault)
            .timeout(TIMEOUT)
            .build();

    private JamfSpec() {}

    static int pageSize(Settings settings) {
        return Math.toIntExact(settings.number(PAGE_SIZE));
    }

    /** An address that was copied with the path of an API is taken without it. */
    private static URI address(Settings settings) {
        return URI.create(settings.url(URL).toString().replaceFirst("/(?:api(?:/v[0-9]+|/doc)?|JSSResource)$", ""));
    }

    /** The path without a version has been there since there are API clients; the other is the one in Jamf's document. */
    private static Authentication authentication(Settings settings) {
        var clientId = settings.optionalText(CLIENT_ID);
        if (clientId.isEmpty()) {
            return Authentication.token(new JamfLogin(settings.text(USERNAME), settings.secret(PASSWORD)));
        }
        return Authentication.clientCredentials("/api/oauth/token", clientId.get(), settings.secret(CLIENT_SECRET))
                .orAt("/api/v1/oauth/token");
    }

    private static List<Partition> partitions(Settings settings) {
        var partitions = new ArrayList<Partition>();
        if (settings.flag(COMPUTERS)) {
            partitions.add(JamfInventory.COMPUTERS.partition());
        }
        if (settings.flag(MOBILE_DEVICES)) {
            partitions.add(JamfInventory.MOBILE_DEVICES.partition());
        }
        return partitions;
    }
}
