package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PlatformException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How a GLPI works, as far as it matters to a sync.
 *
 * @param version such as {@code 10.0.19}; empty if it does not say
 * @param isUserCascading whether the user of a computer becomes the user of what is connected to it
 */
record Config(String version, boolean isUserCascading) {
    private static final String CASCADE = "is_user_autoupdate";
    private static final String INHERITED = "-2";

    static Config read(GlpiApi api) throws PlatformException, InterruptedException {
        var config = api.get("/getGlpiConfig").path("cfg_glpi");
        var version = GlpiText.at(config, "version");
        var cascade = GlpiText.at(config, CASCADE);
        return new Config(version, cascade.isEmpty() ? isOnInEntities(api) : !cascade.equals("0"));
    }

    /** 10 and older keep connections in another table. */
    boolean isBefore11() {
        var major = version.replaceFirst("[.].*", "");
        return !major.isEmpty() && GlpiText.number(major) < 11;
    }

    /**
     * Where the configuration does not say, entities do (read in GLPI's source, not measured). What can't be read, or is
     * inherited from an entity that is not shown, counts as on: then nobody is fought with.
     */
    private static boolean isOnInEntities(GlpiApi api) throws InterruptedException {
        List<JsonNode> entities;
        try {
            entities = api.list("/Entity", Set.of("id", CASCADE));
        } catch (PlatformException e) {
            return true;
        }
        var isRootShown = entities.stream().anyMatch(row -> GlpiText.id(row, "id") == 0);
        return entities.isEmpty()
                || entities.stream()
                        .map(row -> GlpiText.at(row, CASCADE))
                        .anyMatch(value -> !value.equals("0") && !(isRootShown && value.equals(INHERITED)));
    }
}
