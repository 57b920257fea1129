package dev.rollcall.intune;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.JwtAssertion;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** What Intune is and needs. */
final class IntuneSpec {
    static final String TENANT = "tenant";
    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String CERTIFICATE = "certificate";
    static final String SIGNATURE = "signature";
    static final String CLOUD = "cloud";
    static final String LOGIN_URL = "loginUrl";
    static final String GRAPH_URL = "graphUrl";
    static final String USERS = "users";
    static final String EMAIL_DOMAIN = "emailDomain";
    static final String TRUST_MANAGERS = "trustEnrolmentManagers";
    static final String USERLESS_IS_NOBODY = "userlessIsNobody";
    static final String VIRTUAL_MACHINES = "virtualMachines";

    /** A tenth of what Microsoft allows an app in an hour, so that a first sync is not drawn out by them. */
    static final int DETAILS_PER_HOUR = 36_000;

    /** Microsoft allows an app 2,000 requests in 20 seconds, and all apps of a tenant together twice that. */
    private static final Pace PACE = Pace.atOnce(4).limit(1_000, Duration.ofSeconds(20));

    /** Microsoft gives tokens for an assertion of ten minutes at most. */
    private static final Duration ASSERTION = Duration.ofMinutes(5);

    static final SourceSpec SPEC = SourceSpec.provider("intune", "Microsoft Intune", "Intune ID")
            .documentation("https://learn.microsoft.com/en-us/graph/api/intune-devices-manageddevice-list")
            .setting(Setting.text(TENANT, "Tenant")
                    .help("The Directory (tenant) ID: Entra admin center > App registrations > the app > Overview."
                            + " A verified domain such as acme.onmicrosoft.com will do.")
                    .pattern(
                            "[0-9A-Za-z](?:[0-9A-Za-z-]*\\.)+[A-Za-z-]{2,}|" + IntuneApi.GUID,
                            "an id such as 8c1f0b52-3d1e-4a57-9c53-0d6e6c1f2b11, or a domain of the tenant")
                    .required())
            .setting(Setting.text(CLIENT_ID, "Client ID")
                    .help("The Application (client) ID, on the same page. The app needs the application permission"
                            + " DeviceManagementManagedDevices.Read.All of Microsoft Graph, with admin consent.")
                    .pattern(IntuneApi.GUID, "an id such as 1b7c9e04-52d8-4f6a-8c3e-a90d4471f2e5")
                    .required())
            .setting(Setting.secret(CLIENT_SECRET, "Client secret")
                    .help("The Value of a client secret: the app > Certificates & secrets > New client secret. It is"
                            + " shown once. Leave it empty to use a certificate."))
            .setting(
                    Setting.secret(CERTIFICATE, "Certificate and private key")
                            .help(
                                    "In place of a client secret: one text in PEM with the private key, unencrypted, and its"
                                            + " certificate. Upload the certificate alone under Certificates & secrets > Certificates."))
            .setting(Setting.choice(
                            SIGNATURE,
                            "Signature",
                            new Setting.Choice("PS256", "PS256"),
                            new Setting.Choice("RS256", "RS256, for a cloud that does not know PS256"))
                    .help("How the proof by certificate is signed. Change it only where PS256 is refused.")
                    .defaultValue("PS256"))
            .setting(Setting.choice(CLOUD, "Cloud", IntuneCloud.choices())
                    .help("Microsoft's cloud in which the tenant is.")
                    .defaultValue(IntuneCloud.GLOBAL.value()))
            .setting(Setting.url(LOGIN_URL, "Login address")
                    .help("Only for another cloud: where it gives out tokens, such as https://login.example.com."))
            .setting(Setting.url(GRAPH_URL, "Graph address")
                    .help("Only for another cloud: where its Microsoft Graph is, such as https://graph.example.com."))
            .setting(Setting.choice(USERS, "Users from", IntunePolicy.Users.choices())
                    .help("Where the user of a device comes from. All but the device's record need the application"
                            + " permission User.Read.All as well, and more requests.")
                    .defaultValue(IntunePolicy.Users.DEVICE.value()))
            .setting(Setting.text(EMAIL_DOMAIN, "E-mail domain")
                    .help("Of a user's address and aliases in Entra ID, the one in this domain is taken. Leave it empty"
                            + " to take the address.")
                    .pattern("[0-9A-Za-z](?:[0-9A-Za-z-]*\\.)+[A-Za-z-]{2,}", "a domain such as example.com"))
            .setting(Setting.flag(TRUST_MANAGERS, "Trust enrolment managers")
                    .help("Whether the user of a device that a device enrolment manager enrolled is who holds it. Off:"
                            + " it is mostly the technician's account."))
            .setting(Setting.flag(USERLESS_IS_NOBODY, "Userless means nobody")
                    .help("Whether a device that was enrolled without a user is one that nobody holds. Off: it may be"
                            + " shared, and its assignee stays as it is."))
            .setting(Setting.flag(VIRTUAL_MACHINES, "Virtual machines and Cloud PCs")
                    .help("Whether to read these. If not, each is named as left out, and its asset stays as it is.")
                    .defaultValue("true"))
            .rules(IntuneRules::problems)
            .address(settings -> IntuneCloud.of(settings).graph(settings))
            .authentication(IntuneSpec::authentication)
            .pace(PACE)
            .faults(IntuneFaults::fault)
            .detailsPerHour(DETAILS_PER_HOUR)
            .build();

    private IntuneSpec() {}

    private static Authentication authentication(Settings settings) {
        var cloud = IntuneCloud.of(settings);
        var address = cloud.login(settings) + "/" + settings.text(TENANT) + "/oauth2/v2.0/token";
        var clientId = settings.text(CLIENT_ID);
        var certificate = settings.optionalSecret(CERTIFICATE);
        var grant = certificate.isPresent()
                ? Authentication.clientAssertion(address, clientId, assertion(settings, certificate.get()))
                : Authentication.clientCredentials(address, clientId, settings.secret(CLIENT_SECRET));
        return grant.scope(cloud.graph(settings) + "/.default");
    }

    private static JwtAssertion assertion(Settings settings, Secret pem) {
        var clientId = settings.text(CLIENT_ID);
        var algorithm = JwtAssertion.Algorithm.valueOf(settings.text(SIGNATURE));
        try {
            var certificate = IntuneCertificate.of(pem);
            return JwtAssertion.signedWith(algorithm, certificate.privateKey(), ASSERTION)
                    .claim("iss", clientId)
                    .claim("sub", clientId)
                    .certificate(certificate.pem());
        } catch (IntuneCertificate.UnusableException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The certificate was not checked before it was used.", e);
        }
    }
}
