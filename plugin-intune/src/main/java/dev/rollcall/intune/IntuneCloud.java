package dev.rollcall.intune;

import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.util.Arrays;

/** Microsoft's clouds: each has a host of its own for logins and one for Microsoft Graph. */
enum IntuneCloud {
    GLOBAL("global", "Global, also GCC", "https://login.microsoftonline.com", "https://graph.microsoft.com"),
    GCC_HIGH(
            "gcc-high",
            "US Government L4 (GCC High)",
            "https://login.microsoftonline.us",
            "https://graph.microsoft.us"),
    DOD("dod", "US Government L5 (DoD)", "https://login.microsoftonline.us", "https://dod-graph.microsoft.us"),
    CHINA("china", "China (21Vianet)", "https://login.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn"),
    /** One that came later: its two addresses are entered. */
    OTHER("other", "Another one, by its addresses", "", "");

    private final String value;
    private final String label;
    private final String login;
    private final String graph;

    IntuneCloud(String value, String label, String login, String graph) {
        this.value = value;
        this.label = label;
        this.login = login;
        this.graph = graph;
    }

    static IntuneCloud of(Settings settings) {
        var chosen = settings.text(IntuneSpec.CLOUD);
        return Arrays.stream(values())
                .filter(cloud -> cloud.value.equals(chosen))
                .findFirst()
                .orElseThrow();
    }

    static Setting.Choice[] choices() {
        return Arrays.stream(values())
                .map(cloud -> new Setting.Choice(cloud.value, cloud.label))
                .toArray(Setting.Choice[]::new);
    }

    String value() {
        return value;
    }

    /** Where tokens are given out. */
    URI login(Settings settings) {
        return this == OTHER ? settings.url(IntuneSpec.LOGIN_URL) : URI.create(login);
    }

    /** Where Microsoft Graph is; an address that was copied with a version is taken without it. */
    URI graph(Settings settings) {
        return this == OTHER
                ? URI.create(settings.url(IntuneSpec.GRAPH_URL).toString().replaceFirst("/(?:v1\\.0|beta)$", ""))
                : URI.create(graph);
    }
}
